"""What makes two rows the same report, and what makes them say the same.

The identity of a link is who reported what about whom: namespace, both ends, kind, reference, agency and role. Its
content is all that the report says. The two are kept together as short hashes (BLAKE2b, 64 bits each, the same on every
machine): `identity.content`.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import polars as pl

from ctx_map.errors import BundleRejected
from ctx_map.network.columns import LINK_PROPERTIES, WITHDRAWN
from ctx_map.vocabulary.links import both_ways_kinds

_BETWEEN = "\x1f"
"""Stands between columns where they are hashed. The check of a bundle refuses it inside a value."""
_HASH_BYTES = 8
_HASH_LENGTH = 2 * _HASH_BYTES
"""Characters."""
_BOTH_WAYS = both_ways_kinds()
_IDENTIFYING = ("kind", "ref", "agency", "role")
_SAID = tuple(name for name in LINK_PROPERTIES if name not in _IDENTIFYING)


def with_content(links: pl.DataFrame) -> pl.DataFrame:
    """Links with `content` beside each. A report that was withdrawn says something else than before.

    A kind that is read both ways is the same whichever end comes first.
    """
    turned = pl.col("kind").is_in(_BOTH_WAYS) & (pl.col("source") > pl.col("target"))
    first = pl.when(turned).then("target").otherwise("source")
    second = pl.when(turned).then("source").otherwise("target")
    who = [first, second, *(pl.col(name).fill_null("") for name in _IDENTIFYING)]
    said = [pl.col(WITHDRAWN).fill_null(""), *(pl.col(name).cast(pl.String).fill_null("") for name in _SAID)]
    texts = links.select(who=_joined(who), said=_joined(said))
    _refuse_the_separator(texts, who=len(who), said=len(said))
    hashes = list(_hashes(texts.get_column("who").to_list(), texts.get_column("said").to_list()))
    return links.with_columns(pl.Series("content", hashes, dtype=pl.String))


def identity_of(content: str) -> pl.Expr:
    """The part of a column of contents that says which report it is."""
    return pl.col(content).str.head(_HASH_LENGTH)


def first_key(content: str) -> pl.Expr:
    """The part of a column of contents that the key of a new link is made of: no other report has a part in it."""
    return pl.col(content).str.tail(_HASH_LENGTH)


def another_key(content: str, number: int) -> str:
    """A key for a report whose own is taken: another one began with the same words and was corrected since."""
    return blake2b(f"{content}{_BETWEEN}{number}".encode(), digest_size=_HASH_BYTES).hexdigest()


def _joined(columns: list[pl.Expr]) -> pl.Expr:
    return pl.concat_str(columns, separator=_BETWEEN)


def _hashes(who: list[str], said: list[str]) -> Iterator[str]:
    for identity, rest in zip(who, said, strict=True):
        running = blake2b(identity.encode(), digest_size=_HASH_BYTES)
        known = running.hexdigest()
        running.update(rest.encode())
        yield f"{known}.{running.hexdigest()}"


def _refuse_the_separator(texts: pl.DataFrame, **columns: int) -> None:
    """Two rows that differ may not read the same when their columns are joined."""
    for name, count in columns.items():
        separators = texts.get_column(name).str.count_matches(_BETWEEN, literal=True)
        if separators.len() and separators.max() != count - 1:
            raise BundleRejected(
                "The table links has a control character in it. Remove it, then check the bundle again."
            )
