"""What every node is called, worked out once for every surface: sentences, tables, maps, files and the command line.

A node is called by its name. An event without one is called by its kind, its day and its place; anything else without
a name by what it is. Where several would be called the same, each carries what tells it apart: whether it is a place
or an organisation (a place then keeps its name as it is), else an address or a platform, else its kind, else its id.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.people import PersonKind

UNIDENTIFIED_PERSON = "Unidentified person"
HAPPENED = tuple(kinds_that(Puts.EVENT_AT_PLACE))
"""The kinds of link that say where an event happened."""


def is_nameless() -> pl.Expr:
    """Whether a node has no name, as an expression over `name`."""
    return pl.col("name").is_null() | (pl.col("name").str.strip_chars() == "")


def is_described() -> pl.Expr:
    """Whether a node is a person who is not identified: a description stands for the name. Over the nodes' columns."""
    unidentified = (pl.col("kind") == PersonKind.UNIDENTIFIED).fill_null(value=False)
    return (pl.col("label") == Label.PERSON.value) & unidentified & pl.col("date_of_birth").is_null()


def plain_names(nodes: pl.DataFrame, links: pl.DataFrame) -> pl.Series:
    """What every node is called, by its code, before those that are called the same are told apart."""
    return pl.Series("words", _words(nodes, links), dtype=pl.String)


def name_column(nodes: pl.DataFrame, links: pl.DataFrame) -> pl.Series:
    """What every node is called, by its code. `nodes` and `links` are those of a Network."""
    plain = plain_names(nodes, links)
    told = nodes.select("key", "label", "kind", "address", "platform").with_columns(plain)
    alike = pl.len().over("words") > 1
    if not told.select(alike.any()).item():
        return plain.alias("name")
    # the first way is taken that tells all of those apart that would be called the same
    ways = {"by_label": _label_words(), "by_address": pl.coalesce("address", "platform"), "by_kind": _kind_words()}
    told = told.with_columns(**ways)
    behind = pl.coalesce(*(pl.when(_tells_apart(way)).then(way) for way in ways), "key")
    place = _tells_apart("by_label") & (pl.col("label") == Label.PLACE.value)
    named = pl.when(alike & ~place).then(pl.format("{} ({})", "words", behind)).otherwise("words")
    return told.select(named.alias("name")).to_series()


def _tells_apart(way: str) -> pl.Expr:
    """Whether a column has another value for each node of the same words."""
    column = pl.col(way)
    return (column.n_unique().over("words") == pl.len().over("words")) & column.is_not_null().all().over("words")


def _label_words() -> pl.Expr:
    return pl.col("label").replace({label.value: label.words for label in Label})


def _kind_words() -> pl.Expr:
    return pl.coalesce(pl.col("kind").str.replace_all("_", " "), _label_words())


def _words(nodes: pl.DataFrame, links: pl.DataFrame) -> list[str]:
    """Names as far as they are known, before those alike are told apart."""
    names = nodes.get_column("name").to_list()
    nameless = (
        nodes.select("key", "label", "kind", "occurred_from")
        .with_row_index("code")
        .filter(nodes.select(is_nameless()).to_series())
    )
    places = _places_of_events(links, names)
    for code, key, label, kind, day in nameless.iter_rows():
        names[code] = _described(key, label, kind, day, places.get(code))
    return names


def _places_of_events(links: pl.DataFrame, names: list[str | None]) -> Mapping[int, str]:
    """The name of the place of each event whose reports name just one place that has a name."""
    happened = links.filter(pl.col("kind").is_in(HAPPENED)).select("source", "target").unique()
    alone = happened.filter(pl.len().over("source") == 1)
    return {event: name for event, place in alone.iter_rows() if (name := names[place])}


def _described(key: str, label: str, kind: str | None, day: str | None, place: str | None) -> str:
    """What a node without a name is called. Only an event with a day is told apart by more than its id."""
    what = (kind or Label(label).words).replace("_", " ")
    at = f" at {place}" if place else ""
    if label == Label.EVENT.value and day:
        return _capital(f"{what} on {day_words(day).partition(',')[0]}{at}")
    if label == Label.EVENT.value:
        return _capital(f"{what}{at} ({key})")
    if label == Label.PERSON.value:
        return f"{UNIDENTIFIED_PERSON if kind == PersonKind.UNIDENTIFIED else 'Person with no name recorded'} ({key})"
    return _capital(f"{what} with no name ({key})")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
