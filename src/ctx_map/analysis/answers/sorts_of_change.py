"""The four sorts of change between two days, as the answer to "what is new" calls them."""

from __future__ import annotations

HAPPENED, LEARNED, CORRECTED, WITHDRAWN = "happened since", "learned since", "corrected", "withdrawn"
