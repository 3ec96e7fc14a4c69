"""A picture that stands alone: with its marking, whose it is and what it does not mean in the picture itself."""

from __future__ import annotations

from collections.abc import Sequence

from ctx_map.maps.svg.letters import width_of
from ctx_map.maps.svg.pen import Pen, number

_EDGE = 18.0
_MARKING, _TITLE, _WORDS = 11.0, 15.0, 8.5
_LINE = 11.5


def framed(
    picture: str,
    size: tuple[float, float],
    *,
    title: str,
    marking: str,
    header: Sequence[str],
    notice: Sequence[str],
) -> str:
    """Return the picture below its marking, title and header, and above what to read before it is used."""
    wide = size[0] + 2 * _EDGE
    above = [line for words in header for line in _broken(words, size[0])]
    below = [line for words in notice for line in _broken(words, size[0])]
    top = _EDGE + _MARKING + 8 + _TITLE + 6 + len(above) * _LINE + 6
    foot = top + size[1] + 10
    pen = Pen(wide, foot + len(below) * _LINE + 12 + _MARKING + _EDGE * 0.6, about=title)
    pen.box((0, 0), wide, pen.high)
    # above the picture
    pen.words((wide / 2, _EDGE + _MARKING * 0.5), marking, _MARKING, bold=True)
    pen.words((_EDGE, _EDGE + _MARKING + 8 + _TITLE * 0.8), title, _TITLE, bold=True, anchor="start")
    _lines(pen, above, _EDGE + _MARKING + 8 + _TITLE + 6)
    # the picture, and below it
    pen.begin(transform=f"translate({number(_EDGE)} {number(top)})")
    pen.parts.append(picture)
    pen.end()
    _lines(pen, below, foot)
    pen.words((wide / 2, pen.high - _EDGE * 0.6), marking, _MARKING, bold=True)
    return pen.written()


def _lines(pen: Pen, lines: Sequence[str], top: float) -> None:
    for at, line in enumerate(lines):
        pen.words((_EDGE, top + (at + 0.8) * _LINE), line, _WORDS, anchor="start")


def _broken(words: str, room: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, _WORDS) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
