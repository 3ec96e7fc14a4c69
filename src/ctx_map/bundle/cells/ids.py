"""Identifiers, which are short and visible and have no colon. Those changed by a spreadsheet are refused."""

from __future__ import annotations

import re
import unicodedata

import polars as pl

from ctx_map.bundle.cells.reading import Reader, Reading
from ctx_map.bundle.limits import LIMITS

_PLAIN = r"^[!-9;-~](?:[ -9;-~]*[!-9;-~])?$"
_SPOILT = r"^\d+(?:\.\d+)?[eE]\+?\d+$|^\d+\.0$"
_ROUNDED = re.compile(r"\d+(\.\d+)?[eE]\+?\d+")
_DECIMAL = re.compile(r"\d+\.0")
_SPACE = " "


class Id(Reader):
    """An id, a report's reference."""

    def sure(self, cells: pl.Series) -> pl.Series:
        plain = cells.str.contains(_PLAIN) & (cells.str.len_bytes() <= LIMITS.id_characters)
        return cells.set(~(plain & ~cells.str.contains(_SPOILT)), None)

    def one(self, text: str) -> Reading:
        if not text.strip():
            return Reading()
        if text != text.strip():
            return Reading(problem="id-spaces")
        if any(_is_hidden(sign) for sign in text):
            return Reading(problem="id-invisible")
        if wrong := _spoilt(text):
            return Reading(problem=wrong)
        if len(text) > LIMITS.id_characters:
            return Reading(problem="id-too-long", detail=str(LIMITS.id_characters))
        mixed = _alphabets(text) > 1
        return Reading(unicodedata.normalize("NFC", text), warning="id-alphabets" if mixed else None)


class Agency(Id):
    """The name of an agency: an id that can be named among others in conditions."""

    def sure(self, cells: pl.Series) -> pl.Series:
        plain = super().sure(cells)
        return plain.set(plain.str.contains(r"[|;,]") | (plain.str.to_lowercase() == "(holder)"), None)

    def one(self, text: str) -> Reading:
        if text.strip().casefold() == "(holder)" or any(sign in text for sign in "|;,"):
            return Reading(problem="agency-sign")
        return super().one(text)


class Uprn(Reader):
    """A Unique Property Reference Number: up to twelve figures."""

    def sure(self, cells: pl.Series) -> pl.Series:
        return cells.set(~cells.str.contains(r"^[0-9]{1,12}$"), None)

    def one(self, text: str) -> Reading:
        read = Id().one(text.strip())
        if isinstance(read.value, str) and not re.fullmatch(r"[0-9]{1,12}", read.value):
            return Reading(read.value, warning="uprn-form")
        return read


def is_rounded(text: str) -> bool:
    """Whether a text reads as a number with an exponent, which is how a spreadsheet shows a long one."""
    return _ROUNDED.fullmatch(text) is not None


def spoilt_by_spreadsheet(cells: pl.Series) -> dict[str, pl.Series]:
    """Return which cells are ids that a spreadsheet has changed, by the code of what is wrong with them."""
    likely = cells.str.contains(_SPOILT).fill_null(value=False)
    if not likely.any():
        return {}
    codes = pl.Series([_changed(text.strip()) if here else None for text, here in zip(cells, likely, strict=True)])
    return {code: (codes == code).fill_null(value=False) for code in codes.drop_nulls().unique()}


def _spoilt(text: str) -> str | None:
    return "id-colon" if ":" in text else _changed(text)


def _changed(text: str) -> str | None:
    """What a spreadsheet has done to an id."""
    if is_rounded(text):
        return "number-digits-lost"
    return "id-decimal" if _DECIMAL.fullmatch(text) else None


def _is_hidden(sign: str) -> bool:
    """Whether a sign cannot be seen, or is a space that is not the plain one."""
    return sign != _SPACE and unicodedata.category(sign)[0] in "CZ"


def _alphabets(text: str) -> int:
    """Among Latin, Greek and Cyrillic, whose letters look alike: how many have letters in this text."""
    names = (unicodedata.name(sign, "") for sign in text if sign.isalpha())
    return len({name.split(" ")[0] for name in names} & {"LATIN", "GREEK", "CYRILLIC"})
