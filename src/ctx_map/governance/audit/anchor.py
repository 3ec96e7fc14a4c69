"""An anchor: the day, the number of lines and a short digest of a log, to be kept where the log can't be reached.

The digest is the beginning of the code of the last line. That code covers every line before it, so whoever keeps the
anchor can find out later whether the log still has these lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ctx_map.errors import WrongUse

GIVEN = "the anchor that you gave"
IN_STORE = "the anchor that is kept in the store"
IN_FOLDER = "the anchor that is kept in the second folder"
_DIGITS, _GROUP = 20, 4
"""Hexadecimal digits of the digest (80 bits), and how many stand together."""
_TEXT = re.compile(
    r"(?<![\w-])(?P<day>\d{4}-\d{2}-\d{2})/(?P<seq>\d{1,12})/(?P<digest>[0-9a-f]{4}(?:-[0-9a-f]{4}){4})(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of a log at one moment, from outside it."""

    day: str
    seq: int
    """The number of the last line at that moment."""
    digest: str
    """The first digits of the code of that line."""
    where: str = GIVEN
    """Where it was found, in words."""

    @property
    def text(self) -> str:
        """The anchor as it is printed: `2026-11-30/57/3f2a-91bc-77d0-12ee-90ab`."""
        groups = [self.digest[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP)]
        return f"{self.day}/{self.seq}/{'-'.join(groups)}"

    def is_of(self, mac: str) -> bool:
        """Say whether a line with this code is the one that the anchor was made for."""
        return mac.startswith(self.digest)


def anchor_of(day: str, seq: int, mac: str, where: str = GIVEN) -> Anchor:
    """Return the anchor of a log whose last line has this number and code."""
    return Anchor(day, seq, mac[:_DIGITS], where)


def anchors_in(text: str, where: str = GIVEN) -> Iterator[Anchor]:
    """Find the anchors in a text, such as an email."""
    for found in _TEXT.finditer(text.casefold()):
        yield Anchor(found["day"], int(found["seq"]), found["digest"].replace("-", ""), where)


def read_anchors(given: str) -> tuple[Anchor, ...]:
    """Return the anchors that somebody kept: typed, or in a file that holds them among other text.

    Raises WrongUse if there is no anchor in what was given.
    """
    found = tuple(anchors_in(given))
    if not found:
        try:
            found = tuple(anchors_in(Path(given).expanduser().read_text("utf-8", errors="replace")))
        except (OSError, ValueError):
            raise WrongUse(
                "This is neither an anchor nor a file that can be read. Give an anchor as `ctx-map audit anchor` "
                "printed it, or a file that holds one."
            ) from None
    if not found:
        raise WrongUse("There is no anchor in this file. Give one with a line that `ctx-map audit anchor` printed.")
    return found
