"""Writing a Word file by python-docx. Headings are heading styles, so that Word and screen readers can list them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.shared import Length

from ctx_map.documents.characters import readable, xml_clean
from ctx_map.documents.document import Block, Bullets, Document, Facts, Heading, Landscape, Paragraph, Picture, Tone
from ctx_map.documents.raster import png_bytes
from ctx_map.documents.table import Table
from ctx_map.documents.word_page import furniture, new_page, text_height, text_width, turn
from ctx_map.documents.word_table import add_table

STYLES = {
    Tone.PLAIN: "Normal",
    Tone.LEAD: "Subtitle",
    Tone.SMALL: "Caption",
    Tone.NOTICE: "Intense Quote",
    Tone.QUOTE: "Quote",
}
_LONGEST_PROPERTY = 255
"""Characters that a property of a Word file can have."""


def written(document: Document) -> bytes:
    """The bytes of a Word file."""
    word = new_page()
    _properties(word, document)
    furniture(word.sections[0], marking=readable(document.marking), mark=readable(document.mark))
    word.add_heading(readable(document.title), level=0)
    for block in document.blocks:
        _add(word, block)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _properties(word: WordDocument, document: Document) -> None:
    """The properties of the file, without an author, a machine or a time of writing."""
    said, day = word.core_properties, document.day
    said.title, said.subject = (readable(text)[:_LONGEST_PROPERTY] for text in (document.title, document.subject))
    said.author = said.last_modified_by = said.comments = said.keywords = ""
    said.language, said.revision = "en-GB", 1
    said.created = said.modified = (
        datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(1980, 1, 1, tzinfo=UTC)
    )


def _add(word: WordDocument, block: Block) -> None:
    _WRITERS[type(block)](word, block)


def _heading(word: WordDocument, heading: Heading) -> None:
    made = word.add_heading(readable(heading.text), level=heading.level)
    made.paragraph_format.page_break_before = heading.new_page


def _paragraph(word: WordDocument, paragraph: Paragraph) -> None:
    word.add_paragraph(readable(paragraph.text), style=STYLES[paragraph.tone])


def _bullets(word: WordDocument, bullets: Bullets) -> None:
    for point in bullets.points:
        word.add_paragraph(readable(point), style="List Number" if bullets.numbered else "List Bullet")


def _facts(word: WordDocument, facts: Facts) -> None:
    for name, value in facts.pairs:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{readable(name)}: ").bold = True
        paragraph.add_run(readable(value))


def _landscape(word: WordDocument, landscape: Landscape) -> None:
    turn(word, landscape=True)
    for each in landscape.blocks:
        _add(word, each)
    turn(word, landscape=False)


def _picture(word: WordDocument, picture: Picture) -> None:
    """The picture with the words that say what it shows, kept with its caption."""
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = bool(picture.caption)
    room = text_width(word.sections[-1])
    shape = paragraph.add_run().add_picture(BytesIO(png_bytes(xml_clean(picture.svg))), width=int(room * picture.share))
    said = shape._inline.docPr
    said.set("descr", readable(picture.alt))
    # a picture that is higher than the page would be cut off
    high = text_height(word.sections[-1])
    if shape.height > high:
        shape.width, shape.height = Length(int(shape.width * high / shape.height)), high
    if picture.caption:
        word.add_paragraph(readable(picture.caption), style=STYLES[Tone.SMALL])


_WRITERS: Mapping[type, Callable[[WordDocument, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Table: add_table,
    Picture: _picture,
    Landscape: _landscape,
}
