"""The law of the door for commands: what is restricted and what is not there read the same in all that they say.

Compared are the whole outputs, errors and files of every command, over a random town and the same town without what a
mandate may not see. The one line that may differ says in bands how much of the whole view is restricted. These
mandates may not know that, so here nothing may differ.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.governance import Mandate
from ctx_map.store import open_store
from governance.commands import Machine, every_command
from governance.deliveries import DAYS, Delivery, Town, towns_over_time
from governance.doors import mandate_of
from governance.reports import link

ONE_RICH_TOWN = settings(
    deadline=None,
    max_examples=1,
    phases=(Phase.reuse, Phase.generate),  # a town asked everything is too dear to make it smaller again and again
    suppress_health_check=list(HealthCheck),
)
IDS = ("police:P0", "police:L1", "police:P3", "police:P9")
"""Someone whom all may see, two who are restricted in many towns, and one who is in none."""


@st.composite
def mandates(draw: st.DrawFn) -> Mandate:
    """Who asks, as at a day on which something had been re-graded or not yet; no one may know what is restricted.

    They may load for housing alone: whoever may load an agency's reports may know which there are.
    """
    mandate = mandate_of(draw(st.sampled_from(["police", "School", "housing"])), as_at=draw(st.sampled_from(DAYS[1:])))
    return replace(
        mandate,
        holder=draw(st.booleans()),
        in_meeting=draw(st.booleans()),
        may_know_withheld=False,
        may_write_namespaces=("police", "housing"),
        may_write_agencies=("housing",),
    )


@st.composite
def towns(draw: st.DrawFn) -> Town:
    """A town each of whose deliveries holds something for everyone, so that each is a load with and without the rest.

    In some a restricted report brings its people and places, in others these were there before.
    """
    town = draw(towns_over_time())
    daily = [link("P0", "SPENDS_TIME_AT", "L0", f"daily{number}", "Police") for number in range(len(DAYS))]
    return Town(
        tuple(Delivery(each.nodes, (row, *each.reports)) for each, row in zip(town.deliveries, daily, strict=True))
    )


def is_rich(town: Town, mandate: Mandate) -> bool:
    """Whether the mandate sees much of the town and much is restricted, in versions that the law is about."""
    shown = [town.shows(row, mandate) for each in town.deliveries for row in each.reports]
    return sum(shown) >= 9 and len(shown) - sum(shown) >= 4 and not town.hides_an_earlier_version(mandate)


def tell_nothing(
    folder: Path,
    town: Town,
    mandate: Mandate,
    turn: int,
    *,
    store: str,
    login: Mapping[str, str],
    emptied: Callable[[], object],
) -> None:
    """Compare all that every command says of a town, and of the town without what the mandate may not see."""
    told = []
    for each in (town, town.without_what_is_withheld_from(mandate)):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        emptied()
        machine = Machine(folder, store, mandate, login)
        user, password = login.get("CTX_MAP_NEO4J_USER"), login.get("CTX_MAP_NEO4J_PASSWORD")
        with closing(open_store(store, user=user, password=password)) as opened:
            each.load(opened, folder)
        told.append(every_command(machine, day=mandate.as_at, before=DAYS[0], ids=IDS, turn=turn))
    for words in sorted(set(told[0]) | set(told[1])):
        assert told[0].get(words) == told[1].get(words), words


@pytest.mark.parametrize("turn", [0, 1, 2])
@ONE_RICH_TOWN
@given(town=towns(), mandate=mandates())
def test_no_command_tells_what_is_restricted(tmp_path: Path, turn: int, town: Town, mandate: Mandate) -> None:
    assume(is_rich(town, mandate))
    folder = tmp_path / "machine"
    tell_nothing(folder, town, mandate, turn, store=str(folder / "store"), login={}, emptied=lambda: None)


@pytest.mark.neo4j
@ONE_RICH_TOWN
@given(town=towns(), mandate=mandates())
def test_on_neo4j_too_no_command_tells_what_is_restricted(
    neo4j_login: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path, town: Town, mandate: Mandate
) -> None:
    assume(is_rich(town, mandate))
    login = {"CTX_MAP_NEO4J_USER": neo4j_login.user, "CTX_MAP_NEO4J_PASSWORD": neo4j_login.password}
    tell_nothing(
        tmp_path / "machine",
        town,
        mandate,
        0,
        store=neo4j_login.uri,
        login=login,
        emptied=lambda: neo4j_driver.execute_query("MATCH (n) DETACH DELETE n"),
    )
