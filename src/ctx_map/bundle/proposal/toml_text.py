"""A mapping as the text of its file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def mapping_text(written: Mapping[str, Any]) -> str:
    """Return the TOML of a mapping, one column on each line, as people write it by hand."""
    lines = [f"{name} = {_value(value)}" for name, value in written.items() if name != "source"]
    for source in written.get("source", ()):
        lines += ["", "[[source]]", *_source_lines(source)]
    return "\n".join(lines) + "\n"


def _source_lines(source: Mapping[str, Any]) -> Iterator[str]:
    for name, value in source.items():
        if name == "columns" and value:
            yield from (f"columns.{_key(ours)} = {_value(rule)}" for ours, rule in value.items())
        else:
            yield f"{name} = {_value(value)}"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _value(name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        # strings of JSON are strings of TOML, but for the one control character that JSON leaves as it is
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_value(each)}" for name, each in value.items()) + " }"
    return "[" + ", ".join(_value(each) for each in value) + "]"
