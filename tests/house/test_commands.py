"""Every command explains itself: help with an example, and a place in the guide."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from ctx_map.cli.main import app
from house.files import HOUSE

GUIDE = "\n".join(path.read_text("utf-8") for path in sorted((HOUSE / "docs" / "guide").glob("*.md")))
READING = [
    "shared-places",
    "shared-contacts",
    "pairs",
    "hotspots",
    "connect",
    "why",
    "map",
    "export",
    "audit",
    "verify",
]
SIX = {"store", "as_at", "since", "until", "format", "purpose"}


def commands() -> Iterator[tuple[str, Any]]:
    """Every command of the command line with its whole name."""

    def walk(group: Any, before: str) -> Iterator[tuple[str, Any]]:
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                yield from walk(command, f"{before}{name} ")
            else:
                yield f"{before}{name}", command

    yield from walk(typer.main.get_command(app), "")


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_an_example_of_itself(name: str) -> None:
    assert f"Example: ctx-map {name}" in (COMMANDS[name].help or "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_says_what_it_does(name: str) -> None:
    assert [each.name for each in COMMANDS[name].params if not getattr(each, "help", None)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_the_guide(name: str) -> None:
    assert f"ctx-map {name}" in GUIDE


@pytest.mark.parametrize("name", READING)
def test_a_command_that_reads_takes_the_six_options(name: str) -> None:
    assert {each.name for each in COMMANDS[name].params} >= SIX


def test_help_does_not_load_what_it_does_not_need() -> None:
    program = (
        "import sys, ctx_map.cli.main\n"
        "heavy = {'polars', 'numba', 'numpy', 'networkx', 'ladybug', 'neo4j', 'pydantic', 'streamlit', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
