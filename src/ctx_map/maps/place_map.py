"""The place map: where young people are exposed, on the ground of the town. It needs no network.

A place is drawn larger the more different young people are linked to it: places may be ranked, young people never are.
Each place has a number that ties it to the list beside the map. More reports can mean more looking, not more harm.
Places that share one point with more others than a building explains are drawn side by side, and this is said: the
point is often the middle of a town or a postcode district.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.rows.shared_points import shared_point_words, shares_a_point
from ctx_map.errors import WrongUse
from ctx_map.governance.release import Release
from ctx_map.maps.apart import side_by_side
from ctx_map.maps.drawing import Drawing, compact
from ctx_map.maps.ground import projection_for, read_ground
from ctx_map.maps.initials import with_initials
from ctx_map.maps.payload import HIGHLIGHTED, MapPayload, PlaceItem, Position
from ctx_map.maps.shown import distinct_young
from ctx_map.maps.sorts import harmed_places, is_online, node_style
from ctx_map.maps.words import plain
from ctx_map.network import Network
from ctx_map.network.homes import homes
from ctx_map.vocabulary.labels import Label

CAVEAT = (
    "More reports can mean more patrols or more reporting, not more harm. A place without reports is not a safe place."
)
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


def place_map(
    release: Release[Network],
    counted: Release[Result[Any]] | None = None,
    *,
    only: Iterable[str] | None = None,
    ground: Path | None = None,
    highlight: Iterable[str] = (),
    names: str = "full",
    title: str = "Places",
) -> MapPayload:
    """The map of the places that a view released.

    `counted` is a released answer whose rows have `id` and `people` (hotspots, shared places): then only its places are
    drawn, with its numbers. Without it every place is drawn, with the different young people reported there, directly
    or through an event. `only` names the places to draw then.
    `ground` is a GeoJSON file in degrees for the background. Places without a position, and online spaces, are listed.
    Homes and placements are neither drawn nor listed: how many there are is said.
    """
    if counted is not None and counted.as_at != release.as_at:
        raise WrongUse("The answer and the network are as at different days: take both from one view.")
    network = with_initials(release.content) if names == "initials" else release.content
    found = _places(network, counted, None if only is None else frozenset(only))
    places = [place for place in found if not place.home]
    drawn = [place for place in places if place.on_ground]
    drawing = Drawing(title=title, names=names)
    projection = projection_for([(p.node["latitude"], p.node["longitude"]) for p in drawn] or [(0.0, 0.0)])
    pins = [projection.at(p.node["latitude"], p.node["longitude"]) for p in drawn]
    spots = side_by_side(pins, [place.people for place in drawn])
    _draw(drawing, network, drawn, spots, frozenset(highlight))
    said = [*_homes_words(len(found) - len(places)), *_shared_point_words(drawn), CAVEAT]
    payload = compact(drawing, release, said=said, sort="places")
    payload["ground"] = {**read_ground(ground, projection), "pins": pins}
    payload["places"] = _items(drawn, [place for place in places if not place.on_ground])
    return payload


def _homes_words(number: int) -> list[str]:
    if not number:
        return []
    return [f"{number} {'home or placement is' if number == 1 else 'homes and placements are'} not shown on this map."]


def _shared_point_words(drawn: list[_Place]) -> list[str]:
    number = sum(place.shares_point for place in drawn)
    return [f"{shared_point_words(number, 'on this map')} They may really be elsewhere."] if number else []


def _places(network: Network, counted: Release[Result[Any]] | None, only: Collection[str] | None) -> list[_Place]:
    """The places with their counts: most young people first, then by name."""
    people = _counts(counted) if counted is not None else None
    known = distinct_young(network) if people is None else {}
    wanted = set(people) if people is not None else set(network.keys if only is None else only)
    names, is_home, shares_point = network.names, homes(network), shares_a_point(network)
    found = [
        _Place(
            code,
            node,
            known.get(code, 0) if people is None else people[node["key"]],
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
        remark = SHARES_POINT if place.shares_point else ""
        drawing.node(place.code, place.node, style, spot, name=place.name, marks=marks, remark=remark)


def _items(drawn: list[_Place], listed: list[_Place]) -> list[PlaceItem]:
    numbered = [_item(place, number) for number, place in enumerate(drawn, start=1)]
    return numbered + [_item(place, None) for place in listed]


def _item(place: _Place, number: int | None) -> PlaceItem:
    return PlaceItem(
        key=place.node["key"],
        number=number,
        name=place.name,
        kind=plain(place.node["kind"]),
        people=place.people,
        online=is_online(place.node),
        shares_point=place.shares_point,
    )
