"""One place has one number of reports, on every surface, under the same question, people and period.

The number to compare with is counted here, from the links of the view, without the analyses.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from ctx_map.analysis import Result, hotspots, pairs, shared_contacts, shared_places
from ctx_map.analysis.answers.evidence_account import said_of_reports
from ctx_map.cli.main import app
from ctx_map.export import to_json_text
from ctx_map.governance import Audit, View, local_mandate, open_view
from ctx_map.maps import network_map
from ctx_map.network import Network
from ctx_map.store import Store, open_store
from sample.town import AS_AT, audit_of, load_town
from server_answers import in_server

CAR_PARK = "Car park behind Golden Pearl"
PERIODS: tuple[dict[str, Any], ...] = ({}, {"since": "2026-10-01"}, {"since": "2026-07-01", "until": "2026-10-31"})
DIRECT = ("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS")


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a machine whose embedded store holds the town."""
    room = tmp_path_factory.mktemp("one_number")
    with closing(open_store(str(room / "store"))) as store:
        load_town(store, audit_of(store, room))
    return room


@contextmanager
def looking(room: Path) -> Iterator[View]:
    """A view of the town."""
    with closing(open_store(str(room / "store"))) as store, opened(store, audit_of(store, room)) as view:
        yield view


def opened(store: Store, audit: Audit) -> View:
    return open_view(store, local_mandate(AS_AT), audit=audit, question="one number")


def key_of(network: Network, name: str) -> str:
    return str(network.nodes.row(by_predicate=pl.col("name") == name, named=True)["key"])


def links_of(network: Network) -> list[dict[str, Any]]:
    keys = network.keys.to_list()
    rows = network.links.iter_rows(named=True)
    return [{**row, "source": keys[row["source"]], "target": keys[row["target"]]} for row in rows]


def young(network: Network, who: str, day: str) -> bool:
    """Whether a person is under 18, or of unknown age, on a day."""
    them = network.nodes.row(by_predicate=pl.col("key") == who, named=True)
    if born := them["date_of_birth"]:
        return f"{int(born[:4]) + 18}{born[4:]}" > day[:10]
    return bool(them["kind"] != "adult")


def at_place(network: Network, place: str) -> tuple[set[str], set[tuple[str, str]]]:
    """The young people of a place, and the reports that put them there."""
    links, people, reports = links_of(network), set(), set()
    began = dict(network.nodes.select("key", "occurred_from").iter_rows())
    happened = [link for link in links if link["kind"] == "HAPPENED_AT" and link["target"] == place]
    for link in links:
        day = (began[link["target"]] if link["kind"] == "INVOLVED_IN" else None) or link["since"] or AS_AT.isoformat()
        there = [each for each in happened if link["kind"] == "INVOLVED_IN" and each["source"] == link["target"]]
        if ((link["kind"] in DIRECT and link["target"] == place) or there) and young(network, link["source"], day):
            people.add(link["source"])
            reports |= {(each["agency"], each["ref"]) for each in (link, *there)}
    return people, reports


@pytest.mark.parametrize("period", PERIODS, ids=["always", "since October", "July to October"])
def test_the_car_park_has_one_number_in_python_in_the_export_in_the_panel_and_on_the_map(
    machine: Path, period: dict[str, Any]
) -> None:
    with looking(machine) as view:
        network = view.network(**period)
        place = key_of(network, CAR_PARK)
        people, reports = at_place(network, place)
        answers = (shared_places(network), in_server(view, "shared-places", **period))
        rows = [next(row for row in answer.rows if row.id == place) for answer in answers]
        assert [(row.people, row.reports) for row in rows] == [(len(people), len(reports))] * 2
        told = json.loads(to_json_text(view.release(answers[0], to="json")))
        assert {row["id"]: row["reports"] for row in told["rows"]}[place] == len(reports)
        panel = said_of_reports(answers[0].reports(rows[0]))
        assert int(re.findall(r"([\d,]+) (?:\w+ )?reports?", panel)[0].replace(",", "")) == len(reports)
        payload = network_map(view.release(network))
    behind = {link["key"]: (link["agency"], link["ref"]) for link in links_of(network)}
    assert all(line[4] == len({behind[link] for link in line[8]}) for line in payload["lines"])


@pytest.mark.parametrize("period", PERIODS, ids=["always", "since October", "July to October"])
def test_the_car_park_has_the_same_number_in_every_format_of_the_command_line(
    machine: Path, period: dict[str, Any]
) -> None:
    with looking(machine) as view:
        network = view.network(**period)
    place = key_of(network, CAR_PARK)
    people, reports = at_place(network, place)
    spans = [word for name, day in period.items() for word in (f"--{name}", day)]
    environment = {"CTX_MAP_STORE": str(machine / "store"), "CTX_MAP_DATA_DIR": str(machine), "CTX_MAP_MANDATE": ""}
    environment["COLUMNS"] = "300"

    def printed(form: str) -> str:
        words = ["shared-places", "--as-at", AS_AT.isoformat(), *spans, "--format", form]
        done = CliRunner().invoke(app, words, env=environment, catch_exceptions=False)
        assert done.exit_code == 0
        return done.stdout

    as_json = {row["id"]: row for row in json.loads(printed("json"))["rows"]}[place]
    lines = printed("csv").splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith('"id",'))
    as_csv = {row["id"]: row for row in csv.DictReader(io.StringIO("\n".join(lines[first:])))}[place]
    table = next(line for line in printed("table").splitlines() if line.startswith(CAR_PARK) and place in line)
    expected = [len(people), len(reports)]
    assert [as_json["people"], as_json["reports"]] == expected
    assert [int(as_csv["people"]), int(as_csv["reports"])] == expected
    assert [int(number) for number in re.findall(r"(?<!\S)\d+(?!\S)", table.removeprefix(CAR_PARK))[:2]] == expected


