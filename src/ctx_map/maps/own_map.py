"""The picture of a map that is made with a young person: their word is not doubted on it, and it needs no legend."""

from __future__ import annotations

from ctx_map.analysis.answers.wording import count_of
from ctx_map.governance.release import Release
from ctx_map.maps.network_map import network_map
from ctx_map.maps.payload import MapPayload
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

TITLE = "My map"


def own_map(release: Release[Network], *, names: str = "full") -> MapPayload:
    """The map of what a young person added, in which no line is dotted because it has no grade.

    Their own account is never graded, and a legend that calls this doubtful would say so to them.
    """
    payload = network_map(release, names=names, title=TITLE)
    for look in payload["line_styles"]:
        look["dotted"] = False
    payload["legend"] = []
    labels = release.content.nodes.get_column("label").to_list()
    places, people = labels.count(Label.PLACE.value), labels.count(Label.PERSON.value) - 1
    others = count_of(people, "person") if people else "no one else yet"
    payload["summary"] = f"On my map: {count_of(places, 'place')}, and {others}."
    return payload
