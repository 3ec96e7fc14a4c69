"""What the map is unsure of: ties that rest on one report, that nobody graded, that somebody disputes, that are old.

Looks at each tie, that is two ends and the kind of link between them, with all its reports. A tie is one source's when
one agency alone reports it. Where this misleads: two agencies may have it from the same mouth, partners do not grade
at all (not graded is not doubtful in itself), and what nobody reported cannot be on this list.
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
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.question import Column, Heading, Option, Picture, Question, Written
from ctx_map.analysis.questions.doubt.coverage import silent, unrecorded
from ctx_map.analysis.questions.doubt.review import PAST_REVIEW, past_review, report_day, review_account, review_words
from ctx_map.analysis.questions.doubt.single_source import what_is_left
from ctx_map.analysis.rows.report_counts import reports_by_agency
from ctx_map.network import Network
from ctx_map.vocabulary.links import LINK_KINDS, both_ways_kinds

ONE_REPORT = "rests on one report"
ONE_SOURCE = "all reports are from one agency"
NOT_GRADED = "no report is graded"
FALSE = "suspected to be false"
DISPUTED = "disputed"
UNDATED = "no report says when"
DEFINITION = (
    "Ties (two ends and a kind of link; friend, family and knows read both ways) whose reports leave doubt: one report "
    "only, one agency only, none graded, all suspected to be false (E), any disputed, none with a date; past review if "
    "its newest report is older than the number of days asked for. Left: what two young people or more share without "
    "the ties of one report or one agency and those suspected to be false."
)
CAVEAT = (
    "Doubt is a reason to ask, not a reason to drop: a child's own account is often the only report there is. Partners "
    "do not grade, so a tie without a grade is not a weak one."
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One tie that is in doubt. The row is about the tie."""

    source: str
    target: str
    kind: str
    tie: str
    """The tie read aloud, without its provenance."""
    doubts: tuple[str, ...]
    agencies: tuple[str, ...]
    links: tuple[str, ...]


