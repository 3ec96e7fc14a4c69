"""The kinds of link: which ends they join, how each reads in both directions, and which protect.

A link is a report. Contact between an adult and a child runs from the adult. There is no kind that
says a child "associates with" an adult.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ctx_map.vocabulary.labels import Label


class Protects(StrEnum):
    """Whether a kind of link protects."""

    YES = "yes"
    NO = "no"
    BY_RECORD = "by record"
    """The report says so itself, in its column `protective`."""


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind of link."""

    name: str
    ends: tuple[tuple[Label, Label], ...]
    """The pairs of labels it may run between, from and to."""
    reads: str
    """Read from its beginning: "Ash spends time at the park"."""
    reads_back: str
    """Read from its end: "the park is where Ash spends time"."""
    protects: Protects
    both_ways: bool = False
    """Whether the direction carries no meaning."""

    def joins(self, source: Label, target: Label) -> bool:
        """Whether this kind may run from one label to the other."""
        return (source, target) in self.ends


_P, _G, _L, _T, _E, _O = (
    Label.PERSON,
    Label.PEER_GROUP,
    Label.PLACE,
    Label.THING,
    Label.EVENT,
    Label.ORGANISATION,
)
_BY, _YES, _NO = Protects.BY_RECORD, Protects.YES, Protects.NO

LINK_KINDS: dict[str, LinkKind] = {
    kind.name: kind
    for kind in (
        LinkKind("FRIEND_OF", ((_P, _P),), "is a friend of", "is a friend of", _BY, both_ways=True),
        LinkKind("FAMILY_OF", ((_P, _P),), "is family of", "is family of", _BY, both_ways=True),
        LinkKind("KNOWS", ((_P, _P),), "knows", "knows", _BY, both_ways=True),
        LinkKind("CARES_FOR", ((_P, _P),), "cares for", "is cared for by", _YES),
        LinkKind("SUPPORTS", ((_P, _P),), "supports", "is supported by", _YES),
        LinkKind("CONTACTED", ((_P, _P),), "contacted", "was contacted by", _NO),
        LinkKind("MEMBER_OF", ((_P, _G),), "is in", "includes", _BY),
        LinkKind("SPENDS_TIME_AT", ((_P, _L),), "spends time at", "is where time is spent by", _BY),
        LinkKind("LIVES_AT", ((_P, _L),), "lives at", "is the home of", _BY),
        LinkKind("ATTENDS", ((_P, _L),), "attends", "is attended by", _BY),
        LinkKind("MEETS_AT", ((_G, _L),), "meets at", "is where the group meets:", _BY),
        LinkKind("USES", ((_P, _T),), "uses", "is used by", _NO),
        LinkKind("SEEN_AT", ((_T, _L),), "was seen at", "is where this was seen:", _NO),
        LinkKind("INVOLVED_IN", ((_P, _E),), "was involved in", "involved", _NO),
        LinkKind("HAPPENED_AT", ((_E, _L),), "happened at", "is where this happened:", _NO),
        LinkKind("FOUND_IN", ((_T, _E),), "was found in", "is where this was found:", _NO),
        LinkKind("RUNS", ((_O, _L), (_O, _O), (_P, _L), (_P, _O)), "runs", "is run by", _NO),
        LinkKind("WORKS_FOR", ((_P, _O), (_P, _L), (_O, _O), (_O, _L)), "works for", "employs", _NO),
    )
}
"""Every kind of link by its name."""


def joined_labels() -> tuple[tuple[str, Label, Label], ...]:
    """Every (kind, from label, to label) that can occur, in a fixed order."""
    return tuple((k.name, source, target) for k in LINK_KINDS.values() for source, target in k.ends)
