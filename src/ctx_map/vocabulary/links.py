"""The kinds of link: what each one joins, how it reads in a sentence, and how analyses treat it.

A link is one statement from a report. Contact between an adult and a child runs from the adult. There is no kind that
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


class Lasts(StrEnum):
    """How long what a report says is true, where the report gives no end."""

    MOMENT = "a moment"
    """It happened: it ends when it begins."""
    UNTIL_ENDED = "until it is said to have ended"


class Puts(StrEnum):
    """What a report puts where. Analyses ask for kinds by this, and never by name."""

    PERSON_AT_PLACE = "a person at a place"
    TIME_SPENT = "time spent at a place"
    """Seen there or known to go there: where days are counted, a report without an end is of its own day."""
    HOME = "a home"
    GROUP_AT_PLACE = "a group at a place"
    THING_AT_PLACE = "a thing at a place"
    EVENT_AT_PLACE = "an event at a place"
    PERSON_IN_EVENT = "a person's part in an event"
    """Such a report has a role."""
    THING_IN_EVENT = "a thing's part in an event"
    CONTACT = "a contact between people"
    APPROACH = "an act of getting in touch"
    """One person got in touch with another, so that the direction matters."""
    FRIENDSHIP = "a friendship or acquaintance"
    FAMILY = "a family relationship"
    CARE = "care for a person"
    MEMBERSHIP = "membership of a group"
    USE = "a use"
    DUTY = "a duty for a place or an organisation"
    WORK = "work for a place or an organisation"
    OWN_WORDS = "a young person's own words"
    TALKED_ABOUT = "what a young person talked about"
    RATING = "a young person's rating of a place"
    """Such a report has a rating where others have a role."""


_P, _G, _L, _T, _E, _O = (
    Label.PERSON,
    Label.PEER_GROUP,
    Label.PLACE,
    Label.THING,
    Label.EVENT,
    Label.ORGANISATION,
)
Ends = tuple[tuple[Label, Label], ...]
_DUTIES: Ends = tuple((who, what) for who in (_O, _P) for what in (_L, _O))
_FITS: dict[Puts, Ends] = {
    **dict.fromkeys((Puts.PERSON_AT_PLACE, Puts.TIME_SPENT, Puts.HOME), ((_P, _L),)),
    **dict.fromkeys((Puts.CONTACT, Puts.APPROACH, Puts.FRIENDSHIP, Puts.FAMILY, Puts.CARE), ((_P, _P),)),
    **dict.fromkeys((Puts.DUTY, Puts.WORK), _DUTIES),
    Puts.GROUP_AT_PLACE: ((_G, _L),),
    Puts.THING_AT_PLACE: ((_T, _L),),
    Puts.EVENT_AT_PLACE: ((_E, _L),),
    Puts.PERSON_IN_EVENT: ((_P, _E),),
    Puts.THING_IN_EVENT: ((_T, _E),),
    Puts.MEMBERSHIP: ((_P, _G),),
    Puts.USE: ((_P, _T),),
    Puts.OWN_WORDS: ((_P, _E),),
    Puts.TALKED_ABOUT: ((_E, _P), (_E, _G), (_E, _L)),
    Puts.RATING: ((_E, _L),),
}
"""Between which labels each can be said."""
_IS_ALSO: dict[Puts, Puts] = {
    **dict.fromkeys((Puts.TIME_SPENT, Puts.HOME), Puts.PERSON_AT_PLACE),
    **dict.fromkeys((Puts.APPROACH, Puts.FRIENDSHIP, Puts.FAMILY, Puts.CARE), Puts.CONTACT),
    Puts.WORK: Puts.DUTY,
}
"""A narrower meaning, and the wider one that goes with it."""


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind of link, with all that is true of it. Raises ValueError where something is left unsaid."""

    name: str
    ends: Ends
    """The pairs of labels it may run between, from and to."""
    reads: str
    """Read from its beginning: "Ash spends time at the park"."""
    reads_back: str
    """Read from its end: "the park is visited by Ash"."""
    protects: Protects
    lasts: Lasts
    puts: frozenset[Puts]
    """What it puts where, for every pair of labels that it joins."""
    both_ways: bool
    """Whether the direction carries no meaning."""

    def __post_init__(self) -> None:
        problem = self._problem()
        if problem:
            raise ValueError(f"The kind of link {self.name} {problem}.")

    def _problem(self) -> str:
        """What is unsaid or contradicts itself; empty where nothing does."""
        if not self.ends:
            return "does not say which labels it joins"
        if not (self.reads.strip() and self.reads_back.strip()):
            return "does not say how it reads"
        for puts in sorted(self.puts):
            if not set(_FITS[puts]) & set(self.ends):
                return f"contradicts itself: {puts} does not run between these labels"
            wider = _IS_ALSO.get(puts, puts)
            if wider not in self.puts:
                return f"leaves something out: {puts} is also {wider}"
        fitting = {pair for puts in self.puts for pair in _FITS[puts]}
        for source, target in self.ends:
            if (source, target) not in fitting:
                return f"does not say what it puts where between {source} and {target}"
        return ""

    def joins(self, source: Label, target: Label) -> bool:
        """Whether this kind may run from one label to the other."""
        return (source, target) in self.ends