def doubt(
    network: Network,
    *,
    review_after: Annotated[
        int | None,
        Field(ge=1),
        Option(
            "Due for review after (days)", "Lists links with no report newer than this many days too.", metavar="DAYS"
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
    """The ties of this network that leave doubt, most sorts of doubt first, then by their ends and kind.

    With `review_after`, ties whose newest report is older than so many days are past review: to be kept with a reason,
    or deleted. `expected` are agencies that should be heard: which of them contributed nothing is said.
    """
    if review_after is not None:
        check_at_least("review_after", review_after, 1)
    every = _ties(network)
    ties = past_review(every, network, review_after)
    doubtful = ties.filter(pl.col("doubts").list.len() > 0)
    ordered = doubtful.sort(
        pl.col("doubts").list.len(), "source", "target", "kind", descending=[True, False, False, False]
    )
    frame = ordered.with_columns(_read_aloud(network, ordered)).select(columns_of(Doubt))
    considered = {"ties": ties.height, "ties in doubt": frame.height, **_sorts(ties), **unrecorded(network)}
    considered |= review_account(ties, network, review_after)
    considered |= {f"reports from {agency}": count for agency, count in reports_by_agency(network).items()}
    not_heard = silent(network, expected)
    considered |= (
        {"agencies expected": len(set(expected)), "of them with no report here": len(not_heard)} if expected else {}
    )
    left = what_is_left(network, _without(network, every))
    considered |= left.account
    return answer(
        network,
        frame,
        Doubt,
        method=Method("doubt", "3", DEFINITION, {"review": review_words(review_after)}, CAVEAT),
        considered=considered,
        sentences=[*_sentences(considered, not_heard), left.sentence(network)],
    )


def without_doubtful(network: Network) -> Network:
    """The network without the ties of one source and those suspected to be false: what is left if they are dropped."""
    return _without(network, _ties(network))


def _without(network: Network, ties: pl.DataFrame) -> Network:
    weak = pl.any_horizontal(pl.col("doubts").list.contains(each) for each in (ONE_REPORT, ONE_SOURCE, FALSE))
    dropped = ties.filter(weak).get_column("links").explode()
    kept = network.links.filter(~pl.col("key").is_in(dropped.implode()))
    return replace(network, links=kept)


def _ties(network: Network) -> pl.DataFrame:
    """A row a tie: source, target (keys, the earlier first where the kind reads both ways), kind, doubts, links."""
    keys = network.keys
    both_ways = both_ways_kinds()
    # nodes are sorted by key, so that the order of codes is that of keys
    swapped = pl.col("kind").is_in(both_ways) & (pl.col("source") > pl.col("target"))
    tie = network.links.with_columns(
        report=network.report_codes,
        source=pl.when(swapped).then("target").otherwise("source"),
        target=pl.when(swapped).then("source").otherwise("target"),
    )
    grouped = tie.group_by("source", "target", "kind").agg(
        several=pl.col("report").min() < pl.col("report").max(),
        agencies=pl.col("agency").unique(),
        links=pl.col("key"),
        graded=pl.col("grade").is_not_null().any(),
        false=(pl.col("grade").str.slice(1, 1) == "E").fill_null(value=False).all(),
        disputed=pl.col("disputed").fill_null(value=False).any(),
        dated=(pl.col("since").is_not_null() | pl.col("until").is_not_null()).any(),
        newest=report_day().max(),
    )
    return grouped.with_columns(
        # a list is sorted faster as a whole than while its group is put together
        pl.col("agencies", "links").list.sort(),
        source=keys.gather(grouped.get_column("source")),
        target=keys.gather(grouped.get_column("target")),
        doubts=_doubts(),
    )


def _doubts() -> pl.Expr:
    sorts = {
        ONE_REPORT: ~pl.col("several"),
        ONE_SOURCE: pl.col("several") & (pl.col("agencies").list.len() == 1),
        NOT_GRADED: ~pl.col("graded"),
        FALSE: pl.col("false"),
        DISPUTED: pl.col("disputed"),
        UNDATED: ~pl.col("dated"),
    }
    return pl.concat_list([pl.when(here).then(pl.lit(words)) for words, here in sorts.items()]).list.drop_nulls()


def _read_aloud(network: Network, ties: pl.DataFrame) -> pl.Series:
    nodes = network.names_by_key
    read = [
        f"{nodes[source]} {LINK_KINDS[kind].reads} {nodes[target]}"
        for source, target, kind in ties.select("source", "target", "kind").iter_rows()
    ]
    return pl.Series("tie", read, dtype=pl.String)


def _sorts(ties: pl.DataFrame) -> dict[str, int]:
    sorts = (ONE_REPORT, ONE_SOURCE, NOT_GRADED, FALSE, DISPUTED, UNDATED)
    return {f"ties: {each}": int(ties.get_column("doubts").list.contains(each).sum()) for each in sorts}


def _sentences(considered: dict[str, int], not_heard: Sequence[str]) -> list[str]:
    said = [
        f"{considered['ties in doubt']:,} of {count_of(considered['ties'], 'tie')} leave some doubt; "
        f"{considered[f'ties: {ONE_REPORT}']:,} rest on one report, "
        f"{considered[f'ties: {NOT_GRADED}']:,} are not graded."
    ]
    agencies = [name.removeprefix("reports from ") for name in considered if name.startswith("reports from ")]
    if len(agencies) == 1:
        said.append(f"This is a single-agency picture: only {agencies[0]} has contributed.")
    if f"ties: {PAST_REVIEW}" in considered:
        past = considered[f"ties: {PAST_REVIEW}"]
        said.append(f"{count_of(past, 'tie')} past review: to be kept with a reason, or deleted.")
    if not_heard:
        said.append(f"Nothing on this map is from {read_list(not_heard)}: what they know is not here.")
    return said


QUESTION = Question(
    name="doubt",
    title="How sure are we?",
    asks="Which links need care, and what do we not know?",
    heading=Heading.CONFIDENCE,
    analysis=doubt,
    row=Doubt,
    columns=(
        Column("tie", "Link", Written.WORDS, wide=True),
        Column("doubts", "Why it needs care", Written.PHRASES, wide=True),
        Column("agencies", "Reported by", Written.PHRASES),
    ),
    picture=Picture.NONE,
    marks=("source", "target"),
    order="Links with most reasons for care come first.",
    example="ctx-map doubt --review-after 365 --expect health",
    also={Heading.NOT_KNOWN: {}},
)
