"""What is drawn on the canvas, and how much is not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.maps.content.around import codes_series
from ctx_map.maps.content.expand import neighbours
from ctx_map.maps.content.sorts import Sort, sorts_of
from ctx_map.maps.content.start import Tier, by_name, start
from ctx_map.maps.content.through import Through, through_events
from ctx_map.maps.content.wanted import MOST, Wanted
from ctx_map.maps.content.whole_town import MOST_OF_TOWN, whole_town, young_people_at
from ctx_map.network import Network

MOST_OPENED = 200
"""Nodes that come when one is opened. A school brings thousands, which no one could read."""


@dataclass(frozen=True, slots=True)
class Content:
    """What of a network is drawn. What is drawn and what is counted as not drawn is together all of it."""

    keys: tuple[str, ...]
    """The ids of the nodes that are drawn, in the order of their codes."""
    tiers: Mapping[str, Tier]
    """Why each of them is drawn."""
    links: pl.DataFrame
    """The network's links between nodes that are drawn."""
    through: tuple[Through, ...]
    """Lines through events that are not drawn."""
    not_drawn: Mapping[Sort, int]
    """How many nodes of each sort are not drawn. A sort without any is left out."""
    left_out: Mapping[Tier, int]
    """How many nodes of each tier had no room. A tier without any is left out."""
    hidden: int
    """How many nodes are not drawn because somebody hid them."""
    missing: int
    """How many of those asked about or opened are not in this view: not known on its day, or restricted."""
    young_people: Mapping[str, int]
    """Of a whole town: how many different young people are in each group or reported at each place."""

    @property
    def more(self) -> int:
        """How many nodes had no room: what "show more" would draw."""
        return sum(self.left_out.values())

    @property
    def links_behind(self) -> frozenset[str]:
        """The keys of all links that are drawn, as a line of their own or through an event."""
        return frozenset(self.links.get_column("key")).union(*(line.links for line in self.through))


def content_of(network: Network, wanted: Wanted) -> Content:
    """What is drawn of this network for what somebody wants to see. With nothing wanted, nothing is drawn."""
    sorts = sorts_of(network)
    named = (*wanted.asked, *(each.node for each in wanted.expanded), *wanted.hidden)
    known = _codes(network, named)
    # where the picture begins, as far as there is room
    tiers, room = _tiers(network, wanted, known, sorts)
    drawn = _with_room(tiers, room)
    # what was opened comes with what is linked to it; what was hidden goes
    opened = _opened(network, wanted, known, sorts)
    for codes in opened:
        for code in codes[:MOST_OPENED]:
            drawn.setdefault(code, Tier.EXPANDED)
    tiers.append((Tier.EXPANDED, [code for codes in opened for code in codes]))
    hidden = {known[key] for key in wanted.hidden if key in known} & drawn.keys()
    drawn_codes = sorted(drawn.keys() - hidden)
    # the links between them, and the count of all others
    keys = network.keys.gather(drawn_codes).to_list()
    others = sorts.filter(
        ~pl.int_range(len(sorts), eager=True).is_in(codes_series(drawn_codes).cast(pl.Int64).implode())
    )
    counts = dict(others.value_counts().iter_rows())
    people = young_people_at(network) if wanted.whole_town else {}
    return Content(
        keys=tuple(keys),
        tiers=dict(zip(keys, (drawn[code] for code in drawn_codes), strict=True)),
        links=_between(network.links, drawn_codes),
        through=through_events(network, drawn_codes),
        not_drawn={sort: counts[sort.value] for sort in Sort if sort.value in counts},
        left_out={tier: count for tier, all_of in tiers if (count := len(set(all_of) - drawn.keys()))},
        hidden=len(hidden),
        missing=len({*wanted.asked, *(each.node for each in wanted.expanded)} - known.keys()),
        young_people={key: people[code] for key, code in zip(keys, drawn_codes, strict=True) if code in people},
    )


def _codes(network: Network, keys: Collection[str]) -> dict[str, int]:
    """The codes of those of these ids that are in the network, also as one with another id."""
    under = {key: network.stands_for.get(key, key) for key in keys}
    nodes = network.nodes.select("key").with_row_index("code")
    found = dict(nodes.filter(pl.col("key").is_in(list(under.values()))).select("key", "code").iter_rows())
    return {key: found[one] for key, one in under.items() if one in found}


def _tiers(
    network: Network, wanted: Wanted, known: Mapping[str, int], sorts: pl.Series
) -> tuple[list[tuple[Tier, list[int]]], int]:
    """The tiers in order, and how many nodes are drawn at most."""
    if wanted.whole_town:
        asked = [(Tier.ASKED, [known[key] for key in wanted.asked if key in known])]
        return [*asked, *whole_town(network, sorts)], max(MOST_OF_TOWN + wanted.most - MOST, 0)
    asked_codes = list(dict.fromkeys(known[key] for key in wanted.asked if key in known))
    return (start(network, asked_codes), wanted.most) if asked_codes else ([], 0)


def _with_room(tiers: Sequence[tuple[Tier, list[int]]], most: int) -> dict[int, Tier]:
    """The nodes that have room, each with its tier. Those that the meeting is about always have."""
    drawn: dict[int, Tier] = {}
    for tier, codes in tiers:
        new = [code for code in codes if code not in drawn]
        room = len(new) if tier is Tier.ASKED else max(most - len(drawn), 0)
        drawn |= dict.fromkeys(new[:room], tier)
    return drawn


def _opened(network: Network, wanted: Wanted, known: Mapping[str, int], sorts: pl.Series) -> list[list[int]]:
    """Each node that was opened, with what is linked to it of the sorts that were asked for, in the order of names."""
    found: list[list[int]] = []
    for each in wanted.expanded:
        if each.node in known:
            near = neighbours(network, known[each.node])
            asked = {sort.value for sort in each.sorts}
            coming = [code for code in near if not asked or sorts[code] in asked]
            found.append([known[each.node], *by_name(network, coming)])
    return found


def _between(links: pl.DataFrame, codes: Collection[int]) -> pl.DataFrame:
    wanted = codes_series(codes).implode()
    return links.filter(pl.col("source").is_in(wanted) & pl.col("target").is_in(wanted))
