"""Parts of sentences: numbers with their nouns, and lists."""

from __future__ import annotations

from collections.abc import Sequence

PLURALS = {
    "person": "people",
    "young person": "young people",
    "place or adult": "places or adults",
    "place or contact": "places or contacts",
    "home or placement": "homes or placements",
}
BOTH = 2
"""How many are called both."""
SMALLEST_SHARE = 0.005
"""What would be rounded to nothing."""


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun: "1 place", "3 places"."""
    return f"{number:,} {noun if number == 1 else PLURALS.get(noun, noun + 's')}"


def part_of(part: int, whole: int, noun: str) -> str:
    """Return a part of a whole: "3 of the 7 links", "all 7 links", "both links", "the one link", "no link"."""
    if not part:
        return f"none of the {count_of(whole, noun)}" if whole > 1 else f"no {noun}"
    if part != whole:
        return f"{part:,} of the {count_of(whole, noun)}"
    several = PLURALS.get(noun, noun + "s")
    return f"the one {noun}" if whole == 1 else f"both {several}" if whole == BOTH else f"all {whole:,} {several}"


def sentence_start(words: str) -> str:
    """Return words with a capital letter, as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def share_words(share: float) -> str:
    """Return a share (0 to 1) as a percentage: "4%", and "less than 1%" for what is not nothing."""
    return "less than 1%" if 0 < share < SMALLEST_SHARE else f"{share:.0%}"


def read_list(words: Sequence[str], *, most: int = 5) -> str:
    """Return words as a list in a sentence, with the number of those left out."""
    said = list(words[:most])
    unsaid = len(words) - len(said)
    if unsaid:
        return f"{', '.join(said)} and {unsaid:,} more"
    return " and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))


def with_article(noun: str) -> str:
    """Return a noun with its article: "a harm site", "an arcade"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
