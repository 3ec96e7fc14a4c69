"""A network as a room may see it: initials for people's names, and no free text, until somebody reveals them.

Names are replaced in the network itself, before anything is drawn, so that no label, hover, search or table of the map
can hold them. A name that also stands in the name of a place, thing or group is replaced there too, unless it is also
a word for some kind of place ("Park"). In a room, somebody not identified yet keeps the description that stands for a
name. In a copy, descriptions are free text too, and `without_descriptions` takes them out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import polars as pl

from ctx_map.maps.words import letters, plain
from ctx_map.network import Network
from ctx_map.network.births import latest_births
from ctx_map.network.names import UNIDENTIFIED_PERSON, is_described
from ctx_map.vocabulary.labels import Label

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST = 3
"""Letters. A shorter word of a name (Jo, de) also stands in ordinary words, and is left."""
_FREE_TEXT_OF_NODES = ("summary", "child_voice", "notified", "named_by", "basis", "address", "date_of_birth")
_FREE_TEXT_OF_LINKS = ("note", "conditions", "collected_by")


def with_initials(network: Network) -> Network:
    """The same network with initials for names ("AK", and "AK 2" for the second of them) and without free text.

    Dates of birth become the kind that they say as at the network's day.
    """
    nodes = network.nodes
    is_person = pl.col("label") == Label.PERSON.value
    people = nodes.filter(is_person & pl.col("name").is_not_null() & ~is_described())
    short = _numbered(people.select("key", "name").iter_rows())
    kinds = nodes.filter(pl.col("label") == Label.PLACE.value).get_column("kind").drop_nulls()
    ordinary = {word for kind in kinds for word in plain(kind).casefold().split()}
    inside = _replacements(people.get_column("name"), ordinary=ordinary)
    names = [short.get(key) or _without_names(name, inside) for key, name in nodes.select("key", "name").iter_rows()]
    adult = latest_births(pl.col("date_of_birth")) <= _born_for_adult(network)
    by_birth = pl.when(adult).then(pl.lit("adult")).otherwise(pl.lit("young_person"))
    kind = pl.when(is_person & pl.col("date_of_birth").is_not_null()).then(by_birth).otherwise("kind")
    hidden = nodes.with_columns(
        pl.Series("name", names, dtype=pl.String),
        kind.alias("kind"),
        *(pl.lit(None, nodes.schema[name]).alias(name) for name in _FREE_TEXT_OF_NODES),
    )
    links = network.links.with_columns(
        pl.lit(None, network.links.schema[name]).alias(name) for name in _FREE_TEXT_OF_LINKS
    )
    return replace(network, nodes=hidden, links=links, names_in_whole=None)


def without_descriptions(network: Network) -> Network:
    """The same network with people who are not identified called that and numbered, in place of their descriptions."""
    number, first = is_described().cum_sum(), pl.lit(UNIDENTIFIED_PERSON)
    called = pl.when(number == 1).then(first).otherwise(pl.format(f"{UNIDENTIFIED_PERSON} {{}}", number))
    nodes = network.nodes.with_columns(name=pl.when(is_described()).then(called).otherwise("name"))
    return replace(network, nodes=nodes, names_in_whole=None)


def _born_for_adult(network: Network) -> str:
    """The latest day of birth, as text, of somebody who is an adult on the network's day."""
    day = network.as_at
    return f"{day.year - 18:04d}-{day.month:02d}-{day.day:02d}"


def _numbered(people: Iterable[tuple[str, str]]) -> dict[str, str]:
    seen: dict[str, int] = {}
    short: dict[str, str] = {}
    for key, name in people:
        pair = letters(name)
        seen[pair] = seen.get(pair, 0) + 1
        short[key] = pair if seen[pair] == 1 else f"{pair} {seen[pair]}"
    return short


def _replacements(names: Iterable[str], *, ordinary: Collection[str]) -> dict[str, str]:
    words = (word for name in names for word in _WORD.findall(name) if len(word) >= _SHORTEST)
    return {word.casefold(): f"{word[0].upper()}." for word in words if word.casefold() not in ordinary}


def _without_names(name: str | None, inside: Mapping[str, str]) -> str | None:
    if name is None:
        return None
    return _WORD.sub(lambda found: _replaced(found[0], inside), name)


def _replaced(word: str, inside: Mapping[str, str]) -> str:
    base = re.sub(r"['’]s$", "", word)
    if base.casefold() not in inside or not word[0].isupper():
        return word
    return inside[base.casefold()] + word[len(base) :]
