"""List the links that need care: disputed, suspected false, or all that a shared place or contact depends on.

Looks at each link (two ends and a kind) with all its reports. Protective links come last. Where this misleads: two
agencies may have heard the same thing from the same person, and what no one has reported cannot be on this list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import polars as pl
from pydantic import Field

from ctx_map.analysis.answers.build import answer, columns_of
from ctx_map.analysis.answers.result import Method, Result
from ctx_map.analysis.answers.selection import check_at_least
from ctx_map.analysis.answers.wording import count_of, part_of, read_list, sentence_start
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.doubt.coverage import silent, unrecorded
from ctx_map.analysis.questions.doubt.dependence import Dependence, dependence, nothing_depends
from ctx_map.analysis.questions.doubt.links_in_doubt import (
    LONG_PAST,
    NO_GRADE,
    ONE_SOURCE_CONTACT,
    REASONS,
    links_with_reasons,
)
from ctx_map.analysis.questions.doubt.review import PAST_REVIEW, past_review, review_account, review_words
from ctx_map.analysis.questions.doubt.single_source import what_remains
from ctx_map.analysis.rows.in_doubt import DISPUTED, SUSPECTED_FALSE
from ctx_map.analysis.rows.report_counts import counts_by_agency, reports_by_agency
from ctx_map.network import Network
from ctx_map.network.link_words import link_sentence
from ctx_map.vocabulary.agencies import agency_words

NAMED = 3
"""How many links or places a sentence names."""
DEFINITION = (
    "A link needs care if its reports are all suspected to be false, if one is disputed, or if a place or contact "
    "would no longer be shared by two young people without one of its reports. So does contact between an adult and a "
    "child from a single source. So does intelligence without a grade, and what is more than 12 months old."
)
CAVEAT = (
    "These are reasons to ask, not reasons to dismiss a report. A child's own account is often the only report there "
    "is. Only police intelligence is graded, so other information without a grade is not weaker."
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One link that needs care. The row is about the link."""

    source: str
    target: str
    kind: str
    tie: str
    """The link as a sentence, without its provenance."""
    doubts: tuple[str, ...]
    """Why it needs care, most serious first."""
    agencies: tuple[str, ...]
    links: tuple[str, ...]


def doubt(
    network: Network,
    *,
    review_after: Annotated[
        int | None,
        Field(ge=1),
        Option(
            "Due for review after (days)", "Also lists links with no report newer than this many days.", metavar="DAYS"
        ),
    ] = None,
    expected: Annotated[
        Sequence[str],
        Option(
            "Which agencies should have shared information?",
            "An agency that should have shared information. Repeat it for several.",
            flag="--expect",
            metavar="AGENCY",
            main=True,
        ),
    ] = (),
) -> Result[Doubt]:
    """List the links that need care, most serious reason first, and protective links last.

    With `review_after`, links with no report newer than so many days are due for review. `expected` names agencies
    that should have shared information, and the answer says which ones have not.
    """
    if review_after is not None:
        check_at_least("review_after", review_after, 1)
    # every link with its reasons, and those due for review if that is asked for
    depends = dependence(network)
    every = links_with_reasons(network, depends.links)
    ties = past_review(every, network, review_after)
    frame = _frame(network, ties)
    # what was looked at, what is not recorded, and who has not shared anything
    considered = {"links": ties.height, "links that need care": frame.height, **_by_reason(ties), **unrecorded(network)}
    considered |= review_account(ties, network, review_after)
    considered |= counts_by_agency(reports_by_agency(network))
    not_heard = silent(network, expected)
    if expected:
        considered |= {"agencies expected": len(set(expected)), "agencies expected but silent": len(not_heard)}
    # what remains shared without links from a single source
    remaining = what_remains(network, _without_single_source(network, every))
    considered |= remaining.account
    considered["shared places and contacts that depend on a single report"] = depends.contexts.len()
    return answer(
        network,
        frame,
        Doubt,
        method=Method("doubt", "5", DEFINITION, {"review": review_words(review_after)}, CAVEAT),
        considered=considered,
        sentences=[
            *_sentences(network, frame, considered, depends),
            *_agency_sentences(considered, not_heard),
            *remaining.sentences(network),
        ],
    )


def without_doubtful(network: Network) -> Network:
    """Return the network without links that come from a single source or are suspected to be false."""
    return _without_single_source(network, links_with_reasons(network, nothing_depends()))


def _without_single_source(network: Network, ties: pl.DataFrame) -> Network:
    dropped = ties.filter(pl.col("single") | pl.col("false")).get_column("links").explode()
    return replace(network, links=network.links.filter(~pl.col("key").is_in(dropped.implode())))


