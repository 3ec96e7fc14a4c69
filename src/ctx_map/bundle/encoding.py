"""What a file's bytes say as text: UTF-8, else what can be told for sure, with a word about it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ctx_map.bundle.safe_file import NotTaken

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "encoding-bom"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "encoding-utf16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "encoding-utf16"),
)
_CHUNK = 1 << 24
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NEVER_WINDOWS_TEXT = re.compile(rb"[\x81\x8d\x8f\x90\x9d\xfe\xff]")
"""Bytes that cp1252 does not have, and two that hardly any text has but broken files do."""
_QUOTED = re.compile(rb"[\xc0-\xdf][\x85\x91\x92\x96\x97\xb4]")
"""What is an accented capital letter and an apostrophe or a dash in cp1252, and one rare letter in UTF-8."""
_QUOTED_IN_WORD = re.compile(rb"(?<=[A-Z])[\xc8-\xdf][\x85\x91\x92\x96\x97\xb4](?![a-z\x80-\xff])")
"""The same within or at the end of a word in capitals, as in REN\xc9\x92S: no language writes the rare letter there."""
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_END_OF_FILE = b"\x1a"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text as bytes in UTF-8, and warnings about how it was got."""

    data: bytes
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file. Raises NotTaken if its encoding cannot be told without losing letters."""
    mark = next((each for each in _BOMS if data.startswith(each[0])), None)
    found = _unmarked(data) if mark is None else _marked(data[len(mark[0]) :], mark[1], mark[2])
    if found.data.endswith(_END_OF_FILE):
        return Decoded(found.data.rstrip(_END_OF_FILE), (*found.warnings, "end-of-file-sign"))
    return found


def _marked(body: bytes, encoding: str, warning: str) -> Decoded:
    if encoding == "utf-8" and is_utf8(body):
        return Decoded(body, (warning,))
    try:
        return Decoded(body.decode(encoding).encode(), (warning,))
    except UnicodeError as wrong:
        raise NotTaken("encoding-unknown") from wrong


def _unmarked(data: bytes) -> Decoded:
    # UTF-16 without its mark: every other byte of plain letters is nothing
    if data[:1] == b"\0" or data[1:2] == b"\0":
        raise NotTaken("encoding-unknown")
    if data.isascii():
        return Decoded(data)
    if is_utf8(data):
        if _is_all_quoted(data):
            return Decoded(data.decode("cp1252").encode(), ("encoding-quotes",))
        return Decoded(data)
    if _MULTIBYTE.search(_QUOTED.sub(b"'", data)):
        raise NotTaken("encoding-mixed")
    if _NEVER_WINDOWS_TEXT.search(data):
        raise NotTaken("encoding-unknown")
    return Decoded(data.decode("cp1252").encode(), ("encoding-cp1252",))


def _is_all_quoted(data: bytes) -> bool:
    """Whether all letters beyond ASCII are accented capitals of cp1252 with an apostrophe behind them."""
    # most files have another letter soon, and are not looked at any further
    found = ((run, _QUOTED_IN_WORD.match(data, run.start())) for run in _NOT_ASCII.finditer(data))
    return all(quoted is not None and quoted.end() == run.end() for run, quoted in found)


def is_utf8(data: bytes) -> bool:
    """Return whether these bytes are UTF-8. They are read in pieces, so that a large file is not copied."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
