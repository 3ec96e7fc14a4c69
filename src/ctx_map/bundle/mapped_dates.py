"""How an agency writes dates: the declared forms, and which of them comes first where a date can be read two ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctx_map.bundle.date_forms import never_rivals, read_form
from ctx_map.bundle.time_ranges import a_day_later, without_24

OPEN = "date-order-open"
"""The code of a date that two declared forms read as two days, where nothing in the column shows which is meant."""


def read_date(text: str, forms: Sequence[str]) -> str | None:
    """Return a text as ISO by the first form that fits, or None. 24:00 is 00:00 of the next day."""
    read = _read(text, forms)
    midnight = without_24(text) if read is None else None
    next_day = _read(midnight, forms) if midnight else None
    return a_day_later(next_day) if next_day and "T" in next_day else read


def _read(text: str, forms: Sequence[str]) -> str | None:
    return next((read for form in forms if (read := read_form(text, form)) is not None), None)


def forms_in_order(texts: Iterable[str], forms: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the forms, the one that the column shows to be theirs first, and the dates that stay open.

    A date that two forms read as two days is read by the one form that alone reads another date of the column, such as
    25/12/2010. Where there is no such date, or dates of both orders, it stays open.
    """
    if len(forms) < 2 or never_rivals(forms):
        return tuple(forms), frozenset()
    both_ways: set[str] = set()
    rivals: set[str] = set()
    alone: set[str] = set()
    for text in texts:
        read = {form: day for form in forms if (day := read_date(text, [form])) is not None}
        if len(set(read.values())) > 1:
            both_ways.add(text)
            rivals |= set(read)
        elif len(read) == 1:
            alone |= set(read)
    shown = [form for form in forms if form in rivals & alone]
    if not both_ways or len(shown) == 1:
        return (*shown, *(form for form in forms if form not in shown)), frozenset()
    return tuple(forms), frozenset(both_ways)


def perhaps_swapped(read: Iterable[tuple[str, str]]) -> bool:
    """Whether a spreadsheet with American settings may have swapped day and month of half a column.

    `read` are texts as they were written, and as ISO. Such a spreadsheet makes real dates (in ISO form here) of all
    British dates whose day can be a month, with the two swapped, and leaves the others as text.
    """
    real_days, text_days = set(), set()
    turned = False
    for written, iso in read:
        if len(iso) < 10:
            continue
        day = int(iso[8:10])
        if written[:10] == iso[:10]:
            real_days.add(day)
            turned = turned or day != int(iso[5:7])
        else:
            text_days.add(day)
    return turned and bool(text_days) and max(real_days) <= 12 < min(text_days)


def swapped(iso: str) -> str:
    """Return an ISO date with day and month swapped."""
    return f"{iso[:4]}-{iso[8:10]}-{iso[5:7]}{iso[10:]}"
