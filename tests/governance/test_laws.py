"""Laws of the door and of the intake, on random small worlds: what is withheld leaves no trace, and loads add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ctx_map.analysis import Result, connect, hotspots, pairs, shared_contacts, shared_places
from ctx_map.governance import Mandate
from ctx_map.network import Network, Withheld
from ctx_map.network.digest import network_digest
from governance.doors import admit, look
from governance.worlds import PEOPLE, Fresh, World, mandates, worlds

FEW = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEWER = settings(FEW, max_examples=4)
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)


def _answers(network: Network) -> Mapping[str, object]:
    """The network and what the analyses make of it, without the line that says how much is withheld."""
    network = replace(network, withheld=Withheld())
    results: dict[str, Result[Any]] = {
        "shared places": shared_places(network, min_people=1),
        "shared contacts": shared_contacts(network, min_people=1),
        "pairs": pairs(network),
        "hotspots": hotspots(network),
    }
    answers: dict[str, object] = {
        name: (result.to_frame().rows(), dict(result.considered), result.sentences, result.handling)
        for name, result in results.items()
    }
    there = [key for key in network.keys if key.removeprefix("police:") in PEOPLE]
    if len(there) > 1:
        answers["connect"] = connect(network, there[0], there[-1]).to_frame().rows()
    return answers | {"network": network_digest(network), "links": network.links.rows()}


def _seen(fresh: Fresh, folder: Path, world: World, mandate: Mandate) -> tuple[Network, Network]:
    """What a mandate sees of a world in a store of its own: the whole, and around a child that is always there."""
    with fresh() as store:
        admit(store, folder, world.bundle())
        whole = look(store, folder, mandate)
        someone = [key for key in whole.keys if key.startswith("police:P")][:1]
        return whole, look(store, folder, mandate, around=someone, steps=3) if someone else whole


def _leaves_no_trace(fresh: Fresh, folder: Path, world: World, mandate: Mandate) -> None:
    all_of_it = _seen(fresh, folder, world, mandate)
    without = _seen(fresh, folder, world.without_what_is_withheld_from(mandate), mandate)
    for one, other in zip(all_of_it, without, strict=True):
        assert _answers(one) == _answers(other)
    assert without[0].withheld == Withheld("none", "none")


@FEW
@given(world=worlds(), mandate=mandates())
def test_a_store_without_what_is_withheld_gives_the_same_network_and_the_same_answers(
    embedded: Fresh, tmp_path: Path, world: World, mandate: Mandate
) -> None:
    _leaves_no_trace(embedded, tmp_path, world, mandate)


@FEW
@given(world=worlds(), mandate=mandates())
def test_a_stricter_mandate_never_sees_more(embedded: Fresh, tmp_path: Path, world: World, mandate: Mandate) -> None:
    stricter = [
        replace(mandate, in_meeting=True),
        replace(mandate, holder=False),
        replace(mandate, agency="nobody's", holder=False),
    ]
    with embedded() as store:
        admit(store, tmp_path, world.bundle())
        wide = look(store, tmp_path, mandate)
        for narrow in (look(store, tmp_path, each) for each in stricter):
            assert set(narrow.keys) <= set(wide.keys)
            assert set(narrow.links["key"]) <= set(wide.links["key"])


@FEW
@given(world=worlds(), mandate=mandates())
def test_loading_twice_changes_nothing(embedded: Fresh, tmp_path: Path, world: World, mandate: Mandate) -> None:
    with embedded() as store:
        admit(store, tmp_path, world.bundle())
        once = look(store, tmp_path, mandate)
        report = admit(store, tmp_path, replace(world.bundle(), digest="f" * 64))
        assert report.already_loaded
        assert report.total("new") == report.total("corrected") == 0
        assert network_digest(look(store, tmp_path, mandate)) == network_digest(once)


def _later_day_keeps_the_earlier(fresh: Fresh, folder: Path, first: World, second: World, mandate: Mandate) -> None:
    then = replace(mandate, as_at=MAY)
    renamed = tuple(replace(each, values={**each.values, "name": f"{each.id} anew"}) for each in second.nodes[::2])
    with fresh() as store:
        admit(store, folder, first.bundle(), today=MAY)
        shown = look(store, folder, then)
        admit(store, folder, replace(second, nodes=(*renamed, *second.nodes[1::2])).bundle(), today=JUNE)
        again = look(store, folder, then)
        assert (again.nodes.rows(), again.links.rows()) == (shown.nodes.rows(), shown.links.rows())
        now = look(store, folder, replace(mandate, as_at=JUNE))
        described = dict(now.nodes.select("key", "name").iter_rows())
        anew = {f"police:{each.id}": each.values["name"] for each in renamed}
        assert all(described[key] == name for key, name in anew.items() if key in described)


@FEW
@given(first=worlds(), second=worlds(), mandate=mandates())
def test_an_earlier_day_shows_what_was_known_then_whatever_was_loaded_since(
    embedded: Fresh, tmp_path: Path, first: World, second: World, mandate: Mandate
) -> None:
    _later_day_keeps_the_earlier(embedded, tmp_path, first, second, mandate)


@FEW
@given(first=worlds(), second=worlds())
def test_no_report_is_lost_by_a_later_file_and_each_stands_once(
    embedded: Fresh, tmp_path: Path, first: World, second: World
) -> None:
    with embedded() as store:
        admit(store, tmp_path, first.bundle())
        before = store.read("read/link_index", namespace="police")
        admit(store, tmp_path, second.bundle())
        after = store.read("read/link_index", namespace="police")
    assert set(before["key"]) <= set(after["key"])
    assert after["key"].is_unique().all()


@pytest.mark.neo4j
@FEWER
@given(world=worlds(), mandate=mandates())
def test_on_neo4j_what_is_withheld_leaves_no_trace_either(
    neo4j: Fresh, tmp_path: Path, world: World, mandate: Mandate
) -> None:
    _leaves_no_trace(neo4j, tmp_path, world, mandate)


@pytest.mark.neo4j
@FEWER
@given(world=worlds(), mandate=mandates())
def test_both_stores_show_the_same(
    embedded: Fresh, neo4j: Fresh, tmp_path: Path, world: World, mandate: Mandate
) -> None:
    ours, theirs = (_seen(fresh, tmp_path, world, mandate) for fresh in (embedded, neo4j))
    for one, other in zip(ours, theirs, strict=True):
        assert _answers(one) == _answers(other)
        assert one.withheld == other.withheld


@pytest.mark.neo4j
@FEWER
@given(first=worlds(), second=worlds(), mandate=mandates())
def test_on_neo4j_an_earlier_day_shows_what_was_known_then_too(
    neo4j: Fresh, tmp_path: Path, first: World, second: World, mandate: Mandate
) -> None:
    _later_day_keeps_the_earlier(neo4j, tmp_path, first, second, mandate)
