"""How wide words are, near enough to keep them apart, and how a long name is broken into lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

_WIDTHS: Mapping[str, float] = {
    "iljt.,:;'’!|()[]": 0.31,
    " ": 0.26,
    "frsI-": 0.38,
    "acezkvxy": 0.47,
    "bdghnopqu0123456789": 0.53,
    "J": 0.35,
    "wm": 0.8,
    "MW": 0.9,
}
_CAPITAL, _OTHER = 0.68, 0.6
_BOLD = 1.08
_OF = {character: wide for characters, wide in _WIDTHS.items() for character in characters}
LONGEST = 18
"""Letters in a line of a name."""
NARROW = 12
LINES = 4


@lru_cache(maxsize=20_000)
def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide words are. Letters that are not known are taken as wide."""
    wide = sum(_OF.get(each, _CAPITAL if each.isupper() else _OTHER) for each in words)
    return wide * size * (_BOLD if bold else 1)


def wrapped(words: str, longest: int = LONGEST, lines: int = LINES) -> tuple[str, ...]:
    """The words in lines of about so many letters. What has no room ends in a sign that there is more."""
    found = [""]
    for word in words.split():
        joined = f"{found[-1]} {word}".strip()
        if not found[-1] or len(joined) <= longest:
            found[-1] = joined
        else:
            found.append(word)
    kept = found[:lines]
    if len(found) > lines:
        kept[-1] += " …"
    return tuple(line if len(line) <= longest + 10 else f"{line[: longest + 9]}…" for line in kept)


def widest(lines: Sequence[str], size: float, *, bold: bool = False) -> float:
    """How wide the widest of these lines is."""
    return max(width_of(line, size, bold=bold) for line in lines)


def cut_to(words: str, size: float, room: float) -> str:
    """The words, or as many letters as there is room for, with a sign that there is more."""
    if width_of(words, size) <= room:
        return words
    kept = words
    while kept and width_of(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if kept else ""
