"""Where are many young people exposed, when in the week, and is it more than before?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from ctx_map.analysis import hotspots
from door import ask
from given_files import give_weights
from hours import draw_hours
from listing import Column, names_of, numbered
from more import more_options, pick_order
from page import fields, heading
from place_maps import draw_place_map, map_of_places, numbers_on

PERIODS = {30: "30 days", 90: "90 days", 182: "Half a year", 365: "A year"}
COLUMNS: Mapping[str, Column] = {
    "number": Column("No.", "3rem", number=True, help="the number on the map of places"),
    "name": Column("Place", "21%"),
    "people": Column("Young people", "4.5rem", number=True),
    "events": Column("Events", "4.5rem", number=True),
    "harm": Column("Harm", "4.5rem", number=True, help="the weights of the harms recorded on these events, added up"),
    "change": Column("Against the period before", "20%"),
    "repeats": Column("Repeats", "4.5rem", number=True, help="events that came within 28 days of another one there"),
    "busiest": Column("Busiest hours", "15%"),
    "agencies": Column(
        "Agencies", "4.5rem", number=True, help="how many agencies reported it; one alone may be where one agency looks"
    ),
}


def show() -> None:
    """Ask, one call, draw."""
    days, more = fields(7, 2)
    period = days.segmented_control(
        "Period up to the day asked about",
        list(PERIODS),
        default=90,
        required=True,
        format_func=PERIODS.__getitem__,
        key="period",
        persist_state="session",
    )
    with more, more_options({"severity": None, "hotspots_by": "people"}):
        weights, by = give_weights(), pick_order()

    answer = ask("hotspots", partial(hotspots, period_days=period, severity=weights, by=by))

    places = map_of_places(answer)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        pl.col("id").replace(names_of(answer.network.content)).alias("name"),
        pl.col("agencies").list.len(),
        pl.col("harm").round(2),
        numbered(numbers_on(places)),
    )

    def where() -> None:
        heading("Where they are")
        draw_place_map(places, key="hotspots_map")

    alt = "Places with young people, events and change."
    ids = frame.get_column("id")
    draw_answer(answer, Shown(shown, COLUMNS, ids, "hotspots_table", alt, below=where, beside=draw_hours))


show()