@pytest.mark.neo4j
def test_a_server_counts_the_reports_of_the_town_as_memory_does(neo4j_store: Store, tmp_path: Path) -> None:
    audit = audit_of(neo4j_store, tmp_path)
    load_town(neo4j_store, audit)
    with opened(neo4j_store, audit) as view:
        network = view.network()
        place = key_of(network, CAR_PARK)
        people, reports = at_place(network, place)
        places, contacts, spots = (in_server(view, name) for name in ("shared-places", "shared-contacts", "hotspots"))
        (row,) = [row for row in places.rows if row.id == place]
        assert (row.people, row.reports) == (len(people), len(reports))
        for counted, in_memory in (
            (places, shared_places(network, chance=False)),
            (contacts, shared_contacts(network, chance=False)),
            (spots, hotspots(network)),
        ):
            assert counted.considered == in_memory.considered
            assert [row.reports for row in counted.rows] == [row.reports for row in in_memory.rows]


@pytest.fixture(scope="module")
def town(machine: Path) -> Network:
    with looking(machine) as view:
        return view.network()


def number(sentence: str) -> int:
    """The first number of a sentence."""
    return int(re.findall(r"[\d,]+", sentence)[0].replace(",", ""))


def counted_in(answer: Result[Any], words: str) -> int:
    """The number of the sentence that has these words."""
    return number(next(sentence for sentence in answer.sentences if words in sentence))


@pytest.mark.parametrize("fewest", [2, 3, 6])
def test_the_headline_of_shared_places_is_what_a_count_of_its_own_gives(town: Network, fewest: int) -> None:
    places = town.nodes.filter(town.nodes["label"] == "Place")["key"]
    shared = [place for place in places if len(at_place(town, place)[0]) >= fewest]
    assert counted_in(shared_places(town, min_people=fewest), "shared by at least") == len(shared)


@pytest.mark.parametrize("fewest", [2, 3, 6])
def test_the_headline_of_shared_things_is_what_a_count_of_its_own_gives(town: Network, fewest: int) -> None:
    users: dict[str, set[str]] = {}
    for link in links_of(town):
        if link["kind"] == "USES" and young(town, link["source"], link["since"] or AS_AT.isoformat()):
            users.setdefault(link["target"], set()).add(link["source"])
    shared = [thing for thing, who in users.items() if len(who) >= fewest]
    answer = shared_contacts(town, min_people=fewest, only=("things",))
    assert len(answer.rows) == len(shared)
    assert not shared or counted_in(answer, "shared by at least") == len(shared)


@pytest.mark.parametrize("fewest", [1, 2, 3, 5])
def test_the_headline_of_pairs_is_what_a_count_of_its_own_gives(town: Network, fewest: int) -> None:
    labels = dict(town.nodes.select("key", "label").iter_rows())
    began = dict(town.nodes.select("key", "occurred_from").iter_rows())
    at: dict[str, set[str]] = {}
    for link in links_of(town):
        day = (began[link["target"]] if link["kind"] == "INVOLVED_IN" else None) or link["since"] or AS_AT.isoformat()
        shared = labels[link["target"]] in ("Place", "Thing", "Event", "PeerGroup")
        if labels[link["source"]] == "Person" and shared and young(town, link["source"], day):
            at.setdefault(link["source"], set()).add(link["target"])
    who = sorted(at)
    counted = sum(len(at[a] & at[b]) >= fewest for n, a in enumerate(who) for b in who[n + 1 :])
    assert number(pairs(town, min_shared=fewest, max_people=100).sentences[0]) == counted


@pytest.mark.parametrize("days", [30, 90, 182])
def test_the_headline_of_hotspots_is_what_a_count_of_its_own_gives(town: Network, days: int) -> None:
    first, last = (AS_AT - timedelta(days=days - 1)).isoformat(), AS_AT.isoformat()
    began = dict(town.nodes.select("key", "occurred_from").iter_rows())
    people: dict[str, set[str]] = {}
    events: dict[str, set[str]] = {}
    links = links_of(town)
    for link in links:
        since, until = link["since"] and link["since"][:10], link["until"] and link["until"][:10]
        ends = until or ("9999" if link["kind"] in ("LIVES_AT", "ATTENDS") else since)
        if link["kind"] in DIRECT and (since or until) and (since or until) <= last and ends >= first:
            people.setdefault(link["target"], set())
            if young(town, link["source"], since or last):
                people[link["target"]].add(link["source"])
        day = (began.get(link["source"]) or link["since"] or "")[:10]
        if link["kind"] == "HAPPENED_AT" and first <= day <= last:
            events.setdefault(link["target"], set()).add(link["source"])
    for place, happened in events.items():
        for link in links:
            if link["kind"] == "INVOLVED_IN" and link["target"] in happened:
                people.setdefault(place, set()).add(link["source"])
    busy = {place for place, who in people.items() if len(who) > 1} - set(events)
    answer = hotspots(town, period_days=days)
    lead = answer.rows[0]
    assert number(answer.sentences[0]) == len(events[lead.id]) == lead.events
    others = [number(sentence) for sentence in answer.sentences if "had events" in sentence]
    assert others == ([len(events) - 1] if len(events) > 1 else [])
    assert counted_in(answer, "had no event but several young people") == len(busy)
