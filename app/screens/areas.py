"""Which parts of the town stand out, beyond what chance would put there?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import polars as pl

from answered import Shown, draw_answer
from areas_asked import pick_measure, pick_size
from ctx_map.analysis import areas
from door import ask
from listing import Column, named_list, names_of
from more import more_options
from page import fields
from pickers import pick_smallest

COLUMNS: Mapping[str, Column] = {
    "place_ids": Column("Around these places", "32%", help="places on the map in one hexagon"),
    "young_people": Column("Young people", "14%", help="different young people reported there; small counts hidden"),
    "events_there": Column("Events", "14%", help="different events that happened there; small counts are hidden"),
    "finding": Column("With those around it", help="against chance, together with the hexagons that touch it"),
    "agencies": Column("Reported by", "18%", help="one agency alone may be where one agency looks"),
}


def show() -> None:
    """Ask, one call, draw."""
    size, measure, more = fields(4, 3, 2)
    with size:
        resolution = pick_size()
    with measure:
        by = pick_measure()
    with more, more_options({"areas_smallest": 5}):
        smallest = pick_smallest("areas_smallest")

    answer = ask("areas", partial(areas, resolution=resolution, by=by, smallest=smallest))

    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named_list("place_ids", names_of(answer.network.content)), agencies=pl.col("agencies").list.join(", ")
    )
    ids = frame.get_column("place_ids").list.join("|")
    alt = "Hexagons of the town, with young people, events and whether they stand out."
    draw_answer(answer, Shown(shown, COLUMNS, ids, "areas_table", alt, shown.get_column("place_ids")))


show()
