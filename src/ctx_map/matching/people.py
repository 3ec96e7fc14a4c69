"""People as they are compared: names, dates of birth, homes, phones and numbers that only one person has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import polars as pl

from ctx_map.matching.addresses import address_words, house_number
from ctx_map.matching.names import name_parts
from ctx_map.network import Network
from ctx_map.vocabulary.folding import folded_name
from ctx_map.vocabulary.kinds import place_sorts, thing_sorts
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.nicknames import roots_of
from ctx_map.vocabulary.people import PersonKind

MOST_AT_HOME = 8
"""A home of more people than this tells little about two of them."""
MOST_BORN = 60
"""A day of birth that more people have than this is not enough to compare them all."""
_SHARED = frozenset({"care", "lodging"})
_DAY = len("2008-05-03")
SCHEMA: dict[str, Any] = {
    "key": pl.String,
    "first": pl.String,
    "last": pl.String,
    "roots": pl.List(pl.String),
    "born": pl.String,
    "year": pl.String,
    "month_day": pl.String,
    "born_sorted": pl.String,
    "born_alone": pl.String,
    "first_letter": pl.String,
    "last_letters": pl.String,
    "homes": pl.List(pl.String),
    "address": pl.String,
    "house": pl.String,
    "phones": pl.List(pl.String),
    "identity": pl.List(pl.String),
}


def person_records(network: Network) -> pl.DataFrame:
    """One row for each person whose name or date of birth is known, as they are compared. Sorted by key.

    Someone who has not been identified is not compared.
    """
    people = network.nodes.with_row_index("code").filter(
        (pl.col("label") == Label.PERSON.value)
        & (pl.col("kind").fill_null("") != PersonKind.UNIDENTIFIED.value)
        & (pl.col("name").is_not_null() | pl.col("date_of_birth").is_not_null())
    )
    homes, numbers = _homes(network), _numbers(network)
    rows = [
        _record(key, name, born, homes.get(code, ([], None)), numbers.get(code, ([], [])))
        for code, key, name, born in people.select("code", "key", "name", "date_of_birth").iter_rows()
    ]
    records = pl.DataFrame(rows, schema=SCHEMA).sort("key")
    # what many have in common does not tell two of them from others
    common = pl.len().over("born_sorted") > MOST_BORN
    return records.with_columns(born_alone=pl.when(~common).then("born_sorted"))


def _record(
    key: str, name: str | None, born: str | None, home: tuple[list[str], str | None], numbers: tuple[list[str], ...]
) -> dict[str, Any]:
    parts = name_parts(name)
    day = born if born and len(born) == _DAY else None
    address = home[1] or ""
    return {
        "key": key,
        "first": parts.first,
        "last": parts.last,
        "roots": sorted(roots_of(parts.first)) if parts.first else None,
        "born": born or None,
        "year": day[:4] if day else None,
        "month_day": day[5:] if day else None,
        "born_sorted": day[:4] + "".join(sorted((day[5:7], day[8:]))) if day else None,
        "first_letter": parts.first[:1] if parts.first else None,
        "last_letters": parts.last[:3] if parts.last else None,
        "homes": home[0] or None,
        "address": address or None,
        "house": house_number(address),
        "phones": numbers[0] or None,
        "identity": numbers[1] or None,
    }


def _homes(network: Network) -> Mapping[int, tuple[list[str], str | None]]:
    """By the code of a person: what tells their homes apart, and one address as it is compared."""
    lives = network.links.filter(pl.col("kind").is_in(kinds_that(Puts.HOME))).select("source", "target").unique()
    crowded = lives.group_by("target").len().filter(pl.col("len") > MOST_AT_HOME).get_column("target")
    lives = lives.filter(~pl.col("target").is_in(crowded.implode())).sort("source", "target")
    places = network.nodes.select("key", "name", "kind", "platform", "uprn", "address")
    sorts = cache(place_sorts)
    told = {code: _home(places.row(code, named=True), sorts) for code in lives.get_column("target").unique()}
    found: dict[int, tuple[list[str], str | None]] = {}
    for person, place in lives.iter_rows():
        tokens, address = told[place]
        before = found.get(person, ([], None))
        found[person] = (sorted({*before[0], *tokens}), before[1] or address)
    return found


def _home(
    place: Mapping[str, Any], sorts: Callable[[str | None, str | None], frozenset[str]]
) -> tuple[list[str], str | None]:
    if sorts(place["kind"], place["platform"]) & _SHARED:
        return [], None
    uprn, words = place["uprn"], address_words(place["address"] or place["name"])
    tokens = [f"place {place['key']}"]
    tokens += [f"uprn {uprn.lstrip('0')}"] if uprn else []
    tokens += [f"address {words}"] if words else []
    return tokens, words or None


def _numbers(network: Network) -> Mapping[int, tuple[list[str], list[str]]]:
    """By the code of a person: the phones they use, and the numbers that only one person has."""
    uses = network.links.filter(pl.col("kind").is_in(kinds_that(Puts.USE))).select("source", "target").unique()
    things = network.nodes.select("key", "name", "kind")
    sorts = cache(thing_sorts)
    told = {code: _number(things.row(code, named=True), sorts) for code in uses.get_column("target").unique()}
    found: dict[int, tuple[set[str], set[str]]] = {}
    for person, thing in uses.iter_rows():
        phones, identity = told[thing]
        before = found.setdefault(person, (set(), set()))
        before[0].update(phones)
        before[1].update(identity)
    return {person: (sorted(phones), sorted(identity)) for person, (phones, identity) in found.items()}


def _number(
    thing: Mapping[str, Any], sorts: Callable[[str | None], frozenset[str]]
) -> tuple[Iterable[str], Iterable[str]]:
    sort, name = sorts(thing["kind"]), thing["name"]
    if "phone" in sort:
        return [phone_number(name) or thing["key"]], []
    if "identity" in sort:
        return [], [folded_name(name) if name else thing["key"]]
    return [], []


def phone_number(name: str | None) -> str | None:
    """Return the figures of a phone number as it is dialled inside the country. None where there are too few."""
    figures = "".join(filter(str.isdigit, name or ""))
    figures = figures.removeprefix("00")
    figures = "0" + figures[2:].lstrip("0") if figures.startswith("44") else figures
    return figures if len(figures) >= 7 else None
