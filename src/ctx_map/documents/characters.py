"""Characters that a file cannot hold, or that would turn the text around them, each as a visible sign."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that XML 1.0 does not allow, and CR, which readers turn into LF."""
_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that write what follows from right to left or back: "exe.png" can then be read as another name."""

NO_SIGN = "\N{WHITE SQUARE}"
"""Stands on a page for a character that can't be shown. PDF/UA has no place for U+FFFD itself."""


def xml_clean(text: str) -> str:
    """The text as XML 1.0 can hold it: line ends become LF, each illegal character becomes U+FFFD."""
    if text.isprintable():
        return text  # nearly every text, in a tenth of the time
    return _NOT_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def readable(text: str) -> str:
    """The text as a page can show it: as XML can hold it, and with nothing that turns the direction of writing."""
    return _TURNS_TEXT.sub(NO_SIGN, xml_clean(text)).replace(REPLACEMENT, NO_SIGN)
