"""The map that is made with a young person: they and what they added to it, and how some of that comes to be shared.

It is read under a mandate `with_a_child`, to which the store shows nothing but what was said in such maps. Of that, a
map has what its own young person said: nobody else's words about the same place, and no report of an agency.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from ctx_map.errors import WrongUse
from ctx_map.governance.in_the_room.correcting import namespace_of, newest_versions
from ctx_map.governance.in_the_room.handling import Share, handling_cells
from ctx_map.governance.in_the_room.rows import Rows, as_cells
from ctx_map.governance.in_the_room.writing import admit_rows
from ctx_map.governance.intake import Intake
from ctx_map.governance.view import View
from ctx_map.network import Network
from ctx_map.network.picked import picked
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.handling import read_conditions
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.statements import Rating

_SAID_ONCE = ["agency", "ref"]
NOT_THERE = "This is not on the map. Open the map again."


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a young person added: the ids of its links, and what it says."""

    links: tuple[str, ...]
    agency: str
    day: str | None
    about: tuple[str, ...]
    """The ids of the people and places that it adds or is about."""
    words: str
    feels: Rating | None
    shared: bool
    """Whether somebody has shared it."""


def read_child_map(view: View, person: str) -> Network:
    """Read a young person's own map: what they themselves said in maps that were made with them.

    Raises WrongUse if the person is not in the view.
    """
    near = view.network(around=(person,), steps=2)
    (code,) = near.codes((person,))
    theirs = near.links.filter((pl.col("source") == code) | (pl.col("target") == code)).select(_SAID_ONCE).unique()
    said = near.links.join(theirs, on=_SAID_ONCE, how="semi")
    return picked(near, (person,), said.get_column("key").to_list())


def without_events(network: Network) -> Network:
    """The young person, the places and the people of their map, for its picture."""
    nodes = network.nodes.with_row_index("code").filter(pl.col("label") != Label.EVENT.value)
    between = [pl.col(end).is_in(nodes.get_column("code").implode()) for end in ("source", "target")]
    links = network.links.filter(pl.all_horizontal(between))
    return picked(network, nodes.get_column("key").to_list(), links.get_column("key").to_list())


def entries_of(network: Network, person: str) -> list[Entry]:
    """What a young person added to their map, the newest first."""
    groups = network.links.sort("since", "ref", "key", descending=True).group_by(_SAID_ONCE, maintain_order=True)
    return [_entry(network, person, links) for _, links in groups]


def who_will_see(share: Share, *, agency: str, present: Iterable[str] = ()) -> str:
    """Who will see what is shared so, in a sentence."""
    own = agency_words(agency)
    match share:
        case Share.NOT_IN_MEETINGS:
            return f"Everyone at {own} who uses ctx-map will see it. Maps that are shown to a meeting leave it out."
        case Share.AGENCY:
            return (
                f"Everyone at {own} who uses ctx-map will see it, and everyone in a meeting where they show their map."
            )
        case Share.MEETING:
            others = ", ".join(dict.fromkeys([own, *map(agency_words, present)]))
            return f"Everyone who uses ctx-map at these agencies will see it, also in meetings: {others}."
    raise WrongUse("Choose who will see it.")


def share_entry(intake: Intake, links: Iterable[str], share: Share, *, present: Iterable[str] = ()) -> None:
    """Share what a young person added to their map: its links get another handling, under the same reference.

    The intake is under a mandate `with_a_child`. Raises WrongUse if it is not on such a map, and as `Intake.admit`
    does.
    """
    keys, told = _on_their_map(intake, links)
    cells = [
        as_cells(each)
        | handling_cells(share, writer=intake.mandate.agency, agency=each["agency"], present=present, from_child=True)
        | {"recorded_at": intake.today.isoformat()}
        for each in told
    ]
    admit_rows(intake, Rows(tuple(cells)), namespace_of(keys[0]))


def take_back_entry(intake: Intake, links: Iterable[str]) -> None:
    """Take back what a young person added to their map, also where it was shared: it is on no map any more.

    Each thing that was added, and each sharing of it, is a load of its own, and these loads are taken back, the newest
    first. So the place, the person or the words go too, as at every day. Raises WrongUse if it is not on such a map,
    and as `Intake.unload` does.
    """
    keys, _ = _on_their_map(intake, links)
    brought = set(intake.store.read("read/versions_among", keys=keys).get_column("load"))
    for load in reversed(intake.loads()):
        if load.id in brought and load.taken_back_on is None:
            intake.unload(load.name)


def _on_their_map(intake: Intake, links: Iterable[str]) -> tuple[list[str], list[dict[str, Any]]]:
    """The ids of these links in order, and their newest versions. Raises WrongUse unless all are on such a map."""
    keys = sorted(set(links))
    told = newest_versions(intake, keys)
    if not keys or len(told) != len(keys):
        raise WrongUse(NOT_THERE)
    return keys, told


def _entry(network: Network, person: str, links: pl.DataFrame) -> Entry:
    first = links.row(0, named=True)
    keys = network.keys
    ends = dict.fromkeys(keys[code] for row in links.select("source", "target").iter_rows() for code in row)
    nodes = {row["key"]: row for row in network.nodes.filter(pl.col("key").is_in(list(ends))).to_dicts()}
    events = [row for row in nodes.values() if row["label"] == Label.EVENT.value]
    rated = links.filter(pl.col("kind").is_in(kinds_that(Puts.RATING)))
    said = [*(row["summary"] for row in events), *links.get_column("note")]
    return Entry(
        links=tuple(links.get_column("key")),
        agency=first["agency"],
        day=first["since"],
        about=tuple(key for key in ends if key != person and nodes[key]["label"] != Label.EVENT.value),
        words=next((text for text in said if text), ""),
        feels=Rating(rated.get_column("role")[0]) if rated.height else None,
        shared=not read_conditions(first["conditions"]).only_with_child,
    )
