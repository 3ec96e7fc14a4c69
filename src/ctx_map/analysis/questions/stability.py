"""Test how far an answer holds: without one agency, without one event, or with some reports lost at random.

Asks the same question again without some of the reports, and counts how often each place or contact stays in the
answer. Where this misleads: it measures the loss of what is recorded, not what was never recorded, and agencies do not
lose reports at random.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.shared_contexts import SharedContext
from ctx_map.analysis.answers.wording import part_of, read_list, sentence_start
from ctx_map.analysis.common_options import MinPeople, People
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.shared_contacts import contacts_listed, shared_contacts
from ctx_map.analysis.questions.shared_places import places_listed, shared_places
from ctx_map.network import Network
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.labels import Label

Asked = Callable[[Network], Result[SharedContext]]
Listed = Callable[[Network], frozenset[str]]
ANSWERS = {"shared-places": "Shared places", "shared-contacts": "Shared contacts"}
LOSSES = (5, 10, 20, 30)
"""Percentages of the reports left out at random."""
SEED = 7
DEFINITION = (
    "For each place or contact in the answer: the agencies and events without which it would not be in the answer, and "
    "the share of runs in which it stays if 5%, 10%, 20% or 30% of all reports are left out at random."
)
CAVEAT = (
    "A place or contact that depends on one agency is not wrong. One agency may be the only one that looks there. In "
    "life, reports are not lost at random."
)
REFERENCE = (
    "Smith and Moody 2013, Social Networks 35, 652-668; Rostami and Mondani 2015, PLoS ONE 10(3), e0119309 (the same "
    "people rank otherwise by source)"
)


@dataclass(frozen=True, slots=True)
class Stability:
    """How far an answer holds for one place or contact. The row is about the place or contact."""

    id: str
    name: str | None
    label: str
    falls_without_agency: tuple[str, ...]
    """Agencies without which it is not in the answer."""
    falls_without_event: tuple[str, ...]
    """Keys of events without which it is not in the answer."""
    finding: str
    """The same in words."""
    stays_at_5: float
    """Share of the runs, 0 to 1, in which it stays if 5% of the reports are left out."""
    stays_at_10: float
    stays_at_20: float
    stays_at_30: float
    links: tuple[str, ...]


def stability(network: Network, question: Asked, *, runs: int = 50, seed: int = SEED) -> Result[Stability]:
    """Test how far the answer to `question` holds for each place or contact, in the order of that answer.

    `question` is an analysis such as `shared_places`, with its options bound. The same seed gives the same answer.
    """
    listed = _AS_IT_IS.get(question) or partial(_ids, question)
    return _stability(network, question(network), listed, runs=runs, seed=seed)


def _ids(question: Asked, network: Network) -> frozenset[str]:
    return frozenset(question(network).to_frame().get_column("id"))


_AS_IT_IS: Mapping[Asked, Listed] = {
    shared_places: partial(places_listed, people=(), min_people=2),
    shared_contacts: partial(contacts_listed, people=(), min_people=2),
}
"""How the ids of an answer are found without the rest of it, where no option is bound."""


def _stability(
    network: Network, found: Result[SharedContext], listed: Listed, *, runs: int, seed: int
) -> Result[Stability]:
    """The same for an answer that is there, where `listed` gives the ids that the answer has over a part."""
    # ask without each agency, without each event, and with reports lost at random
    check_at_least("runs", runs, 1)
    names = network.names_by_key
    frame = found.to_frame().select("id", "name", "label", "links")
    ids = frame.get_column("id")
    agencies = [(name, listed(left)) for name, left in _without_agencies(network)]
    events = [(key, listed(left)) for key, left in _without_events(network, found)]
    lost = _lost(network, listed, ids, runs, np.random.default_rng(seed))
    frame = frame.with_columns(
        falls_without_agency=_falls(ids, agencies), falls_without_event=_falls(ids, events), **lost
    )
    # say it in words, and count what holds
    frame = frame.with_columns(
        finding=pl.Series([_finding(row, names) for row in frame.iter_rows(named=True)], dtype=pl.String)
    )
    holds = frame.filter(
        pl.col("falls_without_agency").list.len() + pl.col("falls_without_event").list.len() == 0
    ).height
    considered = {
        "places or contacts in the answer": frame.height,
        "places or contacts that do not depend on one agency or event": holds,
        "agencies left out in turn": len(agencies),
        "events left out in turn": len(events),
        "runs at each percentage": runs,
    }
    return answer(
        network,
        frame.select(columns_of(Stability)),
        Stability,
        method=Method("stability", "1", DEFINITION, {"seed": str(seed), "of": found.method.name}, CAVEAT, REFERENCE),
        considered=considered,
        sentences=_sentences(frame, holds),
    )


def _left(network: Network, kept: pl.Expr | pl.Series) -> Network:
    links = network.links.filter(kept)
    return replace(network, links=links)


def _without_agencies(network: Network) -> Iterator[tuple[str, Network]]:
    for agency in network.links.get_column("agency").unique().sort():
        yield agency, _left(network, pl.col("agency") != agency)


def _without_events(network: Network, found: Result[SharedContext]) -> Iterator[tuple[str, Network]]:
    """The network without each event that a link behind the answer is about."""
    behind = found.to_frame().get_column("links").explode().unique()
    links = network.links.filter(pl.col("key").is_in(behind.implode()))
    label = network.nodes.get_column("label")
    ends = pl.concat([links.get_column("source"), links.get_column("target")]).unique().sort()
    for code in ends.filter(label.gather(ends) == Label.EVENT.value):
        yield network.keys[code], _left(network, (pl.col("source") != code) & (pl.col("target") != code))


def _falls(ids: pl.Series, answers: list[tuple[str, frozenset[str]]]) -> pl.Series:
    return pl.Series([[name for name, left in answers if each not in left] for each in ids], dtype=pl.List(pl.String))


def _lost(
    network: Network, listed: Listed, ids: pl.Series, runs: int, random: np.random.Generator
) -> dict[str, pl.Series]:
    shares = {}
    reports, report = _numbered_reports(network)
    for loss in LOSSES:
        stays = np.zeros(ids.len())
        for _ in range(runs):
            # a report is left out with all its links
            kept = pl.Series((random.random(reports) >= loss / 100)[report])
            left = listed(_left(network, kept))
            stays += [each in left for each in ids]
        shares[f"stays_at_{loss}"] = pl.Series(stays / runs)
    return shares


def _numbered_reports(network: Network) -> tuple[int, np.ndarray]:
    """How many reports there are, and the number of each link's report, in the order of first appearance."""
    reports, first, report = np.unique(network.report_codes.to_numpy(), return_index=True, return_inverse=True)
    number = np.empty(reports.size, np.int64)
    number[np.argsort(first)] = np.arange(reports.size)
    return reports.size, number[report]


