"""Reading sheets as somebody would who wants to work out a small number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ctx_map.sheets.bands import BANDS, SMALLEST

_NUMBER = re.compile(r"(?<![\d-])(\d+) (?:to (\d+)|or more)")
Interval = tuple[int, int | None]


def numbers_of(text: str) -> dict[str, Interval]:
    """The bands of a sheet, by where they are: what somebody can subtract."""
    found: dict[str, Interval] = {}
    for section in json.loads(text)["sections"]:
        if section["heading"] == "How to read the numbers":
            continue
        for place, words in _places(section):
            for each in _NUMBER.finditer(words):
                found[f"{section['heading']}/{place}"] = int(each[1]), int(each[2]) if each[2] else None
    return found


def _places(section: dict[str, object]) -> Iterator[tuple[str, str]]:
    sentences, table = section["sentences"], section["table"]
    assert isinstance(sentences, list)
    yield from ((_NUMBER.sub("N", sentence), sentence) for sentence in sentences)
    if isinstance(table, dict) and "Law" not in table["headings"] and "As recorded" not in table["headings"]:
        for row in table["rows"]:
            yield from (
                (f"{row[0]}/{head}", cell) for head, cell in zip(table["headings"], row, strict=True) if cell != row[0]
            )


def differences_are_wide(one: dict[str, Interval], other: dict[str, Interval]) -> None:
    """Every number is a band of the sheet, and what two sheets say of one number is never a small difference."""
    bands = {(band.low, band.high) for band in BANDS}
    for numbers in (one, other):
        assert set(numbers.values()) <= bands
    for place in {*one, *other}:
        # what is not shown can be anything from nothing to a few
        low, high = one.get(place, (0, SMALLEST - 1))
        later_low, later_high = other.get(place, (0, SMALLEST - 1))
        least, most = later_low - (high or 10_000), (later_high or 10_000) - low
        assert most - least + 1 >= SMALLEST
        assert least <= 0 <= most or max(-least, most) >= SMALLEST
