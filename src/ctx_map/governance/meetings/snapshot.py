"""The frozen record of a finished meeting: what was seen and written, by ids and digests, sealed with one digest.

It holds no name and no text. So it proves what the meeting saw without giving access to it, and an erasure does not
have to change it. Each link and node has a digest of its own, so that a part that has changed since can be told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

import polars as pl

from ctx_map.governance.meetings.canonical import canonical_text, digest_of
from ctx_map.governance.meetings.records import Record
from ctx_map.network import Network

MOST_SEEN = 20_000
"""Nodes and links of which each has a digest of its own. A larger network has one digest for all of it."""
_FIGURES = 16
"""Hexadecimal figures of the digest of one node, link or record."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A node or link that the meeting saw, by its id, with a digest of all that was shown of it."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class AnswerSeen:
    """An answer that the meeting saw: the question, its options as JSON text, and digests of its rows and its data."""

    question: str
    options: str
    rows: int
    digest: str
    data_digest: str


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """A version of a record as it was when the meeting was finished."""

    kind: str
    id: str
    number: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot(Record):
    """What a meeting saw and wrote, as it was when the meeting was finished. It never changes."""

    kind: ClassVar[str] = "Snapshot"
    meeting: str
    as_at: date
    """The day for which the network was shown."""
    since: str | None = None
    until: str | None = None
    network: str
    """SHA-256 over the canonical form of the whole network that the meeting saw."""
    nodes: tuple[Seen, ...] = ()
    links: tuple[Seen, ...] = ()
    each_has_a_digest: bool = True
    """Whether nodes and links are listed. They are not if there are more than 20,000."""
    answers: tuple[AnswerSeen, ...] = ()
    records: tuple[RecordSeen, ...] = ()
    restricted_then: str = ""
    """What was said of restricted information, in bands."""
    digest: str = ""
    """SHA-256 over the canonical form of all the other fields."""

    @property
    def says(self) -> str:
        """Its digest."""
        return self.digest

    def sealed(self) -> Snapshot:
        """Return it with its digest."""
        return replace(self, digest=self.digest_now())

    def digest_now(self) -> str:
        """Return the digest that its other fields give."""
        return digest_of(replace(self, digest=""))

    @property
    def intact(self) -> bool:
        """Whether its digest is the one that its other fields give."""
        return bool(self.digest) and self.digest == self.digest_now()


def network_seen(network: Network) -> tuple[str, tuple[Seen, ...], tuple[Seen, ...]]:
    """The digest of a network, and its nodes and links with a digest each (none if there are too many).

    The canonical form of a node or link is a JSON object of its columns that are not empty, with sorted names. Ends of
    links are ids. The network is the list of all of these, in the order of their ids.
    """
    whole = hashlib.sha256()
    listed: list[tuple[Seen, ...]] = []
    keep = network.nodes.height + network.links.height <= MOST_SEEN
    for rows in (_nodes(network), _links(network)):
        seen = []
        for row in rows:
            digest = hashlib.sha256(canonical_text(row).encode()).hexdigest()
            whole.update(digest.encode())
            if keep:
                seen.append(Seen(row["key"], digest[:_FIGURES]))
        whole.update(b".")
        listed.append(tuple(seen))
    nodes, links = listed
    return whole.hexdigest(), nodes, links


def record_seen(record: Record) -> RecordSeen:
    """A version of a record with the digest of what it says, its number, its author and its day."""
    number = record.written.number if record.written else 0
    return RecordSeen(record.kind, record.id, number, digest_of(record, written=True)[:_FIGURES])


def _nodes(network: Network) -> Iterator[dict[str, Any]]:
    return (_said(row) for row in network.nodes.sort("key").iter_rows(named=True))


def _links(network: Network) -> Iterator[dict[str, Any]]:
    keys = network.keys.to_list()
    for row in network.links.sort("key").iter_rows(named=True):
        yield _said(row | {"source": keys[row["source"]], "target": keys[row["target"]]})


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def _plain(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return [_said(row) for row in frame.iter_rows(named=True)]


def rows_digest(rows: pl.DataFrame) -> str:
    """SHA-256 over the rows of an answer in their order."""
    return hashlib.sha256(canonical_text(_plain(rows)).encode()).hexdigest()
