"""What the map is unsure of: ties that rest on one report, that nobody graded, that somebody disputes.

Looks at each tie, that is two ends and the kind of link between them, with all its reports. A tie is one source's when
one agency alone reports it. Where this misleads: two agencies may have it from the same mouth, partners do not grade
at all (not graded is not doubtful in itself), and what nobody reported cannot be on this list.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answer import answer, columns_of
from ctx_map.analysis.report import node_words
from ctx_map.analysis.result import Method, Result
from ctx_map.analysis.wording import count_of
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS

ONE_REPORT = "rests on one report"
ONE_SOURCE = "all reports are from one agency"
NOT_GRADED = "no report is graded"
FALSE = "suspected to be false"
DISPUTED = "disputed"
UNDATED = "no report says when"
DEFINITION = (
    "Ties (two ends and a kind of link; friend, family and knows read both ways) whose reports leave doubt: one report "
    "only, one agency only, none graded, all suspected to be false (E), any disputed, none with a date."
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


def doubt(network: Network) -> Result[Doubt]:
    """The ties of this network that leave doubt, most sorts of doubt first, then by their ends and kind."""
    ties = _ties(network)
    doubtful = ties.filter(pl.col("doubts").list.len() > 0)
    ordered = doubtful.sort(
        pl.col("doubts").list.len(), "source", "target", "kind", descending=[True, False, False, False]
    )
    frame = ordered.with_columns(_read_aloud(network, ordered)).select(columns_of(Doubt))
    considered = {"ties": ties.height, "ties in doubt": frame.height, **_sorts(ties), **_unrecorded(network)}
    considered |= {f"reports from {agency}": count for agency, count in _agencies(network)}
    return answer(
        network,
        frame,
        Doubt,
        method=Method("doubt", "1", DEFINITION, {}, CAVEAT),
        considered=considered,
        sentences=_sentences(considered),
    )


def without_doubtful(network: Network) -> Network:
    """The network without the ties of one source and those suspected to be false: what is left if they are dropped."""
    weak = pl.any_horizontal(pl.col("doubts").list.contains(each) for each in (ONE_REPORT, ONE_SOURCE, FALSE))
    dropped = _ties(network).filter(weak).get_column("links").explode()
    kept = network.links.filter(~pl.col("key").is_in(dropped.implode()))
    return Network(
        network.nodes, kept, network.as_at, since=network.since, until=network.until, withheld=network.withheld
    )


def _ties(network: Network) -> pl.DataFrame:
    """A row a tie: source, target (keys, the earlier first where the kind reads both ways), kind, doubts, links."""
    keys = network.keys
    both_ways = [name for name, kind in LINK_KINDS.items() if kind.both_ways]
    ends = network.links.select(
        "kind",
        "agency",
        "grade",
        "disputed",
        "since",
        "until",
        link="key",
        here=keys.gather(network.links.get_column("source")),
        there=keys.gather(network.links.get_column("target")),
    )
    swapped = pl.col("kind").is_in(both_ways) & (pl.col("here") > pl.col("there"))
    tie = ends.with_columns(
        source=pl.when(swapped).then("there").otherwise("here"),
        target=pl.when(swapped).then("here").otherwise("there"),
    )
    grouped = tie.group_by("source", "target", "kind").agg(
        reports=pl.len(),
        agencies=pl.col("agency").unique().sort(),
        links=pl.col("link").sort(),
        graded=pl.col("grade").is_not_null().any(),
        false=(pl.col("grade").str.slice(1, 1) == "E").fill_null(value=False).all(),
        disputed=pl.col("disputed").fill_null(value=False).any(),
        dated=(pl.col("since").is_not_null() | pl.col("until").is_not_null()).any(),
    )
    return grouped.with_columns(doubts=_doubts())


def _doubts() -> pl.Expr:
    sorts = {
        ONE_REPORT: pl.col("reports") == 1,
        ONE_SOURCE: (pl.col("reports") > 1) & (pl.col("agencies").list.len() == 1),
        NOT_GRADED: ~pl.col("graded"),
        FALSE: pl.col("false"),
        DISPUTED: pl.col("disputed"),
        UNDATED: ~pl.col("dated"),
    }
    return pl.concat_list([pl.when(here).then(pl.lit(words)) for words, here in sorts.items()]).list.drop_nulls()


def _read_aloud(network: Network, ties: pl.DataFrame) -> pl.Series:
    nodes = {row["key"]: node_words(row) for row in network.nodes.iter_rows(named=True)}
    read = [
        f"{nodes[source]} {LINK_KINDS[kind].reads} {nodes[target]}"
        for source, target, kind in ties.select("source", "target", "kind").iter_rows()
    ]
    return pl.Series("tie", read, dtype=pl.String)


def _sorts(ties: pl.DataFrame) -> dict[str, int]:
    sorts = (ONE_REPORT, ONE_SOURCE, NOT_GRADED, FALSE, DISPUTED, UNDATED)
    return {f"ties: {each}": int(ties.get_column("doubts").list.contains(each).sum()) for each in sorts}


def _unrecorded(network: Network) -> dict[str, int]:
    people = network.nodes.filter(pl.col("label") == Label.PERSON.value)
    ends = pl.concat([network.links.get_column("source"), network.links.get_column("target")]).unique()
    untied = network.nodes.with_row_index("code").filter(~pl.col("code").is_in(ends.implode()))
    return {
        "people": people.height,
        "people without a date of birth": people.get_column("date_of_birth").null_count(),
        "people whose own words are not recorded": people.get_column("child_voice").null_count(),
        "people of whom no report is on the map": int((untied.get_column("label") == Label.PERSON.value).sum()),
    }


def _agencies(network: Network) -> list[tuple[str, int]]:
    counted = network.links.group_by("agency").len().sort("len", "agency", descending=[True, False])
    return [(agency, count) for agency, count in counted.iter_rows()]


def _sentences(considered: dict[str, int]) -> list[str]:
    said = [
        f"{considered['ties in doubt']:,} of {count_of(considered['ties'], 'tie')} leave some doubt; "
        f"{considered[f'ties: {ONE_REPORT}']:,} rest on one report, "
        f"{considered[f'ties: {NOT_GRADED}']:,} are not graded."
    ]
    agencies = [name.removeprefix("reports from ") for name in considered if name.startswith("reports from ")]
    if len(agencies) == 1:
        said.append(f"This is a single-agency picture: only {agencies[0]} has contributed.")
    return said