def _finding(row: dict[str, list[str]], names: Mapping[str, str]) -> str:
    agencies = [agency_words(each) for each in row["falls_without_agency"]]
    events = [names[each] for each in row["falls_without_event"]]
    said = [f"not on the list without reports from {read_list(agencies)}"] if agencies else []
    said += [f"not on the list without {_each_alone(events)}"] if events else []
    return ", and ".join(said) or "stays on the list without any one agency or event"


def _each_alone(events: Sequence[str]) -> str:
    return f"this event: {events[0]}" if len(events) == 1 else f"any one of these events: {read_list(events)}"


def _sentences(frame: pl.DataFrame, holds: int) -> list[str]:
    if not frame.height:
        return ["There is nothing in the answer to test."]
    names = read_list(
        [row["name"] for row in frame.iter_rows(named=True) if not _depends(row)],
        most=3,
    )
    if not holds:
        whole = part_of(frame.height, frame.height, "place or contact")
        verb = "depends" if frame.height == 1 else "depend"
        return [f"{sentence_start(whole)} in the answer {verb} on a single agency or event."]
    verb = "does" if holds == 1 else "do"
    some = sentence_start(part_of(holds, frame.height, "place or contact"))
    return [f"{some} in the answer {verb} not depend on a single agency or event: {names}."]


def _depends(row: dict[str, list[str]]) -> bool:
    return bool(row["falls_without_agency"] or row["falls_without_event"])


def stability_of_shared(
    network: Network,
    *,
    of: Annotated[str, Option("Answer to test", "Which answer to test.", choices=ANSWERS, main=True)] = "shared-places",
    runs: Annotated[
        int, Field(ge=1), Option("Runs at each percentage", "How often reports are left out at random.", metavar="N")
    ] = 20,
    people: People = (),
    min_people: MinPeople = 2,
) -> Result[Stability]:
    """Test how far the answer on shared places or shared contacts holds."""
    places = of == "shared-places"
    found = (shared_places if places else shared_contacts)(network, people=people, min_people=min_people)
    # the whole answer gives the order; of the others only the ids are compared
    listed = partial(places_listed if places else contacts_listed, people=people, min_people=min_people)
    return _stability(network, found, listed, runs=runs, seed=SEED)


QUESTION = Question(
    name="stability",
    title="How far an answer holds",
    asks="How far does this answer hold?",
    heading=Heading.CONFIDENCE,
    analysis=stability_of_shared,
    row=Stability,
    columns=(
        Column("id", "Place or contact", Written.NAME),
        Column("finding", "What it depends on", Written.WORDS, wide=True),
        Column(
            "stays_at_5",
            "Still listed with 5% of reports lost",
            Written.SHARE,
            help="Share of the tries.",
        ),
        Column("stays_at_10", "With 10% lost", Written.SHARE),
        Column("stays_at_20", "With 20% lost", Written.SHARE),
        Column("stays_at_30", "With 30% lost", Written.SHARE),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("id",),
    order="In the order of the answer that is tested.",
    example="ctx-map stability --of shared-contacts --min-people 3",
)
