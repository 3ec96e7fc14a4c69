"""A document as PDF/UA-1 by typst: tagged, with vector pictures, and with fonts that typst brings along.

The program of the page is a file of its own. What a document says is handed to it as JSON, so that no text of anyone
can become a part of the program. Nothing is fetched, and no font of the computer is used unless a character needs it.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ctx_map.documents.characters import NO_SIGN
from ctx_map.documents.document import Document
from ctx_map.documents.plain import plain
from ctx_map.errors import WrongUse

if TYPE_CHECKING:
    from types import ModuleType

NOT_INSTALLED = 'The package for documents is not installed. Install "ctx-map[documents]".'
NOT_WRITTEN = "This document can't be written as PDF. Save it in another format."
STANDARD = "ua-1"
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_MOST_ROUNDS = 4
_BEYOND = re.compile("[^\x00-\u024f\u0370-\u052f\u2010-\u2027\u2030-\u205e\u20ac\u2260]")
"""Characters in a picture that may have no sign. Typst does not say which of those in a picture it is."""


def pdf_bytes(document: Document) -> bytes:
    """Return the document as a PDF file that a screen reader can read (PDF/UA-1).

    A character that no font has is shown as a sign that something is missing. Raises WrongUse if the extra is not
    installed.
    """
    told = plain(document)
    source = files("ctx_map.documents").joinpath("document.typ").read_bytes()
    for _ in range(_MOST_ROUNDS):
        try:
            return _compiled(source, told)
        except MissingSigns as missing:
            # the fonts of the computer may know the script, and what even they lack is replaced
            with_all_fonts = _compiled_with_all_fonts(source, told)
            if with_all_fonts is not None:
                return with_all_fonts
            told = _without(told, missing)
    raise WrongUse(NOT_WRITTEN)


def _compiled_with_all_fonts(source: bytes, told: dict[str, Any]) -> bytes | None:
    try:
        return _compiled(source, told, own_fonts=False)
    except (MissingSigns, WrongUse):
        return None


def typst_or_refuse() -> ModuleType:
    """Return typst. Raises WrongUse if the extra is not installed."""
    try:
        import typst  # noqa: PLC0415  an extra
    except ImportError as error:
        raise WrongUse(NOT_INSTALLED) from error
    return typst


class MissingSigns(Exception):
    """Characters that no font has. They are what people wrote, so that this error is never shown."""

    def __init__(self, characters: frozenset[str], *, in_pictures: bool) -> None:
        super().__init__("Some characters have no sign in any font.")
        self.characters = characters
        self.in_pictures = in_pictures


def _compiled(source: bytes, told: dict[str, Any], *, own_fonts: bool = True) -> bytes:
    typst = typst_or_refuse()
    try:
        made = typst.compile(
            source,
            sys_inputs={"document": json.dumps(told, ensure_ascii=False)},
            pdf_standards=[STANDARD],
            ignore_system_fonts=own_fonts,
        )
    except typst.TypstError as error:
        found = _UNSHOWN.findall(str(error))
        # typst's words may repeat what people wrote, so they go no further
        if not found:
            raise WrongUse(NOT_WRITTEN) from None
        characters = frozenset(character for said in found for character in _unescaped(said))
        raise MissingSigns(characters, in_pictures="" in found) from None
    return bytes(made)


def _unescaped(said: str) -> str:
    return _CODE.sub(lambda code: chr(int(code[1], 16)), said)


def _without(told: Any, missing: MissingSigns) -> Any:
    """The same values with a sign for each character that has none."""
    if isinstance(told, str):
        return told.translate({ord(each): NO_SIGN for each in missing.characters - {NO_SIGN, "\n", " "}})
    if isinstance(told, list):
        return [_without(each, missing) for each in told]
    if not isinstance(told, dict):
        return told
    kept = {name: _without(each, missing) for name, each in told.items()}
    if missing.in_pictures and "svg" in kept:
        kept["svg"] = _BEYOND.sub("?", kept["svg"])
    return kept
