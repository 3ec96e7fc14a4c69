"""A document as plain values, as the PDF writer hands it over: data, and never a part of its program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ctx_map.documents.characters import readable, xml_clean
from ctx_map.documents.document import Block, Bullets, Document, Facts, Heading, Landscape, Paragraph, Picture
from ctx_map.documents.table import Table


def plain(document: Document) -> dict[str, Any]:
    """The document as values that JSON can hold. Each text is a list of its lines."""
    return {
        "title": readable(document.title),
        "subject": readable(document.subject),
        "marking": readable(document.marking),
        "mark": readable(document.mark),
        "short": document.short,
        "day": [document.day.year, document.day.month, document.day.day] if document.day else None,
        "blocks": [_block(block) for block in document.blocks],
    }


def lines_of(text: str) -> list[str]:
    """The lines of a text as a page can show them."""
    return readable(text).split("\n")


def _block(block: Block) -> dict[str, Any]:
    return {"sort": type(block).__name__.lower(), **_FIELDS[type(block)](block)}


def _heading(heading: Heading) -> dict[str, Any]:
    return {"text": readable(heading.text), "level": heading.level, "new_page": heading.new_page}


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"lines": lines_of(paragraph.text), "tone": paragraph.tone.value}


def _bullets(bullets: Bullets) -> dict[str, Any]:
    return {"points": [lines_of(point) for point in bullets.points], "numbered": bullets.numbered}


def _facts(facts: Facts) -> dict[str, Any]:
    return {"pairs": [[lines_of(name), lines_of(value)] for name, value in facts.pairs]}


def _picture(picture: Picture) -> dict[str, Any]:
    caption = lines_of(picture.caption) if picture.caption else []
    return {"svg": xml_clean(picture.svg), "alt": readable(picture.alt), "caption": caption, "share": picture.share}


def _landscape(landscape: Landscape) -> dict[str, Any]:
    return {"blocks": [_block(each) for each in landscape.blocks]}


def _table(table: Table) -> dict[str, Any]:
    return {
        "headings": [lines_of(heading) for heading in table.headings],
        "rows": [[lines_of(cell) for cell in row] for row in table.rows],
        "caption": lines_of(table.caption) if table.caption else [],
        "shares": list(table.shares),
        "numbers": list(table.numbers),
    }


_FIELDS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Picture: _picture,
    Landscape: _landscape,
}
