"""The public names are held: nothing joins or leaves the list by accident, and each says what it does."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import ctx_map
import ctx_map.analysis
import ctx_map.governance
import ctx_map.governance.in_the_room
import ctx_map.governance.meetings
import ctx_map.sheets

PUBLIC = [
    "Audit",
    "Bundle",
    "CheckReport",
    "CheckedBundle",
    "CtxMapError",
    "Intake",
    "LoadReport",
    "Mandate",
    "Method",
    "Network",
    "Problem",
    "Release",
    "Result",
    "Store",
    "View",
    "Withheld",
    "check_bundle",
    "local_mandate",
    "open_audit",
    "open_intake",
    "open_store",
    "open_view",
    "read_bundle",
    "read_mandate",
]
MODULES = (
    ctx_map,
    ctx_map.governance,
    ctx_map.governance.in_the_room,
    ctx_map.governance.meetings,
    ctx_map.analysis,
    ctx_map.sheets,
)
NAMED = [(module, name) for module in MODULES for name in module.__all__]


def _ids(case: object) -> str:
    return case.__name__ if inspect.ismodule(case) else str(case)


def test_the_public_names_are_these_in_this_order() -> None:
    assert ctx_map.__all__ == PUBLIC
    assert dir(ctx_map) == PUBLIC


@pytest.mark.parametrize("module", MODULES, ids=_ids)
def test_every_public_name_is_there(module: object) -> None:
    names = module.__all__  # type: ignore[attr-defined]
    assert [name for name in names if not hasattr(module, name)] == []


@pytest.mark.parametrize(("module", "name"), NAMED, ids=_ids)
def test_a_public_name_says_what_it_does(module: object, name: str) -> None:
    thing = getattr(module, name)
    if not callable(thing):
        return
    _says_what_it_does(name, thing)
    if inspect.isclass(thing):
        for method_name, method in inspect.getmembers(thing, inspect.isfunction):
            if not method_name.startswith("_") and method.__qualname__.startswith(thing.__name__):
                _says_what_it_does(f"{name}.{method_name}", method)


def _says_what_it_does(name: str, thing: object) -> None:
    text = inspect.getdoc(thing) or ""
    assert len(text) >= 20, f"{name} has no docstring that says what it does"
    assert not text.startswith(f"{name}("), f"{name} has only the docstring that dataclass writes"
    assert text.splitlines()[0][0].isupper(), f"the docstring of {name} is not a sentence"
    assert text.rstrip()[-1] in '.:`"', f"the docstring of {name} does not end"


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'open_door'"):
        ctx_map.open_door  # noqa: B018


def test_importing_the_package_loads_no_database_and_no_data_frame() -> None:
    code = "import ctx_map, sys; print(sorted({'polars', 'ladybug', 'neo4j', 'networkx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
