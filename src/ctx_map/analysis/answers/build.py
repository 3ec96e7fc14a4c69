"""Puts an answer together: what every result carries besides its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

import polars as pl

from ctx_map.analysis.answers.evidence import Evidence, FindLinks, named_links
from ctx_map.analysis.answers.result import FrameRows, Method, Result
from ctx_map.network import Network

RowT = TypeVar("RowT")


def answer(
    network: Network,
    frame: pl.DataFrame,
    row_type: type[RowT],
    *,
    method: Method,
    considered: Mapping[str, int],
    sentences: Sequence[str],
    find: FindLinks = named_links,
    on_the_map: int | None = None,
) -> Result[RowT]:
    """The result with these rows, handled as strictly as the strictest report of the network that was asked.

    Where the network is a part of a store, the denominators say around what.

    `find` names the links behind a row, for rows that do not name them themselves. `on_the_map` counts the young people
    on the map, for an answer that may be given a part of it.
    """
    return Result(
        rows=FrameRows(frame, row_type),
        method=method,
        considered={**considered, **(network.scope.considered if network.scope else {})},
        withheld=network.withheld,
        handling=network.handling,
        as_at=network.as_at,
        sentences=tuple(sentences),
        evidence=Evidence(network, find=find),
        undated=network.undated,
        on_the_map=on_the_map,
    )


def columns_of(row_type: type[Any]) -> list[str]:
    """The columns of the frame behind rows of this type: its fields, in order."""
    return [field.name for field in fields(row_type)]
