"""What browsers call the documents that the app saves."""

from __future__ import annotations

from collections.abc import Mapping

DOCUMENTS: Mapping[str, tuple[str, str]] = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
"""By format: what people call it, and its media type."""
