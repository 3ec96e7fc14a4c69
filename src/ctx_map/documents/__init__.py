"""A document as one value that does not change, and two writers of it: PDF that screen readers can read, and Word.

    said = (Heading("Since when"), Paragraph("Since May."))
    document = Document(title="Place sheet", marking="OFFICIAL", blocks=said)
    pdf_bytes(document)
    word_bytes(document)

Every text is shown as it is: nothing in it is read as markup, a field or a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctx_map.lazy_names import lazy_names

if TYPE_CHECKING:
    from ctx_map.documents.document import (
        Block,
        Bullets,
        Document,
        Facts,
        Heading,
        Landscape,
        Paragraph,
        Picture,
        Tone,
    )
    from ctx_map.documents.pdf import pdf_bytes
    from ctx_map.documents.table import Table
    from ctx_map.documents.word import word_bytes
    from ctx_map.documents.writers import WRITERS

__all__ = [
    "WRITERS",
    "Block",
    "Bullets",
    "Document",
    "Facts",
    "Heading",
    "Landscape",
    "Paragraph",
    "Picture",
    "Table",
    "Tone",
    "pdf_bytes",
    "word_bytes",
]
__getattr__, __dir__ = lazy_names(__name__, __file__)
