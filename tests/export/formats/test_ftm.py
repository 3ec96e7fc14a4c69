"""FollowTheMoney as its documentation has it: an entity per line, links with their reports, and no word of a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.export import write
from ctx_map.network import Network
from ctx_map.vocabulary.links import joined_labels
from export.ftm_reader import EDGES, Entity, read_ftm
from export.hostile import HOSTILE, hostile_town
from export.releases import all_is_said, released
from towns import Node, adult, event, organisation, place, thing, tie, town, young


def written(network: Network, folder: Path) -> Path:
    return write(released(network, to="ftm"), folder / "town.ftm.json")


def read(network: Network, folder: Path) -> list[Entity]:
    return list(read_ftm(written(network, folder)).values())


def named(entities: list[Entity], name: str) -> Entity:
    (found,) = [each for each in entities if each["properties"].get("name") == [name]]
    return found


def edges(entities: list[Entity]) -> list[Entity]:
    return [each for each in entities if each["schema"] in EDGES]


def test_a_line_is_an_entity_and_a_link_has_its_two_ends_and_its_report(tmp_path: Path) -> None:
    network = town(
        tie(
            "ash", "SPENDS_TIME_AT", "arcade", ref="R1", agency="police", grade="1BP", handling="P", since="2026-05-01"
        ),
        tie("ash", "SPENDS_TIME_AT", "arcade", ref="R2", agency="school", note="again"),
        nodes=[young("ash", name="Ash", born="2011-03-04"), place("arcade", name="The Arcade", address="2 Pier Road")],
    )
    entities = read(network, tmp_path)
    ash, arcade = named(entities, "Ash"), named(entities, "The Arcade")
    assert (ash["schema"], ash["properties"]["birthDate"]) == ("Person", ["2011-03-04"])
    assert (arcade["schema"], arcade["properties"]["full"]) == ("Address", ["The Arcade, 2 Pier Road"])
    first, second = sorted((each["properties"] for each in edges(entities)), key=lambda said: said["recordId"])
    assert (first["subject"], first["object"]) == ([ash["id"]], [arcade["id"]])
    assert (first["role"], first["recordId"], first["publisher"]) == (["spends time at"], ["R1"], ["police"])
    assert (first["startDate"], "endDate" in first) == (["2026-05-01"], False)
    assert any("1BP (source reliable" in line for line in first["description"])
    assert "note: again" in second["description"]


def test_counts_and_labels_are_those_of_the_release(tmp_path: Path) -> None:
    network = town(
        tie("ash", "FAMILY_OF", "bo"),
        tie("e1", "HAPPENED_AT", "park", ref="R1"),
        tie("ash", "INVOLVED_IN", "e1", role="witness"),
        tie("ash", "USES", "van"),
        nodes=[
            event("e1", name="Festival", occurred_from="2026-05-01T21:30", occurred_to="2026-05-02"),
            thing("van", name="White van", kind="van"),
        ],
    )
    entities = read(network, tmp_path)
    assert len(edges(entities)) == network.links.height
    assert len(entities) == network.nodes.height + network.links.height + 1
    assert {*network.names} <= {name for each in entities for name in each["properties"].get("name", ())}
    festival = named(entities, "Festival")["properties"]
    assert (festival["startDate"], festival["endDate"]) == (["2026-05-01T21:30"], ["2026-05-02"])
    parts = [each["properties"] for each in edges(entities) if each["properties"].get("role") == ["was involved in"]]
    assert [(part["startDate"], "role: witness" in part["description"]) for part in parts] == [
        (["2026-05-01T21:30"], True)
    ]


def test_every_kind_of_link_is_an_edge_between_what_its_ends_are(tmp_path: Path) -> None:
    ties = [tie(f"{kind}a{n}", kind, f"{kind}b{n}") for n, (kind, _, _) in enumerate(joined_labels())]
    nodes = [
        Node(f"{kind}{end}{n}", label)
        for n, (kind, source, target) in enumerate(joined_labels())
        for end, label in (("a", source), ("b", target))
    ]
    found = edges(read(town(*ties, nodes=nodes), tmp_path))
    assert len(found) == len(ties)
    assert {each["schema"] for each in found} == set(EDGES)


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("van", "Vehicle"),
        ("social media account", "UserAccount"),
        ("phone", "Asset"),
        ("bag", "Asset"),
        (None, "Asset"),
    ],
)
def test_a_thing_is_a_vehicle_an_account_or_another_thing(tmp_path: Path, kind: str | None, schema: str) -> None:
    entities = read(town(tie("ash", "USES", "t"), nodes=[thing("t", name="The thing", kind=kind)]), tmp_path)
    assert named(entities, "The thing")["schema"] == schema


def test_no_link_says_that_a_child_is_an_associate_of_anyone(tmp_path: Path) -> None:
    network = town(tie("max", "CONTACTED", "ash"), tie("ash", "KNOWS", "bo"), nodes=[adult("max"), young("ash")])
    assert {each["schema"] for each in edges(read(network, tmp_path))} == {"UnknownLink"}


def test_people_look_alike_and_have_no_number_and_no_topic(tmp_path: Path) -> None:
    people = [each for each in read(hostile_town(), tmp_path) if each["schema"] == "Person"]
    assert len(people) == len(HOSTILE)
    assert {tuple(sorted(each["properties"])) for each in people} == {("name", "notes")}


def test_reports_with_conditions_are_left_out_with_what_only_they_mention_and_counted(tmp_path: Path) -> None:
    held = {"handling": "C", "action_code": "A1", "sanitisation_code": "S2", "conditions": "ask first"}
    network = town(
        tie("ash", "SPENDS_TIME_AT", "arcade"),
        tie("ash", "LIVES_AT", "flat", **held),
        tie("flat-guest", "SPENDS_TIME_AT", "flat"),
        tie("e1", "HAPPENED_AT", "arcade", **held),
        tie("ash", "INVOLVED_IN", "e1"),
        tie("max", "CONTACTED", "ash", **held),
        nodes=[
            *(young("ash"), young("alone", name="Alone"), adult("max", name="Max Canary")),
            place("flat", name="A flat", latitude=53.4321, longitude=-1.5),
            place("arcade", name="The Arcade"),
            event("e1", name=None, kind="incident", occurred_from="2026-05-01"),
        ],
    )
    path = written(network, tmp_path)
    entities, text = list(read_ftm(path).values()), path.read_text("utf-8")
    assert len(edges(entities)) == 3
    assert "Max Canary" not in text
    assert "ask first" not in text
    # where the event was is known only from such a report, and that the flat is a home stays known
    assert [each["properties"]["name"] for each in entities if each["schema"] == "Event"] == [
        ["Incident on 1 May 2026"]
    ]
    assert "53.4321" not in text
    assert named(entities, "Alone")
    told = path.with_name(f"{path.name}.left-out.txt").read_text("utf-8")
    assert "- 3 links are left out for this.\n" in told


def test_a_report_that_says_everything_is_left_out_only_for_its_conditions(tmp_path: Path) -> None:
    assert edges(read(all_is_said(), tmp_path)) == []
    free = town(tie("ash", "KNOWS", "bo", ref="r1", role="witness", statement="fact", collected_by="patrol"))
    (said,) = edges(read(free, tmp_path))
    assert {"role: witness", "statement: fact", "collected_by: patrol"} <= {*said["properties"]["description"]}


def test_an_organisation_employs_a_person_and_a_group_has_members(tmp_path: Path) -> None:
    network = town(
        tie("max", "WORKS_FOR", "cafe"),
        tie("max", "WORKS_FOR", "pier"),
        tie("ash", "MEMBER_OF", "crew"),
        nodes=[adult("max"), organisation("cafe"), place("pier")],
    )
    assert sorted(each["schema"] for each in edges(read(network, tmp_path))) == [
        "Employment",
        "Membership",
        "UnknownLink",
    ]


def test_whatever_people_wrote_stays_text(tmp_path: Path) -> None:
    entities = read(hostile_town(), tmp_path)
    names = {name for each in entities for name in each["properties"].get("name", ())}
    assert {text for text in HOSTILE if text.isprintable()} <= names
    assert len(edges(entities)) == len(HOSTILE)
