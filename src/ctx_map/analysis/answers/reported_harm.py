"""Choose the places and adults with reported harm, and no schools, transport or services: for what-if and doubt.

A place has reported harm if an event with a recorded harm happened there, or if its role is that of a harm site. An
adult has reported harm if they got in touch with a young person, or are a suspect or convicted in an event, and not
every report about them is protective. Where this misleads: harm that no one has reported is not here.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from ctx_map.analysis.answers.report import protective_expr
from ctx_map.analysis.rows.adults import grown_up_on
from ctx_map.analysis.rows.ages import with_day, young_at
from ctx_map.analysis.rows.participation import HAPPENED, IN_AN_EVENT
from ctx_map.analysis.rows.services import services
from ctx_map.network import Network
from ctx_map.network.arrays import Ints
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import Puts, kinds_that
from ctx_map.vocabulary.statements import Role

HARM_SITE = "crime_site"


def with_reported_harm(network: Network, codes: Ints) -> Ints:
    """Return those of these places and adults (codes) that have reported harm and are not services."""
    harmed = np.concatenate([_harmed_places(network), _adults_reported(network)])
    return codes[np.isin(codes, harmed) & ~services(network, codes)]


def _harmed_places(network: Network) -> Ints:
    """Places where an event with a recorded harm happened, and harm sites."""
    nodes = network.nodes.with_row_index("code")
    harmful = nodes.filter((pl.col("label") == Label.EVENT.value) & (pl.col("harms").fill_null("") != ""))
    happened = network.links.filter(
        pl.col("kind").is_in(HAPPENED) & pl.col("source").is_in(harmful.get_column("code").implode())
    )
    sites = nodes.filter((pl.col("label") == Label.PLACE.value) & (pl.col("place_role") == HARM_SITE))
    return pl.concat([happened.get_column("target"), sites.get_column("code")]).unique().to_numpy().astype(np.int64)


def _adults_reported(network: Network) -> Ints:
    """Adults who got in touch with a young person, or are a suspect or convicted, and are not only protective."""
    links = with_day(network, network.links)
    # both are judged on the day of the report: what somebody did as a child does not count against them
    then = links.filter(grown_up_on(network, links.get_column("source"), links.get_column("day")))
    approached = then.filter(pl.col("kind").is_in(kinds_that(Puts.APPROACH)))
    approached = approached.filter(young_at(network, approached.get_column("target"), approached.get_column("day")))
    blamed = then.filter(pl.col("kind").is_in(IN_AN_EVENT) & pl.col("role").is_in([Role.SUSPECT, Role.CONVICTED]))
    people = pl.concat([approached.get_column("source"), blamed.get_column("source")]).unique()
    # someone whose every report is protective is a partner
    risky = links.filter(~protective_expr())
    not_only_protective = pl.concat([risky.get_column("source"), risky.get_column("target")]).unique()
    adults = people.filter(~young_at(network, people, network.as_at))
    return adults.filter(adults.is_in(not_only_protective.implode())).to_numpy().astype(np.int64)
