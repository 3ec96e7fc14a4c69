"""What a server can count: an engine in each file here that is called like a question.

Each is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ctx_map.analysis.registry import question_files

if TYPE_CHECKING:
    from ctx_map.governance.in_server.engine import Engine

_FOLDER = Path(__file__).parent


class Engines(Mapping[str, "Engine"]):
    """The engines by the name of the question, in the order of the names."""

    def __getitem__(self, name: str) -> Engine:
        if name not in _modules():
            raise KeyError(name)
        found: Engine = import_module(f"{__package__}.{_modules()[name]}").ENGINE
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_modules())

    def __len__(self) -> int:
        return len(_modules())

    def __contains__(self, name: object) -> bool:
        return name in _modules()


ENGINES = Engines()
"""What a server can count, by the name of the question."""


@cache
def _modules() -> Mapping[str, str]:
    stems = {name: name.replace("-", "_") for name in question_files()}
    return {name: stem for name, stem in stems.items() if (_FOLDER / f"{stem}.py").exists()}
