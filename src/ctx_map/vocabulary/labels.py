"""What a node can be."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """The six sorts of node. POLE (person, object, location, event) with peer groups and organisations."""

    PERSON = "Person"
    PEER_GROUP = "PeerGroup"
    PLACE = "Place"
    THING = "Thing"
    EVENT = "Event"
    ORGANISATION = "Organisation"

    @property
    def words(self) -> str:
        """The label as it is read aloud: "peer group"."""
        return "peer group" if self is Label.PEER_GROUP else self.value.lower()
