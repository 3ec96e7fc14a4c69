"""A .zip, looked at before anything of it is unpacked, and unpacked in memory only."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ctx_map.bundle.limits import Limits
from ctx_map.bundle.safe_file import NotTaken

_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1
_PIECE = 1 << 22
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """A .zip whose list of members has been looked at."""

    zipped: zipfile.ZipFile

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the members that are files."""
        return tuple(member.filename for member in self.zipped.infolist() if not member.is_dir())

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a member piece by piece. Raises NotTaken if it is not what the list of members said."""
        try:
            with self.zipped.open(name) as member:
                while piece := member.read(_PIECE):
                    yield piece
        except _BROKEN as wrong:
            raise NotTaken("zip-broken") from wrong

    def read(self, name: str, limits: Limits) -> bytes:
        """Return a member, unpacked whole."""
        if self.zipped.getinfo(name).file_size > limits.file_bytes:
            raise NotTaken("file-too-large", f"{limits.file_bytes // 1_000_000} MB")
        return b"".join(self.pieces(name))


def open_archive(data: bytes, limits: Limits) -> Archive:
    """Open a .zip. Raises NotTaken if it is damaged, locked, too large, or has members that cannot be trusted."""
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
        members = zipped.infolist()
    except _BROKEN as wrong:
        raise NotTaken("zip-broken") from wrong
    if len(members) > limits.files:
        raise NotTaken("zip-members", str(len(members)))
    _names_are_plain(members)
    _sizes_are_sane(members, limits)
    if any(member.flag_bits & _LOCKED for member in members):
        raise NotTaken("zip-locked")
    return Archive(zipped)


def _names_are_plain(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.casefold() for member in members]
    if len(set(names)) < len(names) or any(_leads_out(member) for member in members):
        raise NotTaken("zip-names")


def _leads_out(member: zipfile.ZipInfo) -> bool:
    name = member.orig_filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in name.split("/") or ":" in name or "\0" in name
    return outside or stat.S_ISLNK(member.external_attr >> 16)


def _sizes_are_sane(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    tight = any(
        member.file_size > limits.ratio_from and member.file_size > limits.ratio * max(member.compress_size, 1)
        for member in members
    )
    if tight or sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise NotTaken("zip-too-large")
    if any(member.compress_type not in _PACKED_AS for member in members):
        raise NotTaken("zip-broken")
