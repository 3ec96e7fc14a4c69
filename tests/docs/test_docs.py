"""The documentation does what it says: every block runs and prints what stands below it; every link leads somewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from docs.pages import HOUSE, PAGES, Step, agrees, run, steps
from docs.town import environment_with_town
from house.files import tracked

LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
RUNNING = [page for page in PAGES if list(steps(page.read_text("utf-8")))]


def _ids(page: Path) -> str:
    return str(page.relative_to(HOUSE))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return environment_with_town(tmp_path_factory.mktemp("town"), os.environ)


@pytest.mark.parametrize("page", RUNNING, ids=_ids)
def test_the_blocks_of_a_page_run_and_print_what_stands_below_them(
    page: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    for step in steps(page.read_text("utf-8")):
        printed = run(step, tmp_path, environment)
        told = f"{step.source}\nprints now:\n{printed}\nthe page says:\n{step.says}"
        assert not step.held or agrees(step.says, printed), told
        assert "Traceback" not in printed


def test_blocks_that_run_are_found_and_compared() -> None:
    page = "```console\n$ echo a; echo b; echo c\na\n…\nc\n$ echo d\ne\n```\n"
    page += "```python\nprint(1)\n```\n```text\n1\n```\n"
    found = list(steps(page))
    printed = [run(step, HOUSE, os.environ) for step in found]
    assert [agrees(step.says, text) for step, text in zip(found, printed, strict=True)] == [True, False, True]


def test_a_command_in_this_process_prints_what_the_program_prints(tmp_path: Path, environment: dict[str, str]) -> None:
    commands = ("pairs --min-shared none", 'why "a|b" --format csv 2> account.txt; echo "ended with $?"')
    for command in commands:
        lines = (f"ctx-map {command}", f"true; ctx-map {command}")
        here, started = (run(Step("console", each, "", (0, 0)), tmp_path, environment) for each in lines)
        assert here == started != ""


@pytest.mark.parametrize("page", [path for path in tracked(".md") if path.parts[0] != "tests"], ids=str)
def test_the_links_of_a_page_lead_to_files_that_are_there(page: Path) -> None:
    folder = (HOUSE / page).parent
    links = LINK.findall((HOUSE / page).read_text("utf-8"))
    assert [link for link in links if not (folder / link).exists()] == []


def test_the_verbs_and_scripts_that_pages_name_are_there() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (*PAGES, HOUSE / "CONTRIBUTING.md"))
    verbs = set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)$", text, re.MULTILINE))
    makefile = (HOUSE / "Makefile").read_text("utf-8")
    assert {verb for pair in verbs for verb in pair if verb and f"\n{verb}:" not in makefile} == set()
    files = set(re.findall(r"\b(?:scripts|requirements|tests/bench)/[\w./-]*\w", text))
    assert {name for name in files if not (HOUSE / name).exists()} == set()
