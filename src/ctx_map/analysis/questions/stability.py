"""How far a finding holds: without one agency, without one event, with some reports lost at random.

Asks the same question again of networks from which something was left out, and counts how often each context stays
in the answer. Where this misleads: it measures loss of what is recorded, not what was never recorded, and agencies do
not lose reports at random.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

import numpy as np
import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.shared_contexts import SharedContext
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.common_options import MinPeople, People
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.shared_contacts import shared_contacts
from ctx_map.analysis.questions.shared_places import shared_places
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

Asked = Callable[[Network], Result[SharedContext]]
ANSWERS = {"shared-places": "Shared places", "shared-contacts": "Shared contacts"}
LOSSES = (5, 10, 20, 30)
"""Per cent of the reports lost at random."""
DEFINITION = (
    "Each context of the answer with the agencies and the events without which it would fall out of the answer, and in "
    "how many of the runs it stays when 5, 10, 20 or 30 per cent of all reports are left out at random."
)
CAVEAT = (
    "A context that falls out without one agency is not wrong: one agency may be the only one to look there. Reports "
    "are not lost at random in life."
)
REFERENCE = (
    "Smith and Moody 2013, Social Networks 35, 652-668; Rostami and Mondani 2015, PLoS ONE 10(3), e0119309 (the same "
    "people rank otherwise by source)"
)


@dataclass(frozen=True, slots=True)
class Stability:
    """How far one context's place in an answer holds. The row is about the context."""

    id: str
    name: str | None
    label: str
    falls_without_agency: tuple[str, ...]
    """Agencies without whose reports it is not in the answer."""
    falls_without_event: tuple[str, ...]
    """Keys of events without which it is not in the answer."""
    finding: str
    """The same in words."""
    stays_at_5: float
    """Share of the runs, 0 to 1, in which it stays when 5 per cent of the reports are lost."""
    stays_at_10: float
    stays_at_20: float
    stays_at_30: float
    links: tuple[str, ...]


def stability(network: Network, question: Asked, *, runs: int = 50, seed: int = 7) -> Result[Stability]:
    """How far each context of the answer to `question` holds, in the order of that answer.

    `question` is an analysis of shared contexts, such as `shared_places`, with its options bound. The same seed gives
    the same answer.
    """
    check_at_least("runs", runs, 1)
    found = question(network)
    frame = found.to_frame().select("id", "name", "label", "links")
    ids = frame.get_column("id")
    agencies = [(name, _ids(question, left)) for name, left in _without_agencies(network)]
    events = [(key, _ids(question, left)) for key, left in _without_events(network, found)]
    lost = _lost(network, question, ids, runs, np.random.default_rng(seed))
    frame = frame.with_columns(
        falls_without_agency=_falls(ids, agencies), falls_without_event=_falls(ids, events), **lost
    )
    frame = frame.with_columns(
        finding=pl.Series([_finding(row) for row in frame.iter_rows(named=True)], dtype=pl.String)
    )
    holds = frame.filter(
        pl.col("falls_without_agency").list.len() + pl.col("falls_without_event").list.len() == 0
    ).height
    considered = {
        "contexts in the answer": frame.height,
        "contexts that hold without any one agency or event": holds,
        "agencies left out in turn": len(agencies),
        "events left out in turn": len(events),
        "runs at each loss": runs,
    }
    return answer(
        network,
        frame.select(columns_of(Stability)),
        Stability,
        method=Method("stability", "1", DEFINITION, {"seed": str(seed), "of": found.method.name}, CAVEAT, REFERENCE),
        considered=considered,
        sentences=[
            f"{holds:,} of {count_of(frame.height, 'context')} stay in the answer whichever single agency or event is "
            "left out."
        ],
    )


def _ids(question: Asked, network: Network) -> frozenset[str]:
    return frozenset(question(network).to_frame().get_column("id"))


def _left(network: Network, kept: pl.Expr | pl.Series) -> Network:
    links = network.links.filter(kept)
    return replace(network, links=links)


