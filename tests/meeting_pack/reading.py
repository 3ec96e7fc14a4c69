"""A document of a pack as its tests read it."""

from __future__ import annotations

from collections.abc import Iterator

from ctx_map.documents import Bullets, Document, Facts, Heading, Landscape, Paragraph, Picture, Table

Flat = Heading | Paragraph | Bullets | Facts | Table | Picture


def flat(document: Document) -> Iterator[Flat]:
    """Every block, also those on pages of their own."""
    for block in document.blocks:
        if isinstance(block, Landscape):
            yield from block.blocks
        else:
            yield block


def headings(document: Document) -> list[str]:
    """The headings in their order."""
    return [each.text for each in flat(document) if isinstance(each, Heading)]


def words(document: Document) -> str:
    """Everything that the document says, pictures included."""
    return "\n".join([document.title, document.mark, *(text for block in flat(document) for text in _texts(block))])


def _texts(block: Flat) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.points
    elif isinstance(block, Facts):
        yield from (text for pair in block.pairs for text in pair)
    elif isinstance(block, Table):
        yield from (*block.headings, *(cell for row in block.rows for cell in row))
    else:
        yield from (block.svg, block.alt, block.caption)
