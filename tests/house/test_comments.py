"""A long function has a line of comment above each of its steps, so that it can be read without being worked out."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.files import text_of, tracked

LONG = 25
"""Lines of code, without the signature, the docstring, comments and blank lines, above which comments are needed."""
STEP = 12
"""Lines of code that one comment may stand for."""
LONG_KERNEL = 12
"""The same as `LONG` in a file of kernels, whose arithmetic says nothing by its names."""
CODE = [path for path in tracked(".py") if path.parts[0] in ("src", "app", "scripts")]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_few_comments(text: str, *, long: int = LONG) -> Iterator[str]:
    """The long functions of a file that have fewer comments than steps of `STEP` lines."""
    kinds = _kinds(text)
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, Function):
            code, comments = _counted(function, kinds)
            if code > long and comments < code // STEP:
                yield f"{function.name}: {code} lines of code, {comments} comments"


def _kinds(text: str) -> dict[int, set[str]]:
    """What is on each line: code, a comment, or both."""
    found: dict[int, set[str]] = {}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            found.setdefault(token.start[0], set()).add("comment")
        elif token.string.strip() and token.type != tokenize.ENDMARKER:
            for line in range(token.start[0], token.end[0] + 1):
                found.setdefault(line, set()).add("code")
    return found


def _counted(function: Function, kinds: dict[int, set[str]]) -> tuple[int, int]:
    """The lines of code of a function's body, and the lines that are comments alone."""
    # a comment may be above the first statement, right after the docstring or the signature
    said = function.body[0].end_lineno if ast.get_docstring(function) else function.body[0].lineno - 1
    lines = [kinds.get(line, set()) for line in range((said or 0) + 1, (function.end_lineno or 0) + 1)]
    return sum("code" in each for each in lines), sum(each == {"comment"} for each in lines)


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_long_function_has_a_comment_above_each_step(path: Path) -> None:
    assert list(too_few_comments(text_of(path), long=LONG_KERNEL if "kernels" in path.stem else LONG)) == []


def test_a_long_function_without_comments_is_found() -> None:
    lines = "\n".join(f"    x{n} = {n}" for n in range(30))
    said = lines.replace("    x0", "    # one\n    x0").replace("    x15", "    # two\n    x15")
    assert list(too_few_comments(f'def f():\n    """Said."""\n{lines}\n')) == ["f: 30 lines of code, 0 comments"]
    assert list(too_few_comments(f'def f():\n    """Said."""\n{said}\n')) == []
