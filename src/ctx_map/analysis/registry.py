"""All the questions: one for each file or folder in `analysis/questions`, found there and loaded when it is asked for.

A question is added by adding its file. The names and the first lines of the files are known without loading them, so
that `ctx-map --help` answers at once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ctx_map.analysis.question import Heading, Question

_FOLDER = Path(__file__).parent / "questions"


class Questions(Mapping[str, "Question[Any]"]):
    """The questions by name, in the order of their names."""

    def __getitem__(self, name: str) -> Question[Any]:
        if name not in question_files():
            raise KeyError(name)
        return _loaded(name)

    def __iter__(self) -> Iterator[str]:
        return iter(question_files())

    def __len__(self) -> int:
        return len(question_files())

    def __contains__(self, name: object) -> bool:
        return name in question_files()


QUESTIONS = Questions()
"""Every question by its name."""


def under_headings() -> Mapping[Heading, tuple[tuple[Question[Any], Mapping[str, object]], ...]]:
    """The questions under each heading, each with the options with which it answers the heading.

    The one that leads comes first, then the others in the order of their names.
    """
    from ctx_map.analysis.question import Heading  # noqa: PLC0415

    return {
        heading: tuple(
            (question, {} if question.heading is heading else question.also[heading])
            for question in sorted(QUESTIONS.values(), key=lambda each: not (each.leads and each.heading is heading))
            if question.heading is heading or heading in question.also
        )
        for heading in Heading
    }


def said_of(name: str) -> str:
    """The first line of a question's file: what it lists, in a sentence."""
    text = ast.get_docstring(ast.parse(question_files()[name].read_text("utf-8"))) or ""
    return text.partition("\n")[0]


@cache
def question_files() -> Mapping[str, Path]:
    """The file of each question by its name."""
    files = [path for path in _FOLDER.glob("*.py") if not path.name.startswith("_")]
    folders = [path / "__init__.py" for path in _FOLDER.iterdir() if (path / "__init__.py").exists()]
    named = {_name_of(path): path for path in (*files, *folders)}
    return dict(sorted(named.items()))


def _name_of(path: Path) -> str:
    stem = path.parent.name if path.name == "__init__.py" else path.stem
    return stem.replace("_", "-")


@cache
def _loaded(name: str) -> Question[Any]:
    module = import_module(f"ctx_map.analysis.questions.{name.replace('-', '_')}")
    found: Question[Any] = module.QUESTION
    return found
