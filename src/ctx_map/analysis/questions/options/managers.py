"""Who runs a place or works there, and who runs or works for those organisations: one step up.

Lists organisations and adults with a report of running or working that has not ended on the day asked about. A place or
an organisation with more workers than the bound has them counted, not listed. Where this misleads: whoever is recorded
need not be who has the duty in law, and a place that nobody is recorded as running has somebody who does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ctx_map.analysis.answers.wording import count_of
from ctx_map.analysis.rows.ages import young_at
from ctx_map.analysis.rows.current_links import has_not_ended
from ctx_map.analysis.rows.report_counts import reports_in
from ctx_map.network import Network
from ctx_map.network.link_words import link_sentence
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

KINDS = kinds_that(Puts.DUTY)
WORK = kinds_that(Puts.WORK)


@dataclass(frozen=True, slots=True)
class Holder:
    """One organisation or adult that runs a place, works there, or does so one step up."""

    who: str | None
    """The key; None where workers are counted and not listed."""
    words: str
    """As a sentence: "Golden Pearl Foods runs Car park"."""
    agencies: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """Who is recorded with a duty or a capacity at one place."""

    holders: tuple[Holder, ...]
    ended: int
    """Reports that have ended."""
    not_adult: int
    """People under 18 or of unknown age who run it or work there, who are not listed."""


def duty_at(network: Network, place: int, *, max_people: int) -> Duty:
    """Who runs this place (by code) or works there, then who runs or works for these organisations."""
    links = network.links.filter(pl.col("kind").is_in(KINDS))
    near = links.filter(pl.col("target") == place)
    labels = network.nodes.get_column("label")
    organisation = labels.gather(near.get_column("source")) == Label.ORGANISATION.value
    organisations = near.filter(organisation & has_not_ended(network)).get_column("source").unique()
    up = (pl.col("target").is_in(organisations.implode()) & (pl.col("source") != place)) | (
        pl.col("source").is_in(organisations.implode()) & (pl.col("target") != place) & pl.col("kind").is_in(WORK)
    )
    # where an organisation works for another place, that place is no step up
    above = links.filter(up & (labels.gather(links.get_column("target")) == Label.ORGANISATION.value))
    told = pl.concat([near.with_columns(step=pl.lit(1)), above.with_columns(step=pl.lit(2))])
    now = told.filter(has_not_ended(network))
    young = young_at(network, now.get_column("source"), network.as_at)
    return Duty(
        tuple(_holders(network, now.filter(~young), organisations.to_list(), max_people)),
        ended=reports_in(told.filter(~has_not_ended(network))),
        not_adult=now.filter(young).get_column("source").n_unique(),
    )


def _holders(network: Network, ties: pl.DataFrame, known: Sequence[int], most: int) -> Iterator[Holder]:
    """The holders of these ties, the first step first, those who run before those who work, by name."""
    grouped = ties.group_by("step", "kind", "source", "target").agg(
        agencies=pl.col("agency").unique().sort(), links=pl.col("key").sort()
    )
    people = network.nodes.get_column("label").gather(grouped.get_column("source")) == Label.PERSON.value
    worker = pl.col("kind").is_in(WORK) & people
    sized = grouped.with_columns(worker=worker).with_columns(crowd=pl.col("worker").sum().over("step", "target"))
    listed = sized.filter(~(pl.col("worker") & (pl.col("crowd") > most)))
    rows = sorted(listed.iter_rows(named=True), key=lambda row: _order(network, row))
    for row in rows:
        upwards = row["source"] in known and row["step"] == 2 and row["target"] not in known
        yield Holder(
            who=network.keys[row["target"] if upwards else row["source"]],
            words=link_sentence(_name(network, row["source"]), row["kind"], _name(network, row["target"])),
            agencies=tuple(row["agencies"]),
            links=tuple(row["links"]),
        )
    crowds = sized.filter("worker").filter(pl.col("crowd") > most).select("step", "target", "crowd").unique()
    for _, target, crowd in crowds.sort("step", "target").iter_rows():
        yield Holder(None, f"{count_of(crowd, 'person')} working for {_name(network, target)}, not listed", (), ())


def _order(network: Network, row: Mapping[str, Any]) -> tuple[int, str, str, str, int]:
    return row["step"], row["kind"], _name(network, row["source"]), network.keys[row["source"]], row["target"]


def _name(network: Network, code: int) -> str:
    return str(network.names[code])
