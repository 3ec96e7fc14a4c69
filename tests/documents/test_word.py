"""The Word file of a document: styles for headings, heading rows for tables, words for pictures, and no one's name."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from ctx_map.documents import Document, word_bytes
from documents.samples import TYPST, hostile_documents, sample


def read(document: Document) -> WordDocument:
    """The document as an independent reader finds it."""
    return docx.Document(BytesIO(word_bytes(document)))


def test_headings_have_the_styles_that_readers_list() -> None:
    styles = {each.text: each.style.name for each in read(sample()).paragraphs if each.style and each.text}
    assert styles["Friday evenings"] == "Title"
    assert (styles["The meeting"], styles["The map"]) == ("Heading 1", "Heading 2")
    assert styles["One point"] == "List Bullet"
    assert styles["I want somebody to walk home with."] == "Quote"


def test_a_table_has_a_heading_row_that_comes_again_on_each_page() -> None:
    (table,) = read(sample()).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Who", "What", "Reports"]
    assert [cell.text for cell in table.rows[1].cells] == ["Ash", "Mend the lamps", "3"]
    first, second = (row._tr.trPr for row in table.rows)
    assert first.find(qn("w:tblHeader")) is not None
    assert second.find(qn("w:tblHeader")) is None
    assert all(row.find(qn("w:cantSplit")) is not None for row in (first, second))


def test_each_picture_says_in_words_what_it_shows() -> None:
    shapes = read(sample()).inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [
        "A circle with the letters Ash in it",
        "The same circle, wider",
    ]


def test_each_section_has_the_marking_and_the_mark_of_the_copy() -> None:
    sections = read(sample()).sections
    assert [each.orientation for each in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    for section in sections:
        assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
        foot = " ".join(each.text for each in section.footer.paragraphs)
        assert "Copy 57." in foot
        assert "OFFICIAL-SENSITIVE" in foot
    assert "PAGE" in sections[0].footer._element.xml


def test_the_language_is_british_english_in_every_style_of_the_text() -> None:
    word = read(sample())
    for name in ("Normal", "Heading 1", "Title", "List Bullet"):
        assert word.styles[name].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_the_file_does_not_tell_who_wrote_it_or_when() -> None:
    said = read(sample()).core_properties
    day = datetime(2026, 11, 15, tzinfo=UTC)
    assert (said.author, said.last_modified_by, said.comments, said.keywords) == ("", "", "", "")
    assert (said.title, said.language, said.created, said.modified) == ("Friday evenings", "en-GB", day, day)


def test_a_text_that_looks_like_a_program_stays_a_text() -> None:
    word = read(hostile_documents())
    words = {each.text for each in word.paragraphs}
    for text in (*TYPST, '=HYPERLINK("http://example.org","open")', "<script>alert(1)</script>"):
        assert text in words, text
    # no link, no field but the two of the page numbers, no macro
    with ZipFile(BytesIO(word_bytes(hostile_documents()))) as parts:
        assert not [name for name in parts.namelist() if "vba" in name or "embeddings" in name]
        body = parts.read("word/document.xml")
    assert b"w:hyperlink" not in body
    assert b"w:instrText" not in body
    assert b"w:fldSimple" not in body
