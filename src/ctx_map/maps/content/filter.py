"""What a filter leaves of what is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.governance.window import Window
from ctx_map.maps.content.content import Content
from ctx_map.maps.content.filters import NOT_KNOWN, Filters
from ctx_map.maps.content.sorts import Sort, sorts_of
from ctx_map.maps.content.through import Through
from ctx_map.maps.lines import confirmed_expr
from ctx_map.network import Network
from ctx_map.vocabulary.kinds import place_sorts
from ctx_map.vocabulary.labels import Label


@dataclass(frozen=True, slots=True)
class Filtered:
    """What stays and what does not, of what is drawn. What does not stay is dimmed, or hidden if `hide` says so."""

    nodes: frozenset[str]
    """The ids of nodes that do not stay."""
    links: frozenset[str]
    """The keys of links that do not stay."""
    through: tuple[Through, ...]
    """The lines through events that stay."""
    counts: dict[Sort, int]
    """How many nodes of each sort do not stay. A sort without any is left out."""
    hide: bool

    @property
    def is_empty(self) -> bool:
        """Whether everything stays."""
        return not self.nodes and not self.links


def apply_filters(network: Network, content: Content, filters: Filters) -> Filtered:
    """What these filters leave of what is drawn.

    A link stays if it passes every filter and both of its ends pass theirs. A node stays if it passes its own filters
    and one of its links stays, or if it had none: who is linked to nothing is not lost.
    """
    if not filters.any:
        return Filtered(frozenset(), frozenset(), content.through, {}, filters.hide)
    nodes = _nodes(network, content)
    fit = nodes.filter(_node_passes(filters)).get_column("code")
    # links between nodes that pass, and lines through events of which both halves pass
    passing = _passing_links(network, content, filters)
    stays = content.links.filter(
        pl.col("key").is_in(passing.implode())
        & pl.col("source").is_in(fit.implode())
        & pl.col("target").is_in(fit.implode())
    )
    through = _through_that_stays(network, content.through, set(passing), set(fit))
    # nodes that lost every line
    had, keep = _ends(content.links, content.through), _ends(stays, through)
    gone = nodes.filter(~pl.col("code").is_in(fit.implode()) | pl.col("code").is_in(list(had - keep)))
    counts = dict(gone.get_column("sort").value_counts().iter_rows())
    kept_links = frozenset(stays.get_column("key")).union(*(line.links for line in through))
    return Filtered(
        frozenset(gone.get_column("key")),
        content.links_behind - kept_links,
        through,
        {sort: counts[sort.value] for sort in Sort if sort.value in counts},
        filters.hide,
    )


def _nodes(network: Network, content: Content) -> pl.DataFrame:
    """The nodes that are drawn: code, key, label, kind, platform, sort."""
    nodes = network.nodes.select("key", "label", "kind", "platform").with_columns(sorts_of(network))
    return nodes.with_row_index("code").filter(pl.col("key").is_in(list(content.keys)))


def _node_passes(filters: Filters) -> pl.Expr:
    passes = pl.lit(value=True)
    if filters.sorts:
        passes &= pl.col("sort").is_in([sort.value for sort in filters.sorts])
    if filters.places:
        wanted = frozenset(filters.places)
        fits = pl.struct("kind", "platform").map_elements(
            lambda place: bool((place_sorts(place["kind"], place["platform"]) or {NOT_KNOWN}) & wanted),
            return_dtype=pl.Boolean,
        )
        passes &= (pl.col("label") != Label.PLACE.value) | fits
    return passes


def _passing_links(network: Network, content: Content, filters: Filters) -> pl.Series:
    """The keys of the links behind what is drawn that pass the filters on reports."""
    links = network.links.filter(pl.col("key").is_in(list(content.links_behind)))
    window = Window(_text(filters.since), _text(filters.until))
    by_code = network.nodes.select("label", "occurred_from", "occurred_to").with_row_index("key")
    return window.holds(links, by_code).filter(_link_passes(filters)).get_column("key")


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _link_passes(filters: Filters) -> pl.Expr:
    passes = pl.lit(value=True)
    if filters.kinds:
        passes &= pl.col("kind").is_in(list(filters.kinds))
    if filters.agencies:
        passes &= pl.col("agency").is_in(list(filters.agencies))
    if filters.grades:
        passes &= pl.col("grade").str.slice(0, 2).fill_null(NOT_KNOWN).is_in(list(filters.grades))
    if filters.protective is not None:
        passes &= protective_expr() == filters.protective
    if filters.confirmed is not None:
        passes &= confirmed_expr() == filters.confirmed
    return passes


def _through_that_stays(
    network: Network, lines: tuple[Through, ...], passing: set[str], fit: set[int]
) -> tuple[Through, ...]:
    """The lines through at least one event of which both halves pass, with these events alone."""
    behind = {key for line in lines for key in line.links} & passing
    known = network.links.filter(pl.col("key").is_in(list(behind)))
    ends = {
        row["key"]: (row["source"], row["target"], row["agency"], row["ref"]) for row in known.iter_rows(named=True)
    }
    kept = [_narrowed(line, ends) for line in lines if {line.person, line.place} <= fit]
    return tuple(line for line in kept if line is not None)


def _narrowed(line: Through, ends: dict[str, tuple[int, int, str, str]]) -> Through | None:
    mine = {key: ends[key] for key in line.links if key in ends}
    parts = {target for source, target, *_ in mine.values() if source == line.person}
    events = parts & {source for source, target, *_ in mine.values() if target == line.place}
    links = {key: each for key, each in mine.items() if each[0] in events or each[1] in events}
    if not events:
        return None
    reports = {each[2:] for each in links.values()}
    return Through(line.person, line.place, tuple(sorted(events)), tuple(sorted(links)), len(reports))


def _ends(links: pl.DataFrame, through: tuple[Through, ...]) -> set[int]:
    ends = pl.concat([links.get_column("source"), links.get_column("target")]).to_list()
    return {*ends, *(code for line in through for code in (line.person, line.place))}
