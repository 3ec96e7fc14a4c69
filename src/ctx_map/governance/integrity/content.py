"""The content that the digests cover, as sums: of what a store holds, and of what a change does to it.

The parts of a store are its nodes by label, its superseded descriptions, its loads, and its reports. What a report says
never changes; on which day it was retracted and who may see it can, so each of these is a sum of its own. A row that is
taken back stays in every sum, with the day on which it never was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from ctx_map.governance.integrity.row_digest import Total, codes_of, total_of, totals_by
from ctx_map.network.arrays import Codes
from ctx_map.network.columns import NODE_SCHEMA, STORED_LINK_SCHEMA
from ctx_map.store.base import Store
from ctx_map.store.change import TAKEN_BACK, Change
from ctx_map.store.frames import REVISION_SCHEMA, stored_node_schema
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.tables import TABLE_OF

REPORTS, RETRACTED, AUDIENCES, REVISIONS, LOADS = "reports", "retracted", "audiences", "revisions", "loads"
PART = 250_000
"""Reports of an embedded store that are read at a time."""
_AUDIENCE = ("audience", "in_meeting")
_SAID = tuple(name for name in STORED_LINK_SCHEMA if name not in {"retracted_at", *_AUDIENCE})
_LOAD = ("id", "digest", "namespace", "loaded_at", "takes_back")
_ONE = ("version", "load")
"""What names one row of reports: a report that comes back after it was taken back has its first version once more."""
_NO_TOTAL = Total()

Totals = Mapping[str, Total]
"""The total of each part of a store."""


@dataclass(frozen=True, slots=True)
class Before:
    """The rows that a change writes over, as they are in the store before it."""

    nodes: Mapping[Label, pl.DataFrame]
    """The nodes that are described anew."""
    versions: pl.DataFrame
    """The versions that end, that end on another day, or that others may see: rows of `read/versions_among`."""
    revisions: pl.DataFrame
    """The superseded descriptions that are taken back."""


@dataclass(slots=True)
class Content:
    """The totals of a whole store, and those of the reports of each load."""

    totals: dict[str, Total] = field(default_factory=dict)
    reports: dict[str, Total] = field(default_factory=dict)

    def add(self, part: str, codes: Codes) -> None:
        """Add rows to a part."""
        self.totals[part] = self.totals.get(part, _NO_TOTAL) + total_of(codes)


def node_part(label: Label) -> str:
    """The name of the part with the nodes of a label."""
    return f"nodes {label.value}"


def content_of(store: Store, key: bytes) -> Content:
    """Read everything in a store and sum it up."""
    found = Content()
    for label in NODE_SCHEMA:
        found.add(node_part(label), node_codes(key, label, store.read(f"read/{TABLE_OF[label].name}")))
    found.add(REVISIONS, _revisions(key, store.read("care/every_revision")))
    found.add(LOADS, codes_of(key, LOADS, store.read("read/loads"), _LOAD))
    for reports in _every_report(store):
        codes = report_codes(key, reports)
        found.add(REPORTS, codes)
        for load, total in totals_by(reports.get_column("load"), codes).items():
            found.reports[load] = found.reports.get(load, _NO_TOTAL) + total
        found.add(RETRACTED, _retracted(key, reports))
        found.add(AUDIENCES, _audiences(key, reports))
    return found


def totals_after(
    totals: Totals, change: Change, key: bytes, *, reports: pl.DataFrame, codes: Codes, before: Before
) -> dict[str, Total]:
    """Return the totals of a store once a change is in it, from those before it and the rows that it writes over.

    `reports` are the new reports, with their `codes`.
    """
    now = Content(dict(totals))
    # the nodes and their superseded descriptions
    for frames, sign in ((change.new_nodes, 1), (change.changed_nodes, 1), (before.nodes, -1)):
        for label, frame in frames.items():
            _count(now, node_part(label), node_codes(key, label, frame), sign)
    taken_back = before.revisions.with_columns(retracted_at=pl.lit(TAKEN_BACK))
    _exchange(now, REVISIONS, _revisions(key, before.revisions), _revisions(key, taken_back))
    if change.revisions is not None:
        _count(now, REVISIONS, _revisions(key, change.revisions))
    # the load itself and its reports
    _count(now, LOADS, codes_of(key, LOADS, pl.DataFrame([_row_of(change)]), _LOAD))
    _count(now, REPORTS, codes)
    _count(now, RETRACTED, _retracted(key, reports))
    _count(now, AUDIENCES, _audiences(key, reports))
    # versions that are there: on which day they end, and who may see them
    for ends in (change.retracted_links, change.ended_anew):
        if ends is not None:
            old, new = _written_over(before.versions, ends.select("version", "retracted_at"))
            _exchange(now, RETRACTED, _retracted(key, old), _retracted(key, new))
    if change.regraded_links is not None:
        old, new = _written_over(before.versions, change.regraded_links.select("version", *_AUDIENCE))
        _exchange(now, AUDIENCES, _audiences(key, old), _audiences(key, new))
    return now.totals


def new_reports(change: Change) -> pl.DataFrame:
    """Return the reports that a change brings, in the order in which an embedded store numbers them."""
    frames = [frame.select(STORED_LINK_SCHEMA.names()) for frame in change.new_links.values()]
    return pl.concat([STORED_LINK_SCHEMA.to_frame(), *(frame.cast(STORED_LINK_SCHEMA) for frame in frames)])


def report_codes(key: bytes, reports: pl.DataFrame) -> Codes:
    """Return the codes of what reports say."""
    return codes_of(key, REPORTS, reports, _SAID)


def node_codes(key: bytes, label: Label, nodes: pl.DataFrame) -> Codes:
    """Return the codes of nodes of one label."""
    return codes_of(key, label.value, nodes, stored_node_schema(label))


def same(one: Totals, other: Totals) -> bool:
    """Say whether two stores have the same totals. A part without rows may be left out."""
    return all(one.get(part, _NO_TOTAL) == other.get(part, _NO_TOTAL) for part in {*one, *other})


def _count(now: Content, part: str, codes: Codes, sign: int = 1) -> None:
    total = total_of(codes)
    before = now.totals.get(part, _NO_TOTAL)
    now.totals[part] = before + total if sign > 0 else before - total


def _exchange(now: Content, part: str, old: Codes, new: Codes) -> None:
    _count(now, part, old, -1)
    _count(now, part, new)


def _written_over(stored: pl.DataFrame, rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The stored versions that these rows are about, as they are and as the rows say."""
    old = stored.join(rows.select("version"), on="version", how="semi")
    return old, old.drop([name for name in rows.columns if name != "version"]).join(rows, on="version")


