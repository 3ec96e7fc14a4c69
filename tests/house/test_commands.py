"""Every command explains itself: help with an example, and a place in the guide."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import click
import pytest
import typer.main

from ctx_map.analysis.registry import QUESTIONS
from ctx_map.cli.main import app
from ctx_map.export import EXPORTERS
from house.files import HOUSE

GUIDE = "\n".join(path.read_text("utf-8") for path in sorted((HOUSE / "docs" / "guide").glob("*.md")))
SIX = {"store", "as_at", "since", "until", "format", "purpose"}
ALSO_READING = (
    "map",
    "export",
    "audit",
    "audit disclosures",
    "verify",
    "matches",
    "meeting list",
    "meeting show",
    "meeting export",
)
"""Commands that are not questions and read the store."""


def _names(group: Any, before: str = "") -> Iterator[str]:
    """The name of every command, as it is typed after ctx-map. No question is loaded for it."""
    added = group.commands
    for name in group.list_commands(click.Context(group)):
        inside = added.get(name)
        if hasattr(inside, "commands"):
            yield from _names(inside, f"{before}{name} ")
        else:
            yield f"{before}{name}"


ROOT = typer.main.get_command(app)
COMMANDS = tuple(_names(ROOT))


def command(name: str) -> Any:
    """The command that is typed like this after ctx-map."""
    found: Any = ROOT
    for part in name.split():
        found = found.get_command(click.Context(found), part)
    return found


def test_every_question_is_a_command() -> None:
    assert set(QUESTIONS) <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_an_example_of_itself(name: str) -> None:
    assert f"Example: ctx-map {name}" in (command(name).help or "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_says_what_it_does(name: str) -> None:
    helps = {each.name: getattr(each, "help", None) or "" for each in command(name).params}
    assert [option for option, help_ in helps.items() if not help_.endswith(".")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_the_guide(name: str) -> None:
    assert f"ctx-map {name}" in GUIDE


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_a_format_is_in_the_table_of_the_guide(name: str) -> None:
    assert f"\n| `{name}` | " in GUIDE


@pytest.mark.parametrize("name", [*QUESTIONS, *ALSO_READING])
def test_a_command_that_reads_takes_the_six_options(name: str) -> None:
    assert {each.name for each in command(name).params} >= SIX


def test_help_does_not_load_what_it_does_not_need() -> None:
    program = (
        "import sys, ctx_map.cli.main\n"
        "sys.argv = ['ctx-map', '--help']\n"
        "try:\n    ctx_map.cli.main.main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'polars', 'numba', 'numpy', 'networkx', 'ladybug', 'neo4j', 'pydantic', 'streamlit', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
