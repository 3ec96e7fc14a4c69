"""The PDF of a document: a screen reader finds its headings, tables and words for pictures, and a text stays a text."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from ctx_map.documents import Document, Heading, Paragraph, Picture, pdf_bytes
from ctx_map.errors import WrongUse
from documents.samples import SVG, TYPST, hostile_documents, sample


def read(document: Document) -> PdfReader:
    """The document as an independent reader finds it."""
    return PdfReader(BytesIO(pdf_bytes(document)))


def root_of(reader: PdfReader) -> Any:
    """The catalogue of the file."""
    return reader.root_object


def tags(reader: PdfReader) -> Iterator[Any]:
    """Every element of the structure, from the top."""

    def below(element: Any) -> Iterator[Any]:
        told = element.get_object()
        if isinstance(told, list):
            for each in told:
                yield from below(each)
        elif isinstance(told, DictionaryObject):
            yield told
            yield from below(told.get("/K", DictionaryObject()))

    return below(root_of(reader)["/StructTreeRoot"]["/K"])


def said(reader: PdfReader) -> str:
    """All words of all pages."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_a_screen_reader_finds_the_language_the_title_and_the_structure() -> None:
    reader = read(sample())
    root = root_of(reader)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    sorts = [tag.get("/S") for tag in tags(reader)]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/P"} <= set(sorts)


def test_each_picture_says_in_words_what_it_shows() -> None:
    figures = [tag for tag in tags(read(sample())) if tag.get("/S") == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["A circle with the letters Ash in it", "The same circle, wider"]


def test_each_page_has_the_marking_twice_the_mark_of_the_copy_and_its_number() -> None:
    reader = read(sample(*(Heading(f"Part {number}", new_page=True) for number in range(1, 4))))
    assert len(reader.pages) == 4
    for number, page in enumerate(reader.pages, start=1):
        words = page.extract_text()
        assert words.count("OFFICIAL-SENSITIVE") == 2
        assert "Copy 57." in words
        assert f"Page {number} of 4" in words


def test_pages_for_pictures_lie_on_their_side() -> None:
    sizes = [page.mediabox for page in read(sample()).pages]
    assert [box.width > box.height for box in sizes] == [False, True, False]


def test_a_text_that_looks_like_a_program_stays_a_text() -> None:
    words = said(read(hostile_documents()))
    for text in (*TYPST, "=HYPERLINK", "<script>alert(1)</script>", "mailto:a@example.org"):
        assert text in words, text
    assert "\u202e" not in words


def test_nothing_in_the_file_acts_or_leads_out() -> None:
    data = pdf_bytes(hostile_documents())
    for acts in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/AcroForm", b"/Annots"):
        assert acts not in data


def test_the_file_does_not_tell_when_or_where_it_was_written() -> None:
    first = pdf_bytes(sample())
    assert first == pdf_bytes(sample())
    assert read(sample()).metadata == {
        "/Title": "Friday evenings",
        "/Creator": "Typst 0.15.1",
        "/CreationDate": "D:20261115000000Z",
        "/ModDate": "D:20261115000000Z",
    }


def test_a_character_that_no_font_has_is_shown_as_a_sign_and_the_rest_is_there() -> None:
    drawn = Picture(SVG.replace("Ash", "Ash \U0010ff00"), "Ash")
    words = said(read(sample(Paragraph("Ash \U0010ff00 Field"), drawn)))
    assert "Ash \N{WHITE SQUARE} Field" in words


def test_a_document_without_a_marking_is_not_made() -> None:
    with pytest.raises(WrongUse, match="marking"):
        Document("Friday evenings", " ", ())
    with pytest.raises(WrongUse, match="what it shows"):
        Picture(SVG, "")
