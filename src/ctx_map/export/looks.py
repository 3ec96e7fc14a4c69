"""One colour for each sort of node, for formats that can carry one. It says what a node is, and nothing about anyone.

Every person has the same colour, whatever is recorded about them.
"""

from __future__ import annotations

from collections.abc import Mapping

from ctx_map.vocabulary.labels import Label

FILL: Mapping[Label, str] = {
    Label.PERSON: "#b9a9d9",
    Label.PEER_GROUP: "#7f8fd0",
    Label.PLACE: "#8fc7a4",
    Label.THING: "#c9ced1",
    Label.EVENT: "#f0c35f",
    Label.ORGANISATION: "#7db8e0",
}


def rgb(label: str) -> tuple[int, int, int]:
    """Return the red, green and blue of a sort of node, each from 0 to 255."""
    red, green, blue = bytes.fromhex(FILL[Label(label)].removeprefix("#"))
    return red, green, blue
