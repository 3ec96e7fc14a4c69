"""There is one door: no module outside `governance` reads from a store, writes to one, or makes a view or a release."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
ALLOWED = ("src/ctx_map/governance/", "src/ctx_map/store/")
STATEMENT = re.compile(r"(read|load|schema)/")
SEALS = {"_SEAL", "_RELEASE_SEAL", "Sight"}


def _modules() -> list[Path]:
    found = [path for room in ("src", "app") for path in (HOUSE / room).rglob("*.py")]
    return [path for path in found if not str(path.relative_to(HOUSE)).startswith(ALLOWED)]


def _round_the_door(source: str) -> Iterator[str]:
    """What in this source goes round the door, with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _touches_a_store(node, node.func):
            yield f"line {node.lineno}: calls {node.func.attr} of a store"
        if isinstance(node, ast.ImportFrom) and SEALS & {alias.name for alias in node.names}:
            yield f"line {node.lineno}: imports a seal of the door"
        if isinstance(node, ast.Attribute) and node.attr in SEALS:
            yield f"line {node.lineno}: takes a seal of the door"


def _touches_a_store(call: ast.Call, method: ast.Attribute) -> bool:
    if method.attr not in {"read", "admit", "keep"}:
        return False
    named = any(
        isinstance(value, ast.Constant) and isinstance(value.value, str) and STATEMENT.match(value.value)
        for value in (*call.args, *(keyword.value for keyword in call.keywords))
    )
    return named or "store" in ast.unparse(method.value).lower()


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_module_outside_governance_goes_round_the_door(path: Path) -> None:
    assert list(_round_the_door(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "store.read('read/links', as_at='2026-05-01')",
        "the_store().read(name)",
        "self._store.admit(change)",
        "self._store.keep(records)",
        "x.read('read/people')",
        "x.read(statement='read/people')",
        "from ctx_map.governance.view import _SEAL",
        "from ctx_map.governance.sight import Sight",
        "view._SEAL",
    ],
)
def test_the_ways_round_the_door_are_known(source: str) -> None:
    assert list(_round_the_door(source))


@pytest.mark.parametrize(
    "source", ["file.read()", "intake.admit(checked)", "open_view(store, mandate)", "store.facts()"]
)
def test_the_way_through_the_door_is_free(source: str) -> None:
    assert not list(_round_the_door(source))
