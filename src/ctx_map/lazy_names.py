"""The public names of a package, each loaded when it is first used.

    if TYPE_CHECKING:
        from ctx_map.store.opening import open_store

    __all__ = ["open_store"]
    __getattr__, __dir__ = lazy_names(__name__, __file__)

Where a name comes from is written once, in the imports that a type checker reads. A package with a function that is
called like its module (`ctx_map.maps`) imports it as usual: otherwise Python would give the module in its place.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path


def lazy_names(package: str, file: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and the `__dir__` of a package whose file has its imports under `TYPE_CHECKING`."""

    def load(name: str) -> object:
        if name not in _homes(file):
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, called = _homes(file)[name]
        return getattr(import_module(module), called)

    def names() -> list[str]:
        return list(sys.modules[package].__all__)

    return load, names


@cache
def _homes(file: str) -> Mapping[str, tuple[str, str]]:
    """The module of each name, and what it is called there."""
    checked = (node for node in ast.parse(Path(file).read_text("utf-8")).body if _for_the_type_checker(node))
    imports = [each for node in checked for each in ast.walk(node) if isinstance(each, ast.ImportFrom)]
    return {name.asname or name.name: (str(each.module), name.name) for each in imports for name in each.names}


def _for_the_type_checker(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
