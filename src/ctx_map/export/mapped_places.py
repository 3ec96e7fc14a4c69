"""The places that can be put on a map, with what is reported there in numbers. Homes are never among them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from ctx_map.export.text import counted
from ctx_map.network import Network
from ctx_map.network.homes import homes
from ctx_map.network.tables import node_table
from ctx_map.network.times import event_times, with_times
from ctx_map.vocabulary.days import DAY_LENGTH
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that

NO_HOMES = "The homes of people and placements are left out altogether."
ONLY_PLACES = "Only places are in the file. Reports, links and events at a place are there as numbers."
DESCRIBED = ("id", "label", "kind", "place_role", "address", "uprn", "platform")
COUNTED = ("reports", "links", "events", "agencies", "grades", "first_day", "last_day")


@dataclass(frozen=True, slots=True)
class MappedPlaces:
    """The places on the map, and how many are not."""

    rows: pl.DataFrame
    """One row per place: the columns of `DESCRIBED`, `latitude`, `longitude` and those of `COUNTED`. `agencies` and
    `grades` are lists."""
    homes: int
    without_position: int

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is not on the map, in sentences."""
        said = []
        if self.homes:
            said.append(counted(self.homes, "1 home is left out.", "{} homes are left out."))
        if self.without_position:
            one, several = "1 place has no position and is left out.", "{} places have no position and are left out."
            said.append(counted(self.without_position, one, several))
        return tuple(said)


def mapped_places(network: Network) -> MappedPlaces:
    """Return the places with a position that are not homes, with counts of what is reported there."""
    nodes = node_table(network).with_row_index("code").with_columns(home=homes(network))
    places = nodes.filter((pl.col("node_type") == Label.PLACE.value) & ~pl.col("home"))
    placed = places.filter(pl.col("latitude").is_finite() & pl.col("longitude").is_finite())
    rows = placed.join(_reported(network), on="code", how="left", maintain_order="left").with_columns(
        pl.col("reports", "links", "events").fill_null(0)
    )
    return MappedPlaces(
        rows.select(*DESCRIBED, "latitude", "longitude", *COUNTED),
        int(nodes.get_column("home").sum()),
        places.height - placed.height,
    )


def _reported(network: Network) -> pl.DataFrame:
    """What is reported at each node, by its code."""
    numbered = network.nodes.with_row_index("code")
    links = with_times(network.links, event_times(numbered, pl.col("code")))
    at_ends = pl.concat([links.with_columns(code=pl.col(end)) for end in ("source", "target")])
    of_event = pl.col("kind").is_in(kinds_that(Puts.EVENT_AT_PLACE))
    return at_ends.group_by("code").agg(
        pl.struct("agency", "ref").n_unique().alias("reports"),
        pl.len().alias("links"),
        pl.col("source").filter(of_event).n_unique().alias("events"),
        pl.col("agency").drop_nulls().unique().sort().alias("agencies"),
        pl.col("grade").drop_nulls().unique().sort().alias("grades"),
        pl.col("begins").min().str.slice(0, DAY_LENGTH).alias("first_day"),
        pl.max_horizontal(pl.col("begins").max(), pl.col("ends").max()).str.slice(0, DAY_LENGTH).alias("last_day"),
    )
