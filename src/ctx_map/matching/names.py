"""Names in parts, and how far two spellings are apart."""

from __future__ import annotations

from dataclasses import dataclass

from ctx_map.vocabulary.folding import folded_words

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "master", "pc", "sgt", "unknown", "unk", "nk"})


@dataclass(frozen=True, slots=True)
class NameParts:
    """The first and the last name of a person, as names are compared. None where there is none."""

    first: str | None = None
    last: str | None = None


def name_parts(name: str | None) -> NameParts:
    """Return the parts of a name. A comma puts the last name first, and titles are left out."""
    last, comma, first = (name or "").partition(",")
    if comma:
        firsts, lasts = _words(first), _words(last)
        return NameParts(firsts[0] if firsts else None, lasts[-1] if lasts else None)
    words = _words(name or "")
    if not words:
        return NameParts()
    return NameParts(words[0], words[-1] if len(words) > 1 else None)


def _words(text: str) -> list[str]:
    return [word for word in folded_words(text) if word not in _TITLES]


def letters_apart(one: str, other: str) -> int:
    """Return how many letters are added, left out, changed or swapped with the next between two spellings."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, sign in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def spelling_words(one: str, other: str) -> str:
    """Return how two spellings differ: "differs by one letter"."""
    apart = letters_apart(one, other)
    return "differs by one letter" if apart == 1 else f"differs by {apart} letters"
