"""What the nodes of a part of a view are called in the whole view.

A name depends on more than the node: an event without a name is called by its place, and nodes that are called the
same carry what tells them apart. So that a place has one name on every surface, whatever part was read, the nodes that
could be called the same are looked up in the store, and those that the mandate may see take part in the naming.
"""

from __future__ import annotations

from typing import Protocol

import polars as pl

from ctx_map.governance.window import Window
from ctx_map.network.build import with_codes
from ctx_map.network.joined import Joined
from ctx_map.network.names import is_nameless, name_column, plain_names
from ctx_map.store.base import Store
from ctx_map.vocabulary.labels import Label


class Looks(Protocol):
    """What a mandate sees of single nodes."""

    @property
    def store(self) -> Store:
        """The store that is looked at."""

    @property
    def joined(self) -> Joined:
        """Which ids are read as one."""

    def described(self, keys: list[str]) -> pl.DataFrame:
        """Those of these nodes that the store has, as known on the mandate's day."""

    def happened(self, events: list[str], window: Window) -> pl.DataFrame:
        """Where these events happened, as far as the mandate may see it."""

    def shown(self, keys: list[str]) -> pl.Series:
        """Those of these nodes that are shown."""

    def former(self) -> pl.DataFrame:
        """How nodes were described that have been described otherwise since the mandate's day."""


def names_in_whole(sight: Looks, nodes: pl.DataFrame, window: Window) -> pl.Series:
    """Return what each of these nodes, a part of what is shown in a window, is called in the whole of it."""
    # the part with the places of its events
    happened = sight.happened(_keys(_nameless_events(nodes)), window)
    known = _with(nodes, sight, happened)
    # all that could be called the same
    others = sorted(set(sight.joined.ones(_candidates(sight, known, happened))) - set(known.get_column("key")))
    elsewhere = sight.happened(_keys(_nameless_events(described := sight.described(others))), window)
    happened = pl.concat([happened, elsewhere]).unique()
    every = _with(pl.concat([known, described]).sort("key"), sight, elsewhere)
    links = with_codes(every, happened)
    # those of them that are called the same and are shown
    words = every.select("key", plain_names(every, links))
    own = words.filter(pl.col("key").is_in(nodes.get_column("key").implode())).get_column("words")
    alike = words.filter(pl.col("words").is_in(own.implode())).get_column("key")
    unsure = sorted(set(alike) - set(nodes.get_column("key")))
    taking_part = {*nodes.get_column("key"), *(sight.shown(unsure) if unsure else [])}
    named = every.with_columns(words.get_column("words")).filter(pl.col("key").is_in(list(taking_part)))
    names = named.select("key", name_column(named.with_columns(name="words"), with_codes(named, happened)))
    return nodes.select("key").join(names, on="key", how="left", maintain_order="left").get_column("name")


def _with(nodes: pl.DataFrame, sight: Looks, happened: pl.DataFrame) -> pl.DataFrame:
    """These nodes and the places where events happened, sorted by key."""
    missing = sorted(set(happened.get_column("target")) - set(nodes.get_column("key")))
    return pl.concat([nodes, sight.described(missing)]).sort("key") if missing else nodes


def _candidates(sight: Looks, nodes: pl.DataFrame, happened: pl.DataFrame) -> set[str]:
    """The keys of the nodes of the store that have a name of one of these, or would be called by its day and place."""
    names = nodes.filter(~is_nameless()).get_column("name").unique()
    found = set(_keys(sight.store.read("read/called", names=names.sort().to_list()))) if names.len() else set()
    days = _days(events := _nameless_events(nodes))
    was_event = (pl.col("label") == Label.EVENT.value) & is_nameless()
    was_alike = pl.col("name").is_in(names.implode()) | (was_event & _day().is_in(days))
    found |= set(_keys(sight.former().filter(was_alike)))
    if not days:
        return found
    # an event that has no place, or more than one, is called by its day alone
    placed = happened.filter(pl.len().over("source") == 1)
    placeless = events.filter(~pl.col("key").is_in(placed.get_column("source").implode()))
    if placeless.height:
        found |= set(_keys(sight.store.read("read/nameless_events_on", days=_days(placeless))))
    if placed.height:
        words = nodes.filter(pl.col("key").is_in(placed.get_column("target").implode())).get_column("name")
        like = nodes.filter(pl.col("name").is_in(words.implode()))
        places = sight.joined.all_of(sorted({*_keys(like), *found}))
        found |= set(_keys(sight.store.read("read/nameless_events_at", places=places, days=days)))
    return found


def _nameless_events(nodes: pl.DataFrame) -> pl.DataFrame:
    return nodes.filter((pl.col("label") == Label.EVENT.value) & is_nameless())


def _day() -> pl.Expr:
    return pl.col("occurred_from").str.head(10)


def _days(events: pl.DataFrame) -> list[str]:
    return events.select(_day().drop_nulls().unique().sort()).to_series().to_list()


def _keys(frame: pl.DataFrame) -> list[str]:
    return frame.get_column("key").to_list()
