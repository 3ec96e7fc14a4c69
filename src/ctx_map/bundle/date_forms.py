"""Reading a date by one declared form, quickly for the forms that files have most: figures with signs between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

_FIGURES = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "Y": r"(?P<Y>\d\d\d\d)",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>[0-5]\d|\d)",
}
"""What each sign of a form stands for, as in Python's own reader of dates."""
_PARTS = re.compile(r"%(.)|(\s+)|([^%\s])", re.DOTALL)
_DAY = frozenset("dmY")
_CLOCKS = (_DAY, _DAY | set("HM"), _DAY | set("HMS"))


def read_form(text: str, form: str) -> str | None:
    """Return a text as ISO by one form, or None. A year or a month stays one."""
    pattern = _pattern(form)
    if pattern is None:
        return _slowly(text, form)
    found = pattern.fullmatch(text)
    if found is None:
        # a leap second is the one thing that the pattern does not know
        return _slowly(text, form) if "%S" in form and text.rstrip()[-2:] in ("60", "61") else None
    said = {name: int(figures) for name, figures in found.groupdict().items()}
    try:
        day = date(said["Y"], said["m"], said["d"]).isoformat()
    except ValueError:
        return None
    if "H" not in said:
        return day
    return f"{day}T{said['H']:02}:{said['M']:02}" + (f":{said['S']:02}" if said.get("S") else "")


def never_rivals(forms: Sequence[str]) -> bool:
    """Return whether no text can be read by two of these forms, because the signs between the figures differ."""
    signs = [_signs(form) for form in forms]
    return None not in signs and len(set(signs)) == len(signs)


@cache
def _pattern(form: str) -> re.Pattern[str] | None:
    """The pattern of a form of figures that is a whole day, with or without a time. None for any other form."""
    made: list[str] = []
    names: list[str] = []
    for name, space, sign in _PARTS.findall(form):
        if name:
            names.append(name)
            made.append(_FIGURES.get(name, ""))
        else:
            made.append(r"\s+" if space else re.escape(sign))
    if len(set(names)) != len(names) or set(names) not in _CLOCKS:
        return None
    return re.compile("".join(made), re.IGNORECASE)


@cache
def _signs(form: str) -> str | None:
    """The signs between the figures of a form, without spaces. None where it has words, or figures of its own."""
    signs = "".join(sign for _, _, sign in _PARTS.findall(form)).casefold()
    return None if _pattern(form) is None or any(map(str.isdigit, signs)) else signs


def _slowly(text: str, form: str) -> str | None:
    try:
        return _iso(datetime.strptime(text, form), form)
    except ValueError:
        return None


def _iso(moment: datetime, form: str) -> str:
    """A day where the form has no time; what the offset means is for the check. A year or a month stays one."""
    if not any(sign in form for sign in ("%d", "%j")):
        return f"{moment:%Y-%m}" if any(sign in form for sign in ("%m", "%b", "%B")) else f"{moment:%Y}"
    if not any(sign in form for sign in ("%H", "%I")):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if "%S" in form and moment.second else "minutes")
