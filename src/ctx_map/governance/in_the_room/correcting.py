"""The rows of a correction: the report as it should have been, beside the other spells of the same report.

A report may tell of several stays under one reference. The others come along as they are, so that the intake does not
take one for the other.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.governance.in_the_room.rows import Rows, as_cells
from ctx_map.governance.in_the_room.said import Correction
from ctx_map.governance.intake import Intake
from ctx_map.governance.meetings.shown import Shown

NOT_THERE = "This report is not in this view. Select the link again, then choose the report."
WITHDRAWN_ALREADY = "This report has been withdrawn already, so it can't be corrected."
_SAME = ("source", "target", "kind", "agency")


def namespace_of(link: str) -> str:
    """The namespace of the bundle that brought a link."""
    return link.partition(":")[0]


def corrected_rows(intake: Intake, said: Correction) -> Rows:
    """The rows of a correction. Raises WrongUse if the report is not there, may not be seen or is withdrawn."""
    told = newest_versions(intake, [said.link])
    if not told:
        raise WrongUse(NOT_THERE)
    if told[0]["retracted_at"] is not None:
        raise WrongUse(WITHDRAWN_ALREADY)
    report = told[0]
    cells = as_cells(report) | {
        "since": said.since,
        "until": said.until,
        "note": said.note.strip(),
        "disputed": "yes" if said.disputed else "no",
        "recorded_at": intake.today.isoformat(),
        "withdrawn_at": intake.today.isoformat() if said.withdrawn else "",
    }
    if not said.disputed and report["disputed"] is None:
        del cells["disputed"]
    others = (as_cells(each) for each in _other_spells(intake, report))
    return Rows((cells, *others))


def _other_spells(intake: Intake, report: dict[str, Any]) -> list[dict[str, Any]]:
    """The other spells under the same reference that stand today."""
    index = intake.store.read("read/link_index", namespace=namespace_of(report["key"]))
    same = pl.all_horizontal(pl.col(name) == report[name] for name in _SAME)
    keys = index.filter(same & (pl.col("key") != report["key"])).get_column("key").unique().sort().to_list()
    found = _newest(intake, keys) if keys else []
    return [
        each
        for each in found
        if each["retracted_at"] is None and (each["ref"], each["role"]) == (report["ref"], report["role"])
    ]


def newest_versions(intake: Intake, keys: list[str]) -> list[dict[str, Any]]:
    """The newest version of each of these links, as far as the mandate of the intake may see them."""
    if set(keys) - Shown(intake.store, intake.mandate).among(keys):
        return []
    return _newest(intake, keys)


def _newest(intake: Intake, keys: list[str]) -> list[dict[str, Any]]:
    """The newest version of each of these reports."""
    said = intake.store.read("read/said_among", keys=keys)
    number = pl.col("version").str.extract(r"~(\d+)$", 1).cast(pl.Int64)
    return said.sort(number).unique("key", keep="last").sort("key").to_dicts()