def _row_of(change: Change) -> dict[str, str | None]:
    return {name: getattr(change.load, name) for name in _LOAD}


def _revisions(key: bytes, rows: pl.DataFrame) -> Codes:
    return codes_of(key, REVISIONS, rows, REVISION_SCHEMA)


def _retracted(key: bytes, reports: pl.DataFrame) -> Codes:
    ended = reports.filter(pl.col("retracted_at").is_not_null())
    return codes_of(key, RETRACTED, ended, (*_ONE, "retracted_at"))


def _audiences(key: bytes, reports: pl.DataFrame) -> Codes:
    """Codes of who may see each report that not everybody may see: most may be seen by all, and have none."""
    for_everybody = (pl.col("audience") == "*") & pl.col("in_meeting").fill_null(value=True)
    guarded = reports.filter(~for_everybody.fill_null(value=False))
    return codes_of(key, AUDIENCES, guarded, (*_ONE, *_AUDIENCE))


def _every_report(store: Store) -> Iterator[pl.DataFrame]:
    """The reports of a store: those of a folder part by part, because a large store holds more than memory does."""
    if not store.knows("care/reports_between"):
        yield store.read("care/every_report")
        return
    last = int(store.read("care/last_number").item())
    for first in range(0, last + 1, PART):
        yield store.read("care/reports_between", first=first, after=first + PART)


def blocks_of(codes: Codes, size: int) -> list[int]:
    """Return one lane of the sum of each block of so many rows, the last with what is left."""
    if not len(codes):
        return []
    sums = np.add.reduceat(codes[:, 0], np.arange(0, len(codes), size))
    return [int(each) for each in sums]
