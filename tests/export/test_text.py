"""Text stays text in spreadsheets and in XML."""

from __future__ import annotations

import csv
import io
import unicodedata

import polars as pl
import pytest
from defusedxml import ElementTree
from hypothesis import example, given
from hypothesis import strategies as st

from ctx_map.export import formula_safe, xml_clean
from ctx_map.export.csv_text import csv_text

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://example.org","open")',
    "=cmd|' /C calc'!A0",
    "+44 7700 900000",
    "-2+3",
    "@SUM(A1)",
    "|calc",
    "\t=1",
    "\r=1",
    "\n=1",
    "\x00=1",
    "\ttext",
    "\rtext",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "\u2060+1",
    "\u202e=1",
    "\uff1d1+1",  # full-width equals sign
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(A1)",
    "\ufe62 1",  # small plus
    "\ufe63 1",
    "\u207a1",  # superscript plus
    "\u208b1",
    "\u3164=1",  # a letter that shows nothing
    "\u00ad=1",
]


def visible_start(text: str) -> str:
    """The first character that a person would see, in its compatibility form: the definition, written apart."""
    for character in unicodedata.normalize("NFKC", text):
        if (
            not character.isspace()
            and unicodedata.category(character)[0] not in "CZ"
            and character not in "\u115f\u1160"
        ):
            return character
    return ""


def cells(texts: list[str]) -> list[str]:
    written = csv_text(pl.DataFrame({"note": texts}, schema={"note": pl.String}))
    return [row[0] for row in csv.reader(io.StringIO(written, newline=""))][1:]


@pytest.mark.parametrize("formula", FORMULAS, ids=ascii)
def test_no_cell_of_a_csv_starts_a_formula(formula: str) -> None:
    assert cells([formula]) == [f"'{formula}"]


def test_ordinary_text_and_numbers_are_left_as_they_are() -> None:
    frame = pl.DataFrame({"name": ["The Arcade", "O'Neill", "", None, "1=1"], "longitude": [-1.5, 0.0, 1.0, 2.0, 3.0]})
    assert formula_safe(frame).equals(frame)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
@example("\uff1d1")
@example("'=1")
def test_a_cell_is_the_text_itself_or_the_text_behind_an_apostrophe(text: str) -> None:
    safe = formula_safe(pl.DataFrame({"note": [text]}))["note"][0]
    assert safe in (text, "'" + text)
    assert visible_start(safe) not in set("=+-\N{MINUS SIGN}@|")
    assert safe[:1] not in set("\t\r\n\0")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)))
def test_a_csv_reads_back_with_the_rows_and_texts_that_went_in(texts: list[str]) -> None:
    read = cells([f"x{text}" for text in texts])
    assert read == [f"x{text}" for text in texts]


@given(st.text(max_size=40))
@example("\x00\x0b\x1f\ufffe\uffff\ud800")
@example("a\r\nb\rc")
def test_any_text_becomes_text_that_an_xml_reader_gives_back(text: str) -> None:
    clean = xml_clean(text)
    element = ElementTree.fromstring("<a/>")
    element.text = clean
    assert ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8")).text == (clean or None)


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")))
def test_legal_text_is_not_changed_for_xml(text: str) -> None:
    assert xml_clean(text) == text or any(ord(character) > 0x1FFFD for character in text)


def test_line_ends_become_one_and_illegal_characters_become_a_mark() -> None:
    assert xml_clean("a\r\nb\rc\x07d") == "a\nb\nc\N{REPLACEMENT CHARACTER}d"
