"""What a sheet calls a place, so that no young person's name leaves in it.

A name, address or kind is left out if it holds the full name of a young person, or a part of one as a possessive
("Amira's chat"). Online, where people choose the names, one word of a name is enough. On the street it is not, because
a Rowan may well live in a town with a Rowan Close.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis.answers.wording import with_article
from ctx_map.analysis.rows.ages import young_at, young_ties
from ctx_map.network import Network
from ctx_map.vocabulary.kinds import is_online
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.people import PersonKind

_SHORTEST = 3
"""Characters of a word of a name that is looked for."""
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Guard:
    """The names of the young people whom the mandate may see."""

    names: frozenset[str]
    online: bool

    def clears(self, text: str) -> bool:
        """Return whether a text names none of these young people."""
        said = text.casefold().replace("\u2019", "'")
        words = set(_WORD.findall(said))
        for name in self.names:
            parts = [part for part in _WORD.findall(name) if len(part) >= _SHORTEST]
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) or any(f"{part}'s" in said for part in parts):
                return False
            if self.online and not words.isdisjoint(parts):
                return False
        return True

    def first_clear(self, texts: Iterable[str | None]) -> str:
        """Return the first of these texts that says something and names none of them. Empty if none does."""
        return next((text.strip() for text in texts if text and text.strip() and self.clears(text)), "")


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """What is said of a place itself."""

    name: str
    kind: str
    address: str
    platform: str


def guard_of(network: Network, place: int) -> Guard:
    """Return the guard of a place against the names of the young people in a network.

    What unidentified people are called ("older man, white van") is no name.
    """
    people = network.nodes.with_row_index("code").filter(pl.col("label") == Label.PERSON.value)
    young = people.filter(young_at(network, people.get_column("code"), network.as_at)).get_column("code")
    then = young_ties(network).get_column("person")
    known = people.filter(pl.col("kind").fill_null("") != PersonKind.UNIDENTIFIED).get_column("code")
    codes = pl.concat([young, then.cast(young.dtype)]).unique()
    names = network.nodes.get_column("name").gather(codes.filter(codes.is_in(known.implode())))
    told = frozenset(name.casefold().strip() for name in names.drop_nulls() if len(name.strip()) >= _SHORTEST)
    kind, platform = network.nodes.select("kind", "platform").row(place)
    return Guard(told, is_online(kind, platform))


def place_names(network: Network, place: int, guard: Guard) -> PlaceNames:
    """Return what a sheet calls a place: its kind where its name is missing, or would name a young person."""
    row = network.nodes.row(place, named=True)
    kind = guard.first_clear([(row["kind"] or "").replace("_", " ")])
    plain = with_article(kind or ("online space" if guard.online else "place"))
    return PlaceNames(
        name=guard.first_clear([row["name"]]) or plain[:1].upper() + plain[1:],
        kind=kind,
        address=guard.first_clear([row["address"]]),
        platform=guard.first_clear([row["platform"]]),
    )
