"""The sentences that users read: in the code of the package and the app, in scripts of pages, in templates, in the
guide and the README.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from house.files import text_of, tracked

GAP = "…"
"""Stands for a value that is only known when a sentence is said."""
WORDS_OF = frozenset({"help", "label", "heading", "title", "asks", "order", "caveat", "definition", "epilog"})
"""Keyword arguments whose texts users read even if they are not whole sentences."""
CALLS = frozenset({"Option", "Column", "Question", "Method"})
"""Calls whose positional texts users read."""
_CODE = re.compile(r"^(```|~~~).*?^\1$|^    .*?$|`[^`\n]*`|<!--.*?-->|\]\([^)]*\)", re.MULTILINE | re.DOTALL)
MAPS = ("src", "ctx_map", "maps")
_SCRIPT = re.compile(
    r"""//[^\n]*|/\*.*?\*/|(?<=[(=,:\[!&|?{};\s])/(?![*/\s])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"""
    r"""|"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)'|`(?P<template>(?:[^`\\$]|\\.|\$(?!\{)|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\})*)`""",
    re.DOTALL,
)
_GAPS = re.compile(r"\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}")
_TAGS = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>|\{[{%#].*?[}%#]\}", re.DOTALL)


def files_with_prose() -> list[Path]:
    """The tracked files that hold sentences for users."""
    code = [path for path in tracked(".py") if path.parts[0] in ("src", "app")]
    code += tracked(".js")
    templates = [path for path in tracked(".html") if path.parts[0] in ("src", "app")]
    guide = [path for path in tracked(".md") if path == Path("README.md") or path.parts[:2] == ("docs", "guide")]
    return [*code, *templates, *guide]


def sentences_in(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the text of each sentence in a file."""
    text = text_of(path)
    if path.suffix == ".py":
        yield from sentences_in_code(text, labels=path.parts[:3] == MAPS)
    elif path.suffix == ".js":
        yield from sentences_in_script(text)
    else:
        plain = _TAGS.sub(_blank, text) if path.suffix == ".html" else _CODE.sub(_blank, text)
        yield from ((number, line.strip()) for number, line in enumerate(plain.splitlines(), start=1) if line.strip())


def sentences_in_script(text: str) -> Iterator[tuple[int, str]]:
    """The line and the text of each string of words in a JavaScript file. A comment or a regular expression is none."""
    for found in _SCRIPT.finditer(text):
        written = found["double"] or found["single"] or _GAPS.sub(GAP, found["template"] or "")
        if " " in written and written.lstrip(GAP)[:1].isalpha():
            yield text.count("\n", 0, found.start()) + 1, written


def sentences_in_code(text: str, *, labels: bool = False) -> Iterator[tuple[int, str]]:
    """The line and the text of each string in a Python file that reads like a sentence, or is shown to users.

    With `labels`, every string of words is shown, as those of a map's legend are.
    """
    tree = ast.parse(text)
    silent = set(_not_said(tree))
    shown = set(_shown(tree))
    for node in ast.walk(tree):
        said = _said(node)
        if said is None or id(node) in silent:
            continue
        if id(node) in shown or (labels and " " in said.strip(" ;")) or (" " in said and said.rstrip()[-1:] in ".?!"):
            yield node.lineno, said  # type: ignore[attr-defined]


def _said(node: ast.AST) -> str | None:
    """The text of a string, with gaps for its values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else GAP for part in node.values)
    return None


def _not_said(tree: ast.AST) -> Iterator[int]:
    """Strings that stand alone, which are docstrings, and the parts of longer strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield id(node.value)
        if isinstance(node, ast.JoinedStr):
            yield from (id(part) for part in node.values)


def _shown(tree: ast.AST) -> Iterator[int]:
    """Strings that users read because of where they are given."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        yield from (id(each.value) for each in node.keywords if each.arg in WORDS_OF)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CALLS:
            yield from (id(each) for each in node.args if _said(each) and " " in (_said(each) or ""))


def _blank(found: re.Match[str]) -> str:
    """Line ends alone, so that the numbers of lines stay right."""
    return GAP + "\n" * found[0].count("\n")
