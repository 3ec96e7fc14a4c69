"""Tables whose selected row is what the session has selected: the same thing as on the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import polars as pl
import streamlit as st

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from rows_alike import row_of, told_apart
from state import TALL, session
from table_component import table_component
from words import day_words, readable

MOST_ROWS = 2000
"""Rows of one table on a screen."""
MOST_NAMES = 3
"""Names of a list in one cell."""
SORTS = {label.value: label.words for label in Label}
"""Each sort of node in words."""
HEIGHT = 460
"""Pixels on a laptop; what is longer scrolls by itself."""
AROUND = 480
"""Pixels of a tall screen that are not the table's."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the words over it and how its values are written."""

    title: str
    width: str = ""
    """As style sheets have it, such as "30%"; empty leaves it to the browser."""
    number: bool = False
    digits: int | None = None
    """Digits behind the point of a number."""
    help: str = ""


def names_of(network: Network) -> dict[str, str]:
    """What every node is called, by its key: its name, else what it is and when it was.

    Where several are called the same, what each of them is stands behind the words, or its id if that is the same too.
    """
    kind = pl.coalesce("kind", "label").str.replace_all("_", " ")
    day = pl.col("occurred_from").str.slice(0, 10).str.to_date(strict=False).dt.strftime("%-d %B %Y")
    event = pl.format("{}, {}", kind.str.slice(0, 1).str.to_uppercase() + kind.str.slice(1), day)
    named = network.nodes.select("key", "label", words=pl.coalesce("name", event, pl.format("{} {}", kind, "key")))
    alike, same = pl.len().over("words") > 1, pl.len().over("words", "label") > 1
    behind = pl.when(same).then("key").when(alike).then(pl.col("label").replace(SORTS))
    told = named.select("key", pl.coalesce(pl.format("{} ({})", "words", behind), "words"))
    return dict(told.iter_rows())


def kind_words() -> pl.Expr:
    """What each row is, in words: its kind, else its sort."""
    return pl.coalesce("kind", "label").str.replace_all("_", " ")


def named(column: str, names: Mapping[str, str]) -> pl.Expr:
    """A column of keys as names."""
    return pl.col(column).replace(names).alias(column)


def named_list(column: str, names: Mapping[str, str]) -> pl.Expr:
    """A column of lists of keys as names with commas; of a long list the first few and how many more.

    What is no key of a node, such as words, stays as it is.
    """
    called = pl.col(column).list.eval(pl.element().replace(names))
    more = called.list.len().cast(pl.Int64) - MOST_NAMES
    few = called.list.head(MOST_NAMES).list.join(", ")
    return pl.when(more > 0).then(pl.format("{} and {} more", few, more)).otherwise(few).alias(column)


def dated(column: str) -> pl.Expr:
    """A column of stored days or moments in words."""
    return pl.col(column).map_elements(day_words, return_dtype=pl.String).alias(column)


def worded(column: str) -> pl.Expr:
    """A column of words in which stored days stand, with the days in words."""
    return pl.col(column).map_elements(readable, return_dtype=pl.String).alias(column)


def numbered(numbers: Mapping[str, int]) -> pl.Expr:
    """The number of each row on a map; none where it is not on the map."""
    return pl.col("id").replace_strict(numbers, default=None, return_dtype=pl.Int64).alias("number")


def table(frame: pl.DataFrame, columns: Mapping[str, Column], *, key: str, alt: str, height: int | None = None) -> None:
    """Draws these columns of the frame. `alt` says in a sentence what the table holds."""
    _draw(frame, columns, None, None, key=key, alt=alt, height=height)


def selectable(
    frame: pl.DataFrame, columns: Mapping[str, Column], *, ids: pl.Series, key: str, alt: str, height: int | None = None
) -> int | None:
    """Draws these columns of the frame and returns the number of the row that is selected.

    `ids` says what each row is about. The row of what the session has selected is marked, and a row that is chosen
    becomes what the session has selected.
    """
    now, apart = session(), told_apart(ids)
    here = row_of(ids, apart, selected=now.selected, chosen=now.rows.get(key))
    _draw(frame, columns, apart, None if here is None else apart[here], key=key, alt=alt, height=height)
    return here


def _draw(
    frame: pl.DataFrame,
    columns: Mapping[str, Column],
    ids: pl.Series | None,
    selected: str | None,
    *,
    key: str,
    alt: str,
    height: int | None,
) -> None:
    shown = frame.select(list(columns)).head(MOST_ROWS)
    data = {
        "columns": [asdict(column) for column in columns.values()],
        "rows": shown.rows(),
        "ids": None if ids is None else ids.head(MOST_ROWS).to_list(),
        "selected": selected,
        "alt": alt,
        "height": height or max(HEIGHT, session().viewport - AROUND),
        "tall": TALL,
        "viewport": session().viewport,
    }

    def chosen() -> None:
        row = st.session_state[key]["selected"]
        session().choose_row(key, row)

    def seen() -> None:
        session().viewport = int(st.session_state[key]["viewport"] or 0)

    table_component(data, key=key, on_selected=chosen, on_viewport=seen)
    if frame.height > MOST_ROWS:
        st.caption(
            f"The first {MOST_ROWS:,} of {frame.height:,} rows. Ask about fewer people or a shorter time to see all."
        )