def _without_agencies(network: Network) -> Iterator[tuple[str, Network]]:
    for agency in network.links.get_column("agency").unique().sort():
        yield agency, _left(network, pl.col("agency") != agency)


def _without_events(network: Network, found: Result[SharedContext]) -> Iterator[tuple[str, Network]]:
    """The network without each event that some report behind the answer is of."""
    behind = found.to_frame().get_column("links").explode().unique()
    links = network.links.filter(pl.col("key").is_in(behind.implode()))
    label = network.nodes.get_column("label")
    ends = pl.concat([links.get_column("source"), links.get_column("target")]).unique().sort()
    for code in ends.filter(label.gather(ends) == Label.EVENT.value):
        yield network.keys[code], _left(network, (pl.col("source") != code) & (pl.col("target") != code))


def _falls(ids: pl.Series, answers: list[tuple[str, frozenset[str]]]) -> pl.Series:
    return pl.Series([[name for name, left in answers if each not in left] for each in ids], dtype=pl.List(pl.String))


def _lost(
    network: Network, question: Asked, ids: pl.Series, runs: int, random: np.random.Generator
) -> dict[str, pl.Series]:
    shares = {}
    reports, report = _numbered_reports(network)
    for loss in LOSSES:
        stays = np.zeros(ids.len())
        for _ in range(runs):
            # a report is lost with all its links
            kept = pl.Series((random.random(reports) >= loss / 100)[report])
            left = _ids(question, _left(network, kept))
            stays += [each in left for each in ids]
        shares[f"stays_at_{loss}"] = pl.Series(stays / runs)
    return shares


def _numbered_reports(network: Network) -> tuple[int, np.ndarray]:
    """How many reports there are, and the number of each link's report, in the order in which they first come."""
    reports, first, report = np.unique(network.report_codes.to_numpy(), return_index=True, return_inverse=True)
    number = np.empty(reports.size, np.int64)
    number[np.argsort(first)] = np.arange(reports.size)
    return reports.size, number[report]


def _finding(row: dict[str, list[str]]) -> str:
    said = []
    if row["falls_without_agency"]:
        said.append(f"rests on {read_list(row['falls_without_agency'])} alone")
    if row["falls_without_event"]:
        said.append(f"an artefact of one event: {read_list(row['falls_without_event'])}")
    return "; ".join(said) or "holds without any one agency or event"


def stability_of_shared(
    network: Network,
    *,
    of: Annotated[
        str, Option("Answer to test", "The answer that is tested.", choices=ANSWERS, main=True)
    ] = "shared-places",
    runs: Annotated[
        int, Field(ge=1), Option("Runs at each loss", "How often reports are left out at random.", metavar="N")
    ] = 20,
    people: People = (),
    min_people: MinPeople = 2,
) -> Result[Stability]:
    """How far the shared places or the shared contacts hold: `stability` of one of these two answers."""

    def asked(part: Network) -> Result[SharedContext]:
        # how surprising a context is has no part in whether it stays
        shared = shared_places if of == "shared-places" else shared_contacts
        return shared(part, people=people, min_people=min_people, strict=False)

    return stability(network, asked, runs=runs)


QUESTION = Question(
    name="stability",
    title="How far an answer holds",
    asks="How far does this answer hold?",
    heading=Heading.CONFIDENCE,
    analysis=stability_of_shared,
    row=Stability,
    columns=(
        Column("id", "Place or contact", Written.NAME),
        Column("finding", "Depends on", Written.WORDS, wide=True),
        Column("stays_at_5", "5% of reports lost", Written.SHARE, help="how often it stays in the answer"),
        Column("stays_at_10", "10% lost", Written.SHARE),
        Column("stays_at_20", "20% lost", Written.SHARE),
        Column("stays_at_30", "30% lost", Written.SHARE),
        Column("id", "Id", Written.ID),
    ),
    picture=Picture.BARS,
    marks=("id",),
    order="In the order of the answer that is tried.",
    example="ctx-map stability --of shared-contacts --min-people 3",
)
