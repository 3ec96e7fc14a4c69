"""List what happened since a day, what was learned since, and what was corrected or withdrawn.

Compares what was known on an earlier day with what is known now, link by link. A new link has happened since if it, or
the event that it is about, began after the earlier day. Otherwise it was learned since. Where this misleads: a link
without a date counts as learned, and agencies record late, so "happened since" grows for weeks after the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.corrected import NOW_DISPUTED, difference
from ctx_map.analysis.answers.report import read_reports
from ctx_map.analysis.answers.result import FrameRows, Method, Result
from ctx_map.analysis.answers.sorts_of_change import CORRECTED, HAPPENED, LEARNED, WITHDRAWN
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.question import Column, Heading, Picture, Question, Written
from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.columns import LINK_PROPERTIES
from ctx_map.network.link_words import link_sentence
from ctx_map.network.times import event_times, with_times
from ctx_map.vocabulary.days import DAY_LENGTH, day_words
from ctx_map.vocabulary.labels import Label

KINDS = (HAPPENED, LEARNED, CORRECTED, WITHDRAWN)
DEFINITION = (
    "What is known now and was not known on the earlier day happened since if it began after that day. Otherwise it "
    "was learned since. What says something different now was corrected. What is no longer known was withdrawn."
)
CAVEAT = (
    "What was learned since may be old: it was true before it was on this map. What was withdrawn may still be true."
)


@dataclass(frozen=True, slots=True)
class Changed:
    """One link that is new or has changed. The row is about the link."""

    change: str
    """happened since, learned since, corrected, withdrawn."""
    link: str
    kind: str
    source: str
    target: str
    sentence: str
    """The link as it is known now; if it was withdrawn, as it was known then."""
    before: str
    """The link as it was known then, if it was corrected; else empty."""
    fields: tuple[str, ...]
    """The names of the columns that were corrected."""
    differences: tuple[str, ...]
    """What each correction changed, in words."""
    since: str | None
    recorded_at: str | None
    withdrawn_on: str | None
    """The day on which it was withdrawn, if that was looked up; else None."""
    links: tuple[str, ...]
    incident: str | None
    """The key of the event that the link is about; None for a link that is about no event."""


def changes(before: Network, now: Network) -> Result[Changed]:
    """Compare the network of an earlier day with the network of now.

    Both must be views of one store under one mandate. Rows are sorted by the kind of change, then by incident, the day
    it was true, and the link. Raises WrongUse if the first day is not before the second.
    """
    if before.as_at >= now.as_at:
        raise WrongUse("The earlier day must be before the day of the map. Check both days.")
    # what is new, gone or different
    then_keys, now_keys = before.links.get_column("key"), now.links.get_column("key")
    new = now.links.filter(~pl.col("key").is_in(then_keys.implode()))
    gone = before.links.filter(~pl.col("key").is_in(now_keys.implode()))
    new = with_times(new, event_times(now.nodes.with_row_index("code"), pl.col("code")))
    happened = pl.col("begins").str.slice(0, DAY_LENGTH) > before.as_at.isoformat()
    corrected = _corrected(before, now)
    disputed = corrected.filter(pl.col("differences").list.contains(NOW_DISPUTED))
    # one frame for each kind of change, with the links of an incident together
    by_kind = [
        _rows(now, new.filter(happened.fill_null(value=False)), HAPPENED),
        _rows(now, new.filter(~happened.fill_null(value=False)), LEARNED),
        _with_past(before, _rows(now, corrected, CORRECTED), corrected),
        _rows(before, gone, WITHDRAWN),
    ]
    frame = pl.concat([_by_incident(each) for each in by_kind]).select(columns_of(Changed))
    # what was considered
    changed = reports_in(pl.concat([each.select("agency", "ref") for each in (new, gone, corrected)]))
    considered = {
        **{kind: int((frame.get_column("change") == kind).sum()) for kind in KINDS},
        "people, places, groups, things and events new on the map": _new_nodes(before, now),
        "links known then": before.links.height,
        "links known now": now.links.height,
    }
    method = Method("changes", "3", DEFINITION, {"since": day_words(before.as_at)}, CAVEAT)
    return answer(
        now,
        frame,
        Changed,
        method=method,
        considered=considered,
        sentences=_sentences(now, frame, before.as_at, changed, disputed),
    )


def with_days_withdrawn(found: Result[Changed], days: Mapping[str, str]) -> Result[Changed]:
    """Return the same answer with the day on which each withdrawn link was withdrawn, by link key."""
    day = pl.col("link").replace_strict(days, default=None, return_dtype=pl.String)
    told = found.to_frame().with_columns(withdrawn_on=pl.when(pl.col("change") == WITHDRAWN).then(day))
    return replace(found, rows=FrameRows(told, Changed))


def _rows(network: Network, links: pl.DataFrame, change: str) -> pl.DataFrame:
    reports = list(read_reports(network, links))
    columns: dict[str, list[object]] = {
        "change": [change] * len(reports),
        "before": [""] * len(reports),
        "fields": [[] for _ in reports],
        "differences": [[] for _ in reports],
        "links": [[report.link] for report in reports],
    }
    for name in ("link", "kind", "source", "target", "sentence", "since", "recorded_at"):
        columns[name] = [getattr(report, name) for report in reports]
    columns["withdrawn_on"] = [None] * len(reports)
    columns["incident"] = _incidents(network, links).to_list()
    lists = dict.fromkeys(("fields", "differences", "links"), pl.List(pl.String))
    return pl.DataFrame(columns, schema={name: lists.get(name, pl.String()) for name in columns})


def _incidents(network: Network, links: pl.DataFrame) -> pl.Series:
    """The key of the event at either end of each link, the one at its beginning first; None where neither is one."""
    is_event = network.nodes.get_column("label") == Label.EVENT.value
    events = network.nodes.select(key=pl.when(is_event).then("key")).to_series()
    ends = [events.gather(links.get_column(end)).alias(end) for end in ("source", "target")]
    return pl.select(pl.coalesce(*ends).alias("incident")).to_series()


def _by_incident(rows: pl.DataFrame) -> pl.DataFrame:
    """Sort by the first day of each incident, so that its links come together."""
    day = pl.col("since").min().over("incident", mapping_strategy="group_to_rows")
    first = pl.when(pl.col("incident").is_not_null()).then(day).otherwise(pl.col("since"))
    return rows.sort(first, "incident", "since", "link", nulls_last=True)


def _corrected(before: Network, now: Network) -> pl.DataFrame:
    """The links of now that say something different, with `fields`, the columns that differ, and `differences`."""
    said = [name for name in LINK_PROPERTIES if name in now.links.columns]
    both = now.links.join(before.links.select("key", *said), on="key", suffix="_then")
    otherwise = [pl.when(pl.col(name).ne_missing(pl.col(f"{name}_then"))).then(pl.lit(name)) for name in said]
    told = both.with_columns(fields=pl.concat_list(otherwise).list.drop_nulls())
    differing = told.filter(pl.col("fields").list.len() > 0)
    words = [
        [difference(name, row[f"{name}_then"], row[name]) for name in row["fields"]]
        for row in differing.iter_rows(named=True)
    ]
    return differing.with_columns(pl.Series("differences", words, dtype=pl.List(pl.String)))


def _with_past(before: Network, rows: pl.DataFrame, corrected: pl.DataFrame) -> pl.DataFrame:
    past = before.links.filter(pl.col("key").is_in(corrected.get_column("key").implode()))
    sentences = {report.link: report.sentence for report in read_reports(before, past)}
    then = pl.Series("before", [sentences[link] for link in rows.get_column("link")], dtype=pl.String)
    return rows.with_columns(then, corrected.get_column("fields"), corrected.get_column("differences"))


def _new_nodes(before: Network, now: Network) -> int:
    return int((~now.keys.is_in(before.keys.implode())).sum())


def _sentences(now: Network, frame: pl.DataFrame, since: date, reports: int, disputed: pl.DataFrame) -> list[str]:
    if not frame.height:
        return [f"Nothing is new or has changed since {day_words(since)}."]
    said = [
        f"{count_of(frame.height, 'link')} from {count_of(reports, 'report')} "
        f"{'is' if frame.height == 1 else 'are'} new or changed since {day_words(since)}."
    ]
    said += _disputed(now, disputed)
    told = {kind: frame.filter(pl.col("change") == kind) for kind in KINDS}
    said += [
        f"{count_of(rows.height, 'link')} {_what(kind, rows.height)}{_about(now, kind, rows)}."
        for kind, rows in told.items()
        if rows.height
    ]
    return said


def _disputed(now: Network, links: pl.DataFrame) -> list[str]:
    """What somebody disputes now and did not then, such as a child's own correction."""
    if links.is_empty():
        return []
    names = now.names
    said = [
        link_sentence(names[source], kind, names[target])
        for source, target, kind in links.select("source", "target", "kind").unique(maintain_order=True).iter_rows()
    ]
    reports = reports_in(links)
    return [f"{count_of(reports, 'report')} {'is' if reports == 1 else 'are'} now disputed: {read_list(said, most=3)}."]


