"""A town in which everything happens at one place, as files that an agency would send."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl

from bench.together_rows import AT_ONE_EVENT, REGULARS, visits_to_one_place
from bench.town import AS_AT, DAYS

PLACE = "square"


def write_dense_town(folder: Path, links: int) -> Path:
    """A folder with the tables of a town of so many links: where each event happened, and the two who were there."""
    folder.mkdir(parents=True)
    seen = visits_to_one_place(links)
    person, event = pl.format("p{}", "person"), pl.format("e{}", "origin")
    begun = pl.lit(datetime(AS_AT.year - DAYS // 365, AS_AT.month, AS_AT.day))
    at = (begun + pl.duration(minutes="start")).dt.strftime("%Y-%m-%d")
    # one hour of a night in March does not exist, so all events are in the evening
    evening = pl.format("{}T{}:{}", at, pl.col("start") % 5 + 18, (pl.col("start") % 60).cast(pl.String).str.zfill(2))
    events = seen.head(seen.height // AT_ONE_EVENT).select(id=event, occurred_from=evening)
    people = pl.select(number=pl.int_range(REGULARS)).select(
        id=pl.format("p{}", "number"), name=pl.format("Person {}", "number"), date_of_birth=pl.lit("2011-03-04")
    )
    involved = seen.select(
        pl.lit("INVOLVED_IN").alias("kind"), person.alias("from"), event.alias("to"), role=pl.lit("present")
    )
    happened = events.select(
        pl.lit("HAPPENED_AT").alias("kind"), pl.col("id").alias("from"), pl.lit(PLACE).alias("to"), role=pl.lit("")
    )
    told = pl.concat([involved, happened]).with_row_index("number")
    told = told.select(
        "from", "to", "kind", "role", ref=pl.format("R{}", "number"), agency=pl.lit("police"), handling=pl.lit("P")
    )
    tables = {
        "people": people,
        "events": events.with_columns(harms=pl.lit("child_criminal_exploitation")),
        "places": pl.DataFrame({"id": [PLACE], "name": ["Market Square"], "kind": ["street"]}),
        "links": told,
    }
    for name, table in tables.items():
        table.write_csv(folder / f"{name}.csv")
    return folder
