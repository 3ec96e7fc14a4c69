"""What stands on a map in words: the two letters inside a shape, and the second line of a hover."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ctx_map.vocabulary.labels import Label

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def plain(word: str | None) -> str:
    """A recorded kind as it is read: `missing_episode` becomes "missing episode"."""
    return (word or "").replace("_", " ").strip()


def letters(name: str) -> str:
    """Two letters for inside a shape: of the first and the last word of a name, or the first two of its only word."""
    words: list[str] = _WORD.findall(name)
    if not words:
        return "–"
    if len(words) > 1 and not words[-1].isdigit():
        return (words[0][0] + words[-1][0]).upper()
    return words[0] if len(words[0]) <= 2 else words[0][:2].capitalize()


def about(node: Mapping[str, Any], style_words: str) -> str:
    """The second line of a hover: what it is, and for an event what is recorded of it."""
    kind = plain(node["kind"])
    if node["label"] == Label.PERSON or not kind:
        return style_words
    if node["label"] == Label.EVENT:
        harms = ", ".join(plain(harm) for harm in (node["harms"] or "").split(";") if harm)
        return f"Event: {kind}" + (f" ({harms})" if harms else "")
    return f"{style_words}: {kind}"
