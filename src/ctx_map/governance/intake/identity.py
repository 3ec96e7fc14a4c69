"""What makes two rows the same report, and what makes them say the same.

The identity of a link is who reported what about whom: namespace, both ends, kind, reference, agency and role. Its
content is all else that the report says. Both are kept as short hashes (BLAKE2b, 64 bits), the same on every machine.
"""

from __future__ import annotations

from hashlib import blake2b

import polars as pl

from ctx_map.errors import BundleRejected
from ctx_map.network.columns import LINK_PROPERTIES
from ctx_map.vocabulary.links import LINK_KINDS

_BETWEEN = "\x1f"
"""Stands between columns where they are hashed. The check of a bundle refuses it inside a value."""
_HASH_BYTES = 8
_BOTH_WAYS = tuple(kind.name for kind in LINK_KINDS.values() if kind.both_ways)
_IDENTIFYING = ("kind", "ref", "agency", "role")
_SAID = tuple(name for name in LINK_PROPERTIES if name not in _IDENTIFYING)


def identified(links: pl.DataFrame, namespace: str) -> pl.DataFrame:
    """Links with `identity` (namespace and hash, the key of the first spell) and `content` beside each.

    A kind that is read both ways has one identity whichever end comes first.
    """
    turned = pl.col("kind").is_in(_BOTH_WAYS) & (pl.col("source") > pl.col("target"))
    first = pl.when(turned).then("target").otherwise("source")
    second = pl.when(turned).then("source").otherwise("target")
    who = [first, second, *(pl.col(name).fill_null("") for name in _IDENTIFYING)]
    said = [pl.col(name).cast(pl.String).fill_null("") for name in _SAID]
    texts = links.select(who=_joined(who), said=_joined(said))
    _refuse_the_separator(texts, who=len(who), said=len(said))
    return links.with_columns(
        identity=pl.lit(f"{namespace}:") + pl.lit(_hashes(texts.get_column("who"))),
        content=pl.lit(_hashes(texts.get_column("said"))),
    )


def _joined(columns: list[pl.Expr]) -> pl.Expr:
    return pl.concat_str(columns, separator=_BETWEEN)


def _hashes(texts: pl.Series) -> pl.Series:
    hashed = [blake2b(text.encode(), digest_size=_HASH_BYTES).hexdigest() for text in texts.to_list()]
    return pl.Series(hashed, dtype=pl.String)


def _refuse_the_separator(texts: pl.DataFrame, **columns: int) -> None:
    """Two rows that differ may not read the same when their columns are joined."""
    for name, count in columns.items():
        separators = texts.get_column(name).str.count_matches(_BETWEEN, literal=True)
        if separators.len() and separators.max() != count - 1:
            raise BundleRejected("The table links has a control character in it: check the bundle again and remove it.")
