"""A pack as a file that only its owner can read: PDF to hand out, or Word to go on writing in."""

from __future__ import annotations

from pathlib import Path

from ctx_map.documents import WRITERS
from ctx_map.export.account import check_release
from ctx_map.meeting_pack.document import pack_document
from ctx_map.meeting_pack.read import Pack
from ctx_map.private_file import write_private


def pack_bytes(pack: Pack, *, ground: Path | None = None) -> bytes:
    """Return the file of a pack, in the format for which it was read.

    `ground` is the base map of its street map. Raises WrongUse if the extra for documents is not installed.
    """
    to = pack.record.destination
    for release in (pack.record, pack.network, *(each.network for each in pack.views)):
        if release is not None:
            check_release(release, to)
    return WRITERS[to](pack_document(pack, ground=ground))


def write_pack(pack: Pack, path: Path, *, ground: Path | None = None) -> None:
    """Save a pack. Raises WrongUse if nothing can be written there, or if the extra is not installed."""
    data = pack_bytes(pack, ground=ground)
    write_private(path, lambda out: out.write(data))
