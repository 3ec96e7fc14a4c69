"""The text of a Cypher file: its header, its code without comments and strings, and what is outside all brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ctx_map.errors import StoreError

NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`", re.DOTALL)
"""Comments, strings and quoted names."""
_INSIDE = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_FIELD = re.compile(r"// (\w+):(.*)$")


def wrong_file(file: str, problem: str) -> StoreError:
    """The error for a Cypher file that cannot be used."""
    return StoreError(
        f"The statement file {file} cannot be used: {problem}. Install ctx-map again, or correct the file."
    )


def header_of(source: str, file: str, *, required: Sequence[str]) -> dict[str, str]:
    """The fields of the comment at the head of a file.

    Raises StoreError where a required field is missing.
    """
    fields: dict[str, str] = {}
    last = ""
    for line in source.splitlines():
        if not line.startswith("//"):
            break
        started = _FIELD.match(line)
        if started:
            last = started[1]
            fields[last] = started[2].strip()
        elif last:
            fields[last] = f"{fields[last]} {line[2:].strip()}".strip()
    missing = [field for field in required if field not in fields]
    if missing:
        raise wrong_file(file, f"its header has no {', '.join(missing)}")
    return fields


def listed(field: str) -> tuple[str, ...]:
    """The names in a field, which stand between commas."""
    return tuple(name.strip() for name in field.split(",") if name.strip())


def without_comments(source: str) -> str:
    """The text without its comments. Strings stay."""
    return NOT_CODE.sub(lambda found: "" if found[0].startswith(("//", "/*")) else found[0], source).strip()


def code_of(text: str) -> str:
    """The text in which each string and quoted name is an empty string, and no comment is left."""
    return NOT_CODE.sub(" '' ", text)


def outer_of(code: str) -> str:
    """The code outside all braces, brackets and parentheses; what is inside is blanked."""
    before = ""
    while before != code:
        before, code = code, _INSIDE.sub(" ", code)
    return code


def parameters_of(code: str) -> set[str]:
    """The names of the parameters that code uses."""
    return set(re.findall(r"\$(\w+)", code))


def difference(what: str, declared: set[str], used: set[str]) -> str:
    """What a header declares and the text does not use, and the reverse; empty where they agree."""
    words = []
    if declared - used:
        words.append(f"{what} declared and not used: {', '.join(sorted(declared - used))}")
    if used - declared:
        words.append(f"{what} used and not declared: {', '.join(sorted(used - declared))}")
    return "; ".join(words)
