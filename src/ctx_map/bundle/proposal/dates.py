"""In which forms the dates of a column are written, found from its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from ctx_map.bundle.filters import folded
from ctx_map.bundle.mapped_dates import read_date
from ctx_map.bundle.missing_words import USUAL
from ctx_map.bundle.time_ranges import start_text

_DAYS = (
    "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%A %d %B %Y",
    "%a %d %b %Y", "%a %d %B %Y", "%a %d/%m/%Y",
)  # fmt: skip
_WIDE = ("%Y-%m", "%B %Y", "%b %Y", "%m/%Y", "%Y")
_TIMES = (
    "",
    " %H:%M",
    " %H:%M:%S",
    "T%H:%M",
    "T%H:%M:%S",
    "T%H:%M:%S.%fZ",
    " %I:%M %p",
    " %I:%M%p",
    " %I.%M%p",
    " %I%p",
)
_MONTH_FIRST = tuple(f"{day}{time}" for day in ("%m/%d/%Y", "%m-%d-%Y") for time in _TIMES)
_FORMS = (*(f"{day}{time}" for day in _DAYS for time in _TIMES), *_WIDE)
_EITHER = re.compile(r"^%[dm]([/.-])%[dm]")
"""A form that begins with day and month in figures, in either order."""
_LETTERS = re.compile(r"[A-SU-Za-z]")
"""Any letter but the T between a date and a time."""
_WORDED = re.compile(r"%[aAbBp]")
_YEAR = re.compile(r"[0-9]{4}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.\- ]([0-9]{1,2}|[A-Za-z]{3,9})[/.\- ][0-9]{2}(\s.*)?")
_COUNTED = re.compile(r"[0-9]{5}(?:\.[0-9]+)?", re.ASCII)
_FIRST, _LAST = 10_000, 73_050
"""From 1927 to 2099, as spreadsheets count days."""
MOST = 0.5
"""The part of the filled cells that must be dates."""


def date_forms(texts: Sequence[str], *, ranges: bool = False) -> list[str]:
    """Return the forms that read most of these texts, the usual first; none if fewer than half of them are dates.

    British order of day and month, unless a date of the column can only be read the other way. `ranges` is for cells
    with a beginning and an end.
    """
    said = [text.strip() for text in texts if text and folded(text) not in USUAL]
    starts = [start_text(text) for text in said] if ranges else said
    # every form has a year: a column without is told at once
    if sum(bool(_YEAR.search(text)) for text in starts) < MOST * len(starts):
        return []
    lettered = any(map(_LETTERS.search, starts))
    forms = _FORMS if lettered else [form for form in _FORMS if not _WORDED.search(form)]
    read = Counter(form for text in set(starts) for form in forms if read_date(text, [form]))
    chosen: list[str] = []
    left = set(starts)
    for form, _ in sorted(read.items(), key=lambda each: (-each[1], _FORMS.index(each[0]))):
        here = {text for text in left if read_date(text, [form])}
        if here:
            chosen.append(form)
            left -= here
    # day and month the other way round, where nothing else reads what is left
    for form in _MONTH_FIRST:
        here = {text for text in left if read_date(text, [form])}
        if here:
            chosen.append(form)
            left -= here
    unread = sum(text in left for text in starts)
    return chosen if starts and unread / len(starts) <= 1 - MOST else []


class Order(StrEnum):
    """Which comes first in a date of figures. The value is said to people."""

    DAY_FIRST = "day before month, as in 31/12/2026"
    MONTH_FIRST = "month before day, as in 12/31/2026"


def in_order(forms: Sequence[str], order: Order | None) -> list[str]:
    """Return the forms with day and month in this order, each once. Without one, they stay as they are."""
    wanted = {Order.DAY_FIRST: r"%d\1%m", Order.MONTH_FIRST: r"%m\1%d"}
    turned = [_EITHER.sub(wanted[order], form) for form in forms] if order else forms
    return list(dict.fromkeys(turned))


def are_in_figures(forms: Sequence[str]) -> bool:
    """Return whether any of the forms could be read with day and month the other way round."""
    return any(map(_EITHER.match, forms))


def days_are_counted(texts: Sequence[str]) -> bool:
    """Return whether most of these texts are numbers of days, as a spreadsheet counts them from 1900."""
    counted = [bool(_COUNTED.fullmatch(text.strip())) and _FIRST <= float(text) <= _LAST for text in texts]
    return sum(counted) > MOST * len(texts)


def years_are_short(texts: Sequence[str]) -> bool:
    """Return whether most of these texts are dates with years of two figures."""
    return sum(bool(_SHORT_YEAR.fullmatch(text.strip())) for text in texts) > MOST * len(texts)
