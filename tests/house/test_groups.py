"""Which tests stay in one process where several share them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SECOND_TRY, TOGETHER, group_of


def test_every_test_of_a_group_goes_to_the_process_of_the_group(request: pytest.FixtureRequest) -> None:
    """In the whole run these are some hundred tests; where only some files are asked for there may be none."""
    grouped = {item.nodeid: group for item in request.session.items if (group := group_of(item))}
    shared = "PYTEST_XDIST_WORKER" in os.environ
    assert [name for name, group in grouped.items() if shared and not name.endswith(f"@{group}")] == []


@pytest.mark.neo4j
def test_what_is_marked_belongs_to_a_group(request: pytest.FixtureRequest) -> None:
    assert group_of(request.node) == "neo4j"
    assert set(TOGETHER) >= {"neo4j", "browser"}


WAITED = "AssertionError('Locator expected to be visible. Expect with timeout 120000ms.')"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (WAITED, "None", "1 passed, 1 rerun"),
        (WAITED, WAITED, "1 failed, 1 rerun"),
        ('AssertionError("another number")', "None", "1 failed"),
    ],
    ids=["a page that was late once", "a page that never came", "a wrong answer"],
)
def test_only_a_page_that_was_late_gets_a_second_try_and_that_is_told(
    first: str, second: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "test_late.py").write_text(
        f"""import pytest

failures = [{first}, {second}]


@pytest.mark.flaky(reruns={SECOND_TRY.kwargs["reruns"]}, only_rerun={SECOND_TRY.kwargs["only_rerun"]!r})
def test_late() -> None:
    failure = failures.pop(0)
    if failure:
        raise failure
""",
        "utf-8",
    )
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-ra", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout.splitlines()[-1].startswith(f"{told} in")
