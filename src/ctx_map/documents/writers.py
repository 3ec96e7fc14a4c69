"""What writes a document as a file, by its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ctx_map.documents.document import Document
from ctx_map.documents.pdf import pdf_bytes
from ctx_map.documents.word import word_bytes

WRITERS: Mapping[str, Callable[[Document], bytes]] = {"pdf": pdf_bytes, "docx": word_bytes}
"""By the format as it is named on the command line and in the audit: PDF to hand out, Word to go on writing in."""