_BY, _YES, _NO = Protects.BY_RECORD, Protects.YES, Protects.NO
_MOMENT, _LASTING = Lasts.MOMENT, Lasts.UNTIL_ENDED


def _kind(
    name: str,
    ends: Ends,
    reads: tuple[str, str],
    protects: Protects,
    lasts: Lasts,
    *puts: Puts,
    both_ways: bool = False,
) -> LinkKind:
    return LinkKind(name, ends, *reads, protects, lasts, frozenset(puts), both_ways)


def _mutual(name: str, reads: str, *puts: Puts) -> LinkKind:
    """A lasting relationship between two people that reads the same from either."""
    return _kind(name, ((_P, _P),), (reads, reads), _BY, _LASTING, Puts.CONTACT, *puts, both_ways=True)


LINK_KINDS: dict[str, LinkKind] = {
    kind.name: kind
    for kind in (
        _mutual("FRIEND_OF", "is a friend of", Puts.FRIENDSHIP),
        _mutual("FAMILY_OF", "is family of", Puts.FAMILY),
        _mutual("KNOWS", "knows", Puts.FRIENDSHIP),
        _kind("CARES_FOR", ((_P, _P),), ("cares for", "is cared for by"), _YES, _LASTING, Puts.CONTACT, Puts.CARE),
        _kind("SUPPORTS", ((_P, _P),), ("supports", "is supported by"), _YES, _LASTING, Puts.CONTACT),
        _kind("CONTACTED", ((_P, _P),), ("contacted", "was contacted by"), _NO, _MOMENT, Puts.CONTACT, Puts.APPROACH),
        _kind("MEMBER_OF", ((_P, _G),), ("is in", "includes"), _BY, _LASTING, Puts.MEMBERSHIP),
        _kind(
            "SPENDS_TIME_AT",
            ((_P, _L),),
            ("spends time at", "is visited by"),
            _BY,
            _LASTING,
            Puts.PERSON_AT_PLACE,
            Puts.TIME_SPENT,
        ),
        _kind("LIVES_AT", ((_P, _L),), ("lives at", "is the home of"), _BY, _LASTING, Puts.PERSON_AT_PLACE, Puts.HOME),
        _kind("ATTENDS", ((_P, _L),), ("attends", "is attended by"), _BY, _LASTING, Puts.PERSON_AT_PLACE),
        _kind("MEETS_AT", ((_G, _L),), ("meets at", "is the meeting place of"), _BY, _LASTING, Puts.GROUP_AT_PLACE),
        _kind("USES", ((_P, _T),), ("uses", "is used by"), _NO, _LASTING, Puts.USE),
        _kind("SEEN_AT", ((_T, _L),), ("was seen at", "is where people saw"), _NO, _MOMENT, Puts.THING_AT_PLACE),
        _kind("INVOLVED_IN", ((_P, _E),), ("was involved in", "involved"), _NO, _MOMENT, Puts.PERSON_IN_EVENT),
        _kind("HAPPENED_AT", ((_E, _L),), ("happened at", "is the location of"), _NO, _MOMENT, Puts.EVENT_AT_PLACE),
        _kind("FOUND_IN", ((_T, _E),), ("was found in", "is linked to"), _NO, _MOMENT, Puts.THING_IN_EVENT),
        _kind("SPOKE_IN", ((_P, _E),), ("spoke in", "heard from"), _NO, _MOMENT, Puts.OWN_WORDS),
        _kind(
            "IS_ABOUT",
            ((_E, _P), (_E, _G), (_E, _L)),
            ("is about", "is talked about in"),
            _NO,
            _MOMENT,
            Puts.TALKED_ABOUT,
        ),
        _kind("RATES", ((_E, _L),), ("rates", "is rated in"), _NO, _MOMENT, Puts.RATING),
        _kind("RUNS", ((_O, _L), (_O, _O), (_P, _L), (_P, _O)), ("runs", "is run by"), _NO, _LASTING, Puts.DUTY),
        _kind(
            "WORKS_FOR",
            ((_P, _O), (_P, _L), (_O, _O), (_O, _L)),
            ("works for", "employs"),
            _NO,
            _LASTING,
            Puts.DUTY,
            Puts.WORK,
        ),
    )
}
"""Every kind of link by its name."""


def kinds_that(*puts: Puts) -> tuple[str, ...]:
    """The names of the kinds that put any of these where they say."""
    return tuple(kind.name for kind in LINK_KINDS.values() if kind.puts & set(puts))


def momentary_kinds() -> tuple[str, ...]:
    """The names of the kinds that tell of a moment."""
    return tuple(kind.name for kind in LINK_KINDS.values() if kind.lasts is Lasts.MOMENT)


def both_ways_kinds() -> tuple[str, ...]:
    """The names of the kinds whose direction carries no meaning."""
    return tuple(kind.name for kind in LINK_KINDS.values() if kind.both_ways)


def kinds_that_protect(protects: Protects) -> tuple[str, ...]:
    """The names of the kinds that protect always, never, or where the report says so."""
    return tuple(kind.name for kind in LINK_KINDS.values() if kind.protects is protects)


def joined_labels() -> tuple[tuple[str, Label, Label], ...]:
    """Every (kind, from label, to label) that can occur, in a fixed order."""
    return tuple((k.name, source, target) for k in LINK_KINDS.values() for source, target in k.ends)
