"""A small document with one block of each sort, and a document in which every text is hostile."""

from __future__ import annotations

from datetime import date

from ctx_map.documents import Block, Bullets, Document, Facts, Heading, Landscape, Paragraph, Picture, Table, Tone
from export.hostile import HOSTILE

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">'
    '<circle cx="50" cy="50" r="40" fill="none" stroke="#000"/><text x="20" y="55" font-size="14">Ash</text></svg>'
)
TYPST = (
    '#panic("no")',
    "#strong[x] *y* _z_ $a$ `b` @c <d> = e",
    "#sys.inputs.document",
    "\\u{41} // comment /* */",
    "]}",
)
"""Texts that would act if they became a part of the program that lays a page out."""


def sample(*blocks: Block, mark: str = "For the chair. Delete this by 1 December 2026. Copy 57.") -> Document:
    """A document of these blocks, or of one of each sort."""
    told: tuple[Block, ...] = blocks or (
        Paragraph("Read this first.", Tone.NOTICE),
        Heading("The meeting"),
        Facts((("Purpose", "To make Friday evenings safer"),)),
        Bullets(("One point", "Another point")),
        Table(("Who", "What", "Reports"), (("Ash", "Mend the lamps", "3"),), caption="Actions", numbers=(2,)),
        Picture(SVG, "A circle with the letters Ash in it", "What it leaves out"),
        Landscape((Heading("The map", 2), Picture(SVG, "The same circle, wider"))),
        Paragraph("I want somebody to walk home with.", Tone.QUOTE),
    )
    return Document("Friday evenings", "OFFICIAL-SENSITIVE", told, mark=mark, day=date(2026, 11, 15))


def hostile_documents() -> Document:
    """A document whose every text is hostile, in every sort of block."""
    texts = (*HOSTILE, *TYPST)
    blocks: list[Block] = []
    for text in texts:
        blocks += [
            Heading(text),
            Paragraph(text, Tone.QUOTE),
            Bullets((text,)),
            Facts(((text, text),)),
            Table((text,), ((text,),), caption=text),
            Picture(SVG, text, text),
        ]
    return Document(TYPST[1], HOSTILE[0], tuple(blocks), mark=HOSTILE[6], subject=TYPST[0])
