"""A document as a Word file, with the styles, heading rows and words for pictures that readers need.

It is for a meeting that goes on writing in its pack. The file does not say who wrote it, when, or on which machine.
"""

from __future__ import annotations

from ctx_map.documents.document import Document
from ctx_map.documents.pdf import NOT_INSTALLED
from ctx_map.errors import WrongUse


def word_bytes(document: Document) -> bytes:
    """Return the document as a Word file. Raises WrongUse if the extra is not installed."""
    try:
        from ctx_map.documents.word_file import written  # noqa: PLC0415  an extra
    except ImportError as error:
        raise WrongUse(NOT_INSTALLED) from error
    return written(document)