def _what(kind: str, links: int) -> str:
    """What is true of the links of one kind of change, with its verb."""
    if kind == HAPPENED:
        return f"{'is' if links == 1 else 'are'} about what has happened since"
    return f"{'was' if links == 1 else 'were'} {kind.removesuffix(' since')} since"


def _about(now: Network, kind: str, rows: pl.DataFrame) -> str:
    """The incidents of the new links, by name."""
    if kind not in (HAPPENED, LEARNED):
        return ""
    names = now.names_by_key
    named = [names[key] for key in rows.get_column("incident").drop_nulls().unique(maintain_order=True)]
    joined = "including" if kind == HAPPENED else "about"
    return f", {joined} {read_list(named, most=1)}" if named else ""


QUESTION = Question(
    name="changes",
    title="What is new",
    asks="What is new since that day?",
    heading=Heading.NEW,
    analysis=changes,
    row=Changed,
    columns=(
        Column("sentence", "What is reported", Written.WORDS, wide=True),
        Column("change", "What is new", Written.WORDS),
        Column("incident", "Incident", Written.NAME),
        Column("differences", "What was corrected", Written.PHRASES, wide=True),
        Column("before", "What it said before", Written.WORDS, wide=True, in_front=False),
        Column("withdrawn_on", "Withdrawn on", Written.DAY),
        Column("recorded_at", "Recorded by the agency", Written.DAY),
        Column("link", "Link id", Written.ID),
    ),
    picture=Picture.BEFORE_AND_AFTER,
    marks=("link",),
    order="What happened since comes first, then what was learned since, then corrections and withdrawals. "
    "Links about one incident are together, oldest first.",
    example="ctx-map changes --since 2026-10-15",
    compares=True,
)