def _frame(network: Network, ties: pl.DataFrame) -> pl.DataFrame:
    """The links with a reason: protective ones last, then by the most serious reason and who shares what depends."""
    doubtful = ties.filter(pl.col("doubts").list.len() > 0)
    ranks = {reason: rank for rank, reason in enumerate((*REASONS, PAST_REVIEW))}
    rank = pl.col("doubts").list.first().replace_strict(ranks, return_dtype=pl.Int64)
    ordered = doubtful.sort(
        "protective",
        rank,
        "harm",
        "sharing",
        pl.col("doubts").list.len(),
        "source",
        "target",
        "kind",
        descending=[False, False, True, True, True, False, False, False],
    )
    return ordered.with_columns(_as_sentences(network, ordered)).select(columns_of(Doubt))


def _as_sentences(network: Network, ties: pl.DataFrame) -> pl.Series:
    names = network.names_by_key
    read = [
        link_sentence(names[source], kind, names[target])
        for source, target, kind in ties.select("source", "target", "kind").iter_rows()
    ]
    return pl.Series("tie", read, dtype=pl.String)


def _by_reason(ties: pl.DataFrame) -> dict[str, int]:
    return {f"links: {each}": int(ties.get_column("doubts").list.contains(each).sum()) for each in REASONS}


def _sentences(network: Network, frame: pl.DataFrame, considered: dict[str, int], depends: Dependence) -> list[str]:
    """What needs most care, by name."""
    # how many links need care, and those that are false or disputed by name
    said = [
        f"{sentence_start(part_of(frame.height, considered['links'], 'link'))} "
        f"{'needs' if frame.height == 1 else 'need'} care."
        if frame.height
        else "No link needs particular care."
    ]
    for reason in (SUSPECTED_FALSE, DISPUTED):
        named = frame.filter(pl.col("doubts").list.contains(reason)).get_column("tie").to_list()
        verb = "is" if len(named) == 1 else "are"
        said += [f"{count_of(len(named), 'link')} {verb} {reason}: {read_list(named, most=NAMED)}."] if named else []
    # what depends on a single report or source
    contexts = depends.contexts.to_list()
    if contexts:
        names = read_list([network.names[code] for code in contexts], most=NAMED)
        what = "shared place or contact depends" if len(contexts) == 1 else "shared places and contacts depend"
        said.append(f"{len(contexts):,} {what} on a single report: {names}.")
    contacts = considered[f"links: {ONE_SOURCE_CONTACT}"]
    if contacts:
        verb = (
            "contact between an adult and a child comes"
            if contacts == 1
            else "contacts between adults and children come"
        )
        said.append(f"{contacts:,} {verb} from a single source.")
    # grades that are missing, and what is long past
    gaps, old = considered[f"links: {NO_GRADE}"], considered[f"links: {LONG_PAST}"]
    said += [f"{count_of(gaps, 'link')} from intelligence {'has' if gaps == 1 else 'have'} no grade."] if gaps else []
    said += [f"{count_of(old, 'link')} {'has' if old == 1 else 'have'} nothing newer than 12 months."] if old else []
    return said


def _come(number: int) -> str:
    return "comes" if number == 1 else "come"


def _agency_sentences(considered: dict[str, int], not_heard: Sequence[str]) -> list[str]:
    """Who has shared information, who has not, and what is due for review."""
    said = []
    agencies = [name.removeprefix("reports from ") for name in considered if name.startswith("reports from ")]
    if len(agencies) == 1:
        said.append(f"Only one agency has shared any information: {agencies[0]}.")
    if not_heard:
        verb = "has" if len(not_heard) == 1 else "have"
        named = read_list([agency_words(each) for each in not_heard])
        said.append(f"{named[:1].upper()}{named[1:]} {verb} not shared any information.")
    past = considered.get(f"links: {PAST_REVIEW}", 0)
    if past:
        said.append(f"{count_of(past, 'link')} {'is' if past == 1 else 'are'} due for review.")
    return said


QUESTION = Question(
    name="doubt",
    title="How sure are we?",
    asks="Which links need care, and what do we not know?",
    heading=Heading.CONFIDENCE,
    leads=True,
    analysis=doubt,
    row=Doubt,
    columns=(
        Column("tie", "Link", Written.WORDS, wide=True),
        Column("doubts", "Why it needs care", Written.PHRASES, wide=True),
        Column("agencies", "Reported by", Written.AGENCIES),
    ),
    picture=Picture.NONE,
    marks=("source", "target"),
    order="Links suspected to be false or disputed come first, then those that a shared place or contact depends on, "
    "beginning where harm is reported and with what most young people share. Protective links come last.",
    example="ctx-map doubt --review-after 365 --expect health",
    also={Heading.NOT_KNOWN: {}},
)
