"""A command loads what it needs and no more, because people wait for what is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.test_questions import arguments
from ctx_map.analysis.registry import QUESTIONS

__all__ = ["arguments"]

PROGRAM = """
import json, sys
from ctx_map.cli.main import main
try:
    main()
except SystemExit as ended:
    assert not ended.code
print(json.dumps(sorted(sys.modules)))
"""
NEVER = {
    "ctx_map.governance.intake.intake",
    "ctx_map.maps",
    "jinja2",
    "neo4j",
    "networkx",
    "numba",
    "pandas",
    "scipy",
    "streamlit",
}
"""What takes a while to load, and is for loading files, drawing, servers and large towns."""
BUT: Mapping[str, set[str]] = {
    "areas": {"numba", "pandas", "scipy"},
    "bridges": {"scipy"},
    "disproportionality": {"scipy"},
    "groups": {"scipy"},
    "hotspots": {"scipy"},
    "stability": {"scipy"},
    "what-if": {"scipy"},
}
"""What a question needs all the same: for intervals of a ratio, for distances, and to find groups."""
BUILDS_ON: Mapping[str, set[str]] = {
    "between": {"shared-contacts"},
    "bridges": {"shared-contacts"},
    "stability": {"shared-contacts", "shared-places"},
    "what-if": {"protective"},
}
"""The questions that are worked out with another."""
FILES_ONLY = {"ladybug", "numpy", "polars", "pyarrow"}
"""What reads a store. The audit is a file of its own."""

Loads = Callable[..., set[str]]


@pytest.fixture
def loads(town: Run, tmp_path: Path) -> Loads:
    """The modules that a command has loaded when it has printed its answer."""
    del town

    def of(*asked: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *asked],
            cwd=tmp_path,
            env={**os.environ, "CTX_MAP_DATA_DIR": str(tmp_path / "data")},
            capture_output=True,
            text=True,
            check=True,
        )
        return set(json.loads(done.stdout.splitlines()[-1]))

    return of


def test_a_question_loads_no_more_than_it_needs(loads: Loads, arguments: list[str]) -> None:
    name = arguments[0]
    loaded = loads(*arguments)
    others = {each for each in QUESTIONS if f"ctx_map.analysis.questions.{each.replace('-', '_')}" in loaded}
    assert sorted((loaded & NEVER) - BUT.get(name, set())) == []
    assert others - {name} <= BUILDS_ON.get(name, set())


def test_the_audit_is_read_without_opening_the_store(loads: Loads) -> None:
    assert sorted(loads("audit") & (NEVER | FILES_ONLY)) == []
