"""What stands on a map in words: labels, the two letters inside, dates, and the second line of a hover."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ctx_map.vocabulary.labels import Label

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def plain(word: str | None) -> str:
    """A recorded kind as it is read: `missing_episode` becomes "missing episode"."""
    return (word or "").replace("_", " ").strip()


def day_words(moment: str | None, *, short: bool = False) -> str:
    """A day or moment as people write it: 12 November 2026 (12 Nov 2026). A partial one stays partial."""
    parts = (moment or "")[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return moment or ""
    words = [parts[0]]
    if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
        name = MONTHS[int(parts[1]) - 1]
        words.insert(0, name[:3] if short else name)
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def letters(name: str) -> str:
    """Two letters for inside a shape: of the first and the last word of a name, or the first two of its only word."""
    words: list[str] = _WORD.findall(name)
    if not words:
        return "–"
    if len(words) > 1 and not words[-1].isdigit():
        return (words[0][0] + words[-1][0]).upper()
    return words[0] if len(words[0]) <= 2 else words[0][:2].capitalize()


def label_of(node: Mapping[str, Any]) -> str:
    """What a node is called on the map. Never empty, never its key."""
    name = str(node["name"] or "").strip()
    if name:
        return name
    if node["label"] == Label.PERSON:
        return "Not identified" if node["kind"] == "unidentified" else "No name recorded"
    if node["label"] == Label.EVENT:
        return _event(node)
    kind = plain(node["kind"])
    return kind[:1].upper() + kind[1:] if kind else f"{Label(node['label']).words.capitalize()}, no name"


def _event(node: Mapping[str, Any]) -> str:
    kind = plain(node["kind"]) or "event"
    day = day_words(node["occurred_from"], short=True)
    return kind[:1].upper() + kind[1:] + (f", {day}" if day else "")


def about(node: Mapping[str, Any], style_words: str) -> str:
    """The second line of a hover: what it is, and for an event what is recorded of it."""
    kind = plain(node["kind"])
    if node["label"] == Label.PERSON or not kind:
        return style_words
    if node["label"] == Label.EVENT:
        harms = ", ".join(plain(harm) for harm in (node["harms"] or "").split(";") if harm)
        return f"Event: {kind}" + (f" ({harms})" if harms else "")
    return f"{style_words}: {kind}"
