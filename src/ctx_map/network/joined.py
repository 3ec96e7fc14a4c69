"""What stands for one: ids that people have confirmed to be of one person, place or thing, under one of them.

The ids and their reports stay in the store as they are. Only what is read is joined, under the id that comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from ctx_map.vocabulary.people import PersonKind

_ENDS = ("source", "target")
_TOGETHER = ("latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Joined:
    """Which ids are read as one. Empty where nothing is joined."""

    groups: tuple[tuple[str, ...], ...] = ()
    """The ids of each, in order: the first one stands for all of them."""
    _first: Mapping[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first = {key: group[0] for group in self.groups for key in group}
        object.__setattr__(self, "_first", first)

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def stands_for(self) -> Mapping[str, str]:
        """The id under which each joined id is read."""
        return self._first

    def one(self, key: str) -> str:
        """The id under which an id is read."""
        return self._first.get(key, key)

    def ones(self, keys: Iterable[str]) -> list[str]:
        """The ids under which these are read, each once, in order."""
        return sorted({self.one(key) for key in keys})

    def all_of(self, keys: Iterable[str]) -> list[str]:
        """Every id that is read as one with one of these, these included."""
        keys = list(keys)
        if not self.groups:
            return keys
        ones = {self.one(key) for key in keys}
        return sorted({*keys, *(key for group in self.groups if group[0] in ones for key in group)})

    def links(self, links: pl.DataFrame) -> pl.DataFrame:
        """These links with the ids under which their ends are read."""
        if not self.groups:
            return links
        return links.with_columns(pl.col(end).replace(self._first) for end in _ENDS)

    def nodes(self, nodes: pl.DataFrame) -> pl.DataFrame:
        """These nodes, sorted by key, with those that are read as one in one row."""
        if not self.groups:
            return nodes
        own = pl.col("key").replace(self._first)
        several = nodes.filter(pl.col("key").is_in(list(self._first))).with_columns(one=own)
        if several.is_empty():
            return nodes
        births = dict(several.group_by("one").agg(pl.col("date_of_birth").drop_nulls()).iter_rows())
        rows = several.sort("one", "key").group_by("one", maintain_order=True).agg(_together(nodes.columns))
        born = [_birth(births[one]) for one in rows.get_column("one")]
        rows = rows.with_columns(pl.Series("date_of_birth", born, dtype=pl.String))
        joined = rows.drop("key").rename({"one": "key"}).select(nodes.columns)
        alone = nodes.filter(~pl.col("key").is_in(list(self._first)))
        return pl.concat([alone, joined]).sort("key")


def _together(columns: Iterable[str]) -> list[pl.Expr]:
    """What is said of several records together: what the first one says that says anything.

    A child stays a child, and a position is that of one record.
    """
    apart = {"date_of_birth", "kind", *_TOGETHER}
    found = [pl.col(name).drop_nulls().first() for name in columns if name not in apart]
    young = PersonKind.YOUNG_PERSON.value
    kind = pl.col("kind").drop_nulls()
    found.append(pl.when((kind == young).any()).then(pl.lit(young)).otherwise(kind.first()).alias("kind"))
    placed = pl.all_horizontal(pl.col(name).is_not_null() for name in _TOGETHER)
    return [*found, *(pl.col(name).filter(placed).first() for name in _TOGETHER)]


def _birth(births: Iterable[str]) -> str | None:
    """The latest of several dates of birth. A year or month counts only if no fuller date is in it."""
    several = list(births)
    full = [each for each in several if not any(other != each and other.startswith(each) for other in several)]
    return max(full, key=lambda each: f"{each}-12-31"[:10] if len(each) == 4 else f"{each}-31"[:10], default=None)


NOTHING_JOINED = Joined()


def joined_by(pairs: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]] = ()) -> Joined:
    """Join the ids of these pairs, whatever their order. Ids among which there is a pair of `apart` stay apart."""
    told_apart = [set(pair) for pair in apart]
    group_of: dict[str, set[str]] = {}
    for pair in pairs:
        together = set().union(*(group_of.get(key, {key}) for key in pair))
        group_of.update(dict.fromkeys(together, together))
    kept = {tuple(sorted(group)) for group in group_of.values() if not any(pair <= group for pair in told_apart)}
    return Joined(tuple(sorted(kept)))
