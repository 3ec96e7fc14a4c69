"""Every answer about the sample town can be read aloud: in plain words, with a short finding first."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.test_questions import FILES
from ctx_map.analysis.question import Question, Written
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.cli.main import app
from ctx_map.store import open_store
from ctx_map.vocabulary.agencies import NAMES
from house.test_plain_english import faults
from sample.town import AS_AT, FIRST, audit_of, load_town

UNNAMED = re.compile(
    "|".join(rf"(?<![\w:]){slug}(?![\w:-])|\b{slug.replace('-', ' ')}\b" for slug in FIRST if NAMES[slug] != slug)
)
"""An agency as it was loaded, or the same with spaces. An id, such as childrens-services:YP01, is none."""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine whose store holds the town."""
    room = tmp_path_factory.mktemp("read_aloud")
    store = open_store(str(room / "store"))
    load_town(store, audit_of(store, room))
    store.close()
    environment = {"CTX_MAP_STORE": str(room / "store"), "CTX_MAP_DATA_DIR": str(room), "CTX_MAP_MANDATE": ""}
    return environment | {"COLUMNS": "300"}


def asked(question: Question[object], words: list[str], machine: dict[str, str]) -> str:
    """What the command line prints for these words."""
    for name, option in question.explained.items():
        flag = option.flag or f"--{name.replace('_', '-')}"
        if option.file and flag in words:
            Path(words[words.index(flag) + 1]).write_text(FILES[option.file], "utf-8")
    done = CliRunner().invoke(app, [*words, "--as-at", AS_AT.isoformat()], env=machine, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def commands(question: Question[object]) -> list[list[str]]:
    """The example of a question, and the question without options where it can be asked like that."""
    example = shlex.split(question.example)[1:]
    must_have = any(field.is_required() for field in question.options.model_fields.values())
    return [example] if question.compares or must_have else [example, [question.name]]


ASKED = [(name, words) for name in QUESTIONS for words in commands(QUESTIONS[name])]


@pytest.fixture(params=ASKED, ids=[" ".join(words) for _, words in ASKED])
def printed(
    request: pytest.FixtureRequest, machine: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    name, words = request.param
    monkeypatch.chdir(tmp_path)
    return asked(QUESTIONS[name], list(words), machine)


def test_an_answer_can_be_read_aloud(printed: str) -> None:
    heading, finding, *rest = printed.split("\n\n")
    assert len(heading.splitlines()) == 2
    # the finding comes first, and is short
    lines = textwrap.wrap(finding, 100)
    assert len(lines) <= 2, finding
    # sentences are plain English
    spoken = [*finding.splitlines(), *(rest[-1].splitlines() if rest else ())]
    assert [(line, faults(line)) for line in spoken if faults(line)] == []
    # agencies have names
    assert UNNAMED.findall(printed) == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_column_of_agencies_is_written_as_their_names(name: str) -> None:
    columns = [column for column in QUESTIONS[name].columns if "agenc" in column.field]
    assert [column.field for column in columns if column.written is not Written.AGENCIES] == []
