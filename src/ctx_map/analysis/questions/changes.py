"""What changed between two days, in heaps: newly happened, newly known, corrected, withdrawn.

Compares what was known on an earlier day with what is known now, report by report. A report that was not known then
is newly happened when it, or the event that it is about, began after that day, else newly known. Where this misleads:
a report without a date can only be newly known, and agencies record late, so that "newly happened" grows for weeks
after the day itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.report import read_reports
from ctx_map.analysis.answers.result import FrameRows, Method, Result
from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.question import Column, Heading, Picture, Question, Written
from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.columns import LINK_PROPERTIES
from ctx_map.network.times import event_times, with_times
from ctx_map.vocabulary.days import day_words

HAPPENED, KNOWN, CORRECTED, WITHDRAWN = "newly happened", "newly known", "corrected", "withdrawn"
HEAPS = (HAPPENED, KNOWN, CORRECTED, WITHDRAWN)
DAY_LENGTH = 10
DEFINITION = (
    "Reports known now and not on the earlier day: newly happened where they, or the event that they are about, began "
    "after it, newly known otherwise. Reports known on both days that say something else now: corrected. Reports known "
    "then and not now: withdrawn."
)
CAVEAT = (
    "What is newly known need not be new: it was true before this map knew it. A correction keeps its past: ask why."
)


@dataclass(frozen=True, slots=True)
class Changed:
    """One report that changed. The row is about the report."""

    heap: str
    """newly happened, newly known, corrected, withdrawn."""
    link: str
    kind: str
    source: str
    target: str
    sentence: str
    """The report as it is known now; of one withdrawn, as it was known then."""
    before: str
    """The report as it was known then, where it was corrected; else empty."""
    fields: tuple[str, ...]
    """What was corrected: names of columns."""
    since: str | None
    recorded_at: str | None
    withdrawn_on: str | None
    """Of one withdrawn, the day from which it was not known any more, where it was looked up; else None."""
    links: tuple[str, ...]


def changes(before: Network, now: Network) -> Result[Changed]:
    """What the network of now says that the network of an earlier day did not, and the other way round.

    Both must be views of one store under one mandate. Sorted by heap, then by the day it was true, then by link.
    Raises WrongUse where the first day is not before the second.
    """
    if before.as_at >= now.as_at:
        raise WrongUse("Changes are asked since a day before the day that is looked at: check --since and --as-at.")
    then_keys, now_keys = before.links.get_column("key"), now.links.get_column("key")
    new = now.links.filter(~pl.col("key").is_in(then_keys.implode()))
    gone = before.links.filter(~pl.col("key").is_in(now_keys.implode()))
    new = with_times(new, event_times(now.nodes.with_row_index("code"), pl.col("code")))
    happened = pl.col("begins").str.slice(0, DAY_LENGTH) > before.as_at.isoformat()
    corrected = _corrected(before, now)
    heaps = [
        _rows(now, new.filter(happened.fill_null(value=False)), HAPPENED),
        _rows(now, new.filter(~happened.fill_null(value=False)), KNOWN),
        _with_past(before, _rows(now, corrected, CORRECTED), corrected),
        _rows(before, gone, WITHDRAWN),
    ]
    frame = pl.concat([heap.sort("since", "link", nulls_last=True) for heap in heaps]).select(columns_of(Changed))
    changed = reports_in(pl.concat([each.select("agency", "ref") for each in (new, gone, corrected)]))
    considered = {
        **{heap: int((frame.get_column("heap") == heap).sum()) for heap in HEAPS},
        "people, places, groups, things and events new on the map": _new_nodes(before, now),
        "links known then": before.links.height,
        "links known now": now.links.height,
    }
    method = Method("changes", "2", DEFINITION, {"since": before.as_at.isoformat()}, CAVEAT)
    return answer(
        now,
        frame,
        Changed,
        method=method,
        considered=considered,
        sentences=_sentences(considered, before.as_at, changed),
    )


def with_days_withdrawn(found: Result[Changed], days: Mapping[str, str]) -> Result[Changed]:
    """The same answer where withdrawn reports have the day from which they were not known any more, by link key."""
    day = pl.col("link").replace_strict(days, default=None, return_dtype=pl.String)
    told = found.to_frame().with_columns(withdrawn_on=pl.when(pl.col("heap") == WITHDRAWN).then(day))
    return replace(found, rows=FrameRows(told, Changed))


def _rows(network: Network, links: pl.DataFrame, heap: str) -> pl.DataFrame:
    reports = list(read_reports(network, links))
    columns: dict[str, list[object]] = {
        "heap": [heap] * len(reports),
        "before": [""] * len(reports),
        "fields": [[] for _ in reports],
        "links": [[report.link] for report in reports],
    }
    for name in ("link", "kind", "source", "target", "sentence", "since", "recorded_at"):
        columns[name] = [getattr(report, name) for report in reports]
    columns["withdrawn_on"] = [None] * len(reports)
    lists = {"fields": pl.List(pl.String), "links": pl.List(pl.String)}
    return pl.DataFrame(columns, schema={name: lists.get(name, pl.String()) for name in columns})


def _corrected(before: Network, now: Network) -> pl.DataFrame:
    """The links of now whose report says something else than it did, with `fields`: what it says otherwise."""
    said = [name for name in LINK_PROPERTIES if name in now.links.columns]
    both = now.links.join(before.links.select("key", *said), on="key", suffix="_then")
    otherwise = [pl.when(pl.col(name).ne_missing(pl.col(f"{name}_then"))).then(pl.lit(name)) for name in said]
    told = both.with_columns(fields=pl.concat_list(otherwise).list.drop_nulls())
    return told.filter(pl.col("fields").list.len() > 0)


def _with_past(before: Network, rows: pl.DataFrame, corrected: pl.DataFrame) -> pl.DataFrame:
    past = before.links.filter(pl.col("key").is_in(corrected.get_column("key").implode()))
    sentences = {report.link: report.sentence for report in read_reports(before, past)}
    then = pl.Series("before", [sentences[link] for link in rows.get_column("link")], dtype=pl.String)
    return rows.with_columns(then, corrected.get_column("fields"))


def _new_nodes(before: Network, now: Network) -> int:
    return int((~now.keys.is_in(before.keys.implode())).sum())


def _sentences(considered: dict[str, int], since: date, reports: int) -> list[str]:
    counts = ", ".join(f"{considered[heap]:,} {heap}" for heap in HEAPS)
    changed = sum(considered[heap] for heap in HEAPS)
    links = f"{count_of(changed, 'link')} from {count_of(reports, 'report')}"
    return [f"Since {day_words(since)}: {links} changed ({counts})."]


QUESTION = Question(
    name="changes",
    title="What is new",
    asks="What is new since that day?",
    heading=Heading.NEW,
    analysis=changes,
    row=Changed,
    columns=(
        Column("heap", "What is new", Written.WORDS),
        Column("withdrawn_on", "Withdrawn on", Written.DAY),
        Column("sentence", "Report", Written.WORDS, wide=True),
        Column("before", "Before", Written.WORDS, wide=True),
        Column("recorded_at", "Recorded", Written.DAY),
        Column("link", "Link id", Written.ID),
    ),
    picture=Picture.BEFORE_AND_AFTER,
    marks=("link",),
    order="What happened since comes first, then what was learned since, then corrections and withdrawals.",
    example="ctx-map changes --since 2026-10-15",
    compares=True,
)
