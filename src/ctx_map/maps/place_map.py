"""The place map: where young people are exposed, on the ground of the town. It needs no network.

A place is drawn larger the more different young people are linked to it: places may be ranked, young people never are.
Each place has a number that ties it to the list beside the map. More reports can mean more looking, not more harm.
While a question is open the numbers are those of its answer. Places at one point are drawn side by side, and this is
said: the point may be one house, or the middle of a town or a postcode district. What is not drawn is said too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.answers.wording import count_of, read_list
from ctx_map.analysis.rows.shared_points import approximate_words, shared_point_words, shares_a_point
from ctx_map.errors import WrongUse
from ctx_map.governance.release import Release
from ctx_map.maps.apart import side_by_side
from ctx_map.maps.drawing import Drawing, compact
from ctx_map.maps.ground import projection_for, read_ground
from ctx_map.maps.initials import with_initials
from ctx_map.maps.looking import CAVEAT
from ctx_map.maps.payload import HIGHLIGHTED, MapPayload, PlaceItem, Position
from ctx_map.maps.place_counts import PlaceCounts, count_at_places
from ctx_map.maps.sorts import harmed_places, node_style
from ctx_map.maps.town.cells import cells_of, corners_of, left_out_of, steps_of, summary_of
from ctx_map.maps.town.hexagons import Hexagons
from ctx_map.maps.words import plain
from ctx_map.network import Network
from ctx_map.network.homes import homes
from ctx_map.vocabulary.kinds import is_online
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.places import is_approximate

APPROXIMATE = "approximate point: what was reported here happened somewhere near"
SHARES_POINT = "shares its point with many other places"


@dataclass(frozen=True, slots=True)
class _Place:
    code: int
    node: Mapping[str, Any]
    people: int
    name: str
    home: bool
    shares_point: bool

    @property
    def on_ground(self) -> bool:
        return self.node["latitude"] is not None and self.node["longitude"] is not None

    @property
    def approximate(self) -> bool:
        return self.on_ground and is_approximate(self.node["kind"])

    @property
    def point(self) -> tuple[float, float]:
        return self.node["latitude"], self.node["longitude"]


def place_map(
    release: Release[Network],
    counted: Release[Result[Any]] | None = None,
    *,
    only: Iterable[str] | None = None,
    ground: Path | None = None,
    highlight: Iterable[str] = (),
    numbers: Mapping[str, int] | None = None,
    counts: PlaceCounts | None = None,
    hexagons: Hexagons | None = None,
    names: str = "full",
    title: str = "Places",
) -> MapPayload:
    """The map of the places that a view released.

    `counted` is a released answer whose rows have `id` and `people` (hotspots, shared places): then only its places are
    drawn, with its numbers. Without it every place is drawn, with the different young people reported there, directly
    or through an event. `only` names the places to draw then. `numbers` has the number of each place in the answer that
    is open: the others have none then. `counts` says whom the map counts at each place, if these are not all.
    `hexagons` are drawn under the places.
    `ground` is a GeoJSON file in degrees for the background. Places without a position, and online spaces, are listed.
    Homes and placements are neither drawn nor listed: how many there are is said.
    """
    if counted is not None and counted.as_at != release.as_at:
        raise WrongUse("The answer and the network are as at different days: take both from one view.")
    # which places there are, and where
    network = with_initials(release.content) if names == "initials" else release.content
    found = _places(network, counted, None if only is None else frozenset(only), counts)
    places = _in_order([place for place in found if not place.home], numbers)
    drawn = [place for place in places if place.on_ground]
    listed = [place for place in places if not place.on_ground]
    # their signs
    drawing = Drawing(title=title, names=names)
    projection = projection_for([place.point for place in drawn] or corners_of(hexagons) or [(0.0, 0.0)])
    pins = [projection.at(*place.point) for place in drawn]
    spots = side_by_side(pins, [place.people for place in drawn])
    _draw(drawing, network, drawn, spots, frozenset(highlight))
    together = Counter(place.point for place in drawn)
    said = [
        *_hexagons_say(hexagons),
        *_not_drawn(len(found) - len(places), listed),
        *_one_point(drawn, together),
        *_approximate(drawn),
        CAVEAT,
    ]
    payload = compact(drawing, release, said=said, sort="places")
    # what lies under them
    payload["ground"] = {**read_ground(ground, projection), "pins": pins}
    if hexagons is not None:
        payload["ground"]["cells"] = cells_of(hexagons, projection)
        payload["legend"] = [*payload["legend"], *steps_of(hexagons)]
        payload["summary"] = summary_of(len(drawn), hexagons)
    # the list beside them
    if numbers is None:
        numbers = {place.node["key"]: number for number, place in enumerate(drawn, start=1)}
    payload["places"] = [_item(place, numbers, together, counts) for place in (*drawn, *listed)]
    if counts is not None:
        payload["people_heading"] = counts.heading
    return payload


def _hexagons_say(hexagons: Hexagons | None) -> list[str]:
    """What the hexagons under the places count, and what is in none."""
    if hexagons is None:
        return []
    counted = "Hexagons count all events that you may see, also those at places that are no point on this map."
    return [counted, *left_out_of(hexagons)]


def _in_order(places: list[_Place], numbers: Mapping[str, int] | None) -> list[_Place]:
    """Those with a number of the answer first, in its order; the others as they are."""
    first = numbers or {}
    return sorted(places, key=lambda place: first.get(place.node["key"], len(first) + len(places)))


def _not_drawn(homes_here: int, listed: list[_Place]) -> list[str]:
    """How many places are not drawn, and why."""
    online = sum(is_online(place.node["kind"], place.node["platform"]) for place in listed)
    sorts = (("home or placement", homes_here), ("online space", online))
    parts = [count_of(number, words) for words, number in sorts if number]
    nowhere = len(listed) - online
    parts += [f"{count_of(nowhere, 'place')} with no position recorded"] if nowhere else []
    if not parts:
        return []
    number = homes_here + len(listed)
    return [f"{count_of(number, 'place')} {'is' if number == 1 else 'are'} not drawn: {read_list(parts)}."]


def _one_point(drawn: list[_Place], together: Mapping[tuple[float, float], int]) -> list[str]:
    """How many places stand at one point with others, and where this is more than a building explains."""
    beside = sum(together[place.point] > 1 for place in drawn)
    said = [f"{beside} places are at the same point as another, so they are drawn side by side."] if beside else []
    piled = sum(place.shares_point for place in drawn)
    return [*said, f"{shared_point_words(piled, 'on this map')} They may really be elsewhere."] if piled else said


def _approximate(drawn: list[_Place]) -> list[str]:
    """How many places are drawn at a point that is only near them."""
    number = sum(place.approximate for place in drawn)
    return [approximate_words(number, "on this map")] if number else []


def _places(
    network: Network, counted: Release[Result[Any]] | None, only: Collection[str] | None, counts: PlaceCounts | None
) -> list[_Place]:
    """The places with their counts: most young people first, then by name."""
    people = _counts(counted) if counted is not None else None
    known = (counts or count_at_places(network)) if people is None else PlaceCounts({})
    wanted = set(people) if people is not None else set(network.keys if only is None else only)
    names, is_home, shares_point = network.names, homes(network), shares_a_point(network)
    found = [
        _Place(
            code,
            node,
            known.at(node["key"]) if people is None else people[node["key"]],
            names[code],
            is_home[code],
            shares_point[code],
        )
        for code, node in enumerate(network.nodes.iter_rows(named=True))
        if node["label"] == Label.PLACE and node["key"] in wanted
    ]
    return sorted(found, key=lambda place: (-place.people, place.name, place.node["key"]))


def _counts(counted: Release[Result[Any]]) -> dict[str, int]:
    return {row.id: row.people for row in counted.content.rows}


def _draw(
    drawing: Drawing, network: Network, places: list[_Place], spots: list[Position], highlight: frozenset[str]
) -> None:
    harmed = harmed_places(network)
    for place, spot in zip(places, spots, strict=True):
        style = node_style(place.node, place.code, harmed=harmed, as_at=network.as_at)
        marks = HIGHLIGHTED if place.node["key"] in highlight else 0
        remarks = ((SHARES_POINT, place.shares_point), (APPROXIMATE, place.approximate))
        remark = ", ".join(words for words, holds in remarks if holds)
        drawing.node(place.code, place.node, style, spot, name=place.name, marks=marks, remark=remark)


def _item(
    place: _Place,
    numbers: Mapping[str, int],
    together: Mapping[tuple[float, float], int],
    counts: PlaceCounts | None,
) -> PlaceItem:
    others = together.get(place.point, 1) - 1 if place.on_ground else 0
    beside = f"at the same point as {count_of(others, 'other')}" if others else ""
    return PlaceItem(
        key=place.node["key"],
        number=numbers.get(place.node["key"]),
        drawn=place.on_ground,
        name=place.name,
        kind=plain(place.node["kind"]),
        people=place.people,
        online=is_online(place.node["kind"], place.node["platform"]),
        shares_point=place.shares_point,
        remark=", ".join(filter(None, [beside, APPROXIMATE if place.approximate else ""])),
        size=place.people,
        said=counts.words(place.node["key"]) if counts else f"{count_of(place.people, 'young person')} linked to it",
    )
