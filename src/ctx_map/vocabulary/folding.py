"""Names as they are compared: without capitals, accents, apostrophes, hyphens, spaces and signs that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
"""Letters that are no other letter with a mark."""


def folded_name(name: str) -> str:
    """Return a name as it is compared with others: "O’Neill" and "oneill" are the same."""
    # most words have nothing to leave out
    if name.isascii() and name.isalnum():
        return name.casefold()
    apart = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(LETTERS.get(sign, sign) for sign in apart if unicodedata.category(sign)[0] not in "MPZC")
    return kept.replace("`", "").replace("´", "")


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, each as it is compared."""
    words = (folded_name(word) for word in re.split(r"\s+", text))
    return tuple(word for word in words if word)


def holds(name: str, part: str) -> bool:
    """Return whether a name has this part of a name in it, or all of its words in any order."""
    whole = folded_name(name)
    return folded_name(part) in whole or all(word in whole for word in folded_words(part))
