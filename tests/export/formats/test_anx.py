"""A chart for i2 as an XML parser reads it: identities, dates, grades, sources, and a card for each report."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from ctx_map.errors import WrongUse
from ctx_map.export import write
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from export.releases import all_is_said, released
from towns import adult, event, tie, town, young


def chart(network: Network, folder: Path) -> Element:
    root: Element = ElementTree.fromstring(write(released(network, to="anx"), folder / "town.anx").read_bytes())
    return root


def links(root: Element) -> list[Element]:
    return [item for item in root.iter("ChartItem") if item.find("Link") is not None]


def grades(root: Element, item: Element) -> list[str]:
    """The grades of an item in words: it has their positions in three lists."""
    found = []
    for name in ("GradeOne", "GradeTwo", "GradeThree"):
        words = [string.get("Text", "") for string in root.findall(f"{name}/StringCollection/String")]
        found.append(words[int(item.get(f"{name}Index", ""))])
    return found


def test_an_entity_is_told_by_its_id_and_called_by_its_name(tmp_path: Path) -> None:
    root = chart(town(tie("ash", "KNOWS", "bo"), nodes=[young("ash", name="Ash"), adult("bo", name="Ash")]), tmp_path)
    found = [(entity.get("Identity"), entity.get("LabelIsIdentity")) for entity in root.iter("Entity")]
    assert sorted(found) == [("ash", "false"), ("bo", "false")]
    assert {style.get("Type") for style in root.iter("IconStyle")} == {"Person"}
    labels = {item.get("Label") for item in root.iter("ChartItem") if item.find("End") is not None}
    assert all(label and label.startswith("Ash") for label in labels)


def test_a_link_has_its_day_source_and_grades_and_a_card_with_its_report(tmp_path: Path) -> None:
    root = chart(all_is_said(), tmp_path)
    (item,) = links(root)
    assert (item.get("Label"), item.get("DateTime"), item.get("TimeSet")) == (
        "knows",
        "2026-05-01T00:00:00.000",
        None,
    )
    assert (item.get("SourceReference"), item.get("SourceType")) == ("r1", "police")
    assert grades(root, item) == [
        "1 (reliable)",
        "B (known indirectly but corroborated)",
        "C (lawful sharing permitted with conditions)",
    ]
    (card,) = item.iter("Card")
    assert (card.get("Summary"), card.get("SourceReference")) == ("police, r1", "r1")
    for said in (
        "from 1 May 2026 to 3 May 2026",
        "1BC (source reliable",
        "ask first",
        "witness",
        "seen there",
        "patrol",
    ):
        assert said in card.get("Text", "")
    assert {(each.get("AttributeClass"), each.get("Value")) for each in item.iter("Attribute")} == {
        ("protective", "yes"),
        ("disputed", "no"),
    }


def test_a_link_without_a_grade_or_a_date_has_none_and_both_reports_are_there(tmp_path: Path) -> None:
    root = chart(town(tie("ash", "KNOWS", "bo", ref="R1"), tie("ash", "KNOWS", "bo", ref="R2")), tmp_path)
    items = links(root)
    assert {item.get("SourceReference") for item in items} == {"R1", "R2"}
    assert {item.get("DateSet") for item in items} == {None}
    assert [grades(root, item) for item in items] == [["-", "-", "-"]] * 2


def test_direction_is_drawn_where_it_means_something_and_an_event_gives_its_time(tmp_path: Path) -> None:
    network = town(
        tie("ash", "INVOLVED_IN", "e1"),
        tie("ash", "KNOWS", "bo"),
        nodes=[young("ash"), event("e1", occurred_from="2026-05-01T21:30")],
    )
    found = {
        next(iter(item.iter("LinkStyle"))).get("Type"): (
            next(iter(item.iter("LinkStyle"))).get("ArrowStyle"),
            item.get("DateTime"),
        )
        for item in links(chart(network, tmp_path))
    }
    assert found == {"INVOLVED_IN": ("ArrowOnHead", "2026-05-01T21:30:00.000"), "KNOWS": (None, None)}


def test_whatever_people_wrote_stays_text(tmp_path: Path) -> None:
    root = chart(hostile_town(), tmp_path)
    assert len(list(root.iter("Entity"))) == 2 * len(HOSTILE)
    plain = {text for text in HOSTILE if text.isprintable()}
    assert plain - {item.get("SourceReference") for item in links(root)} == set()
    assert {element.tag for element in root.iter()} & {"script", "img", "b"} == set()


def test_people_have_one_colour_and_no_number(tmp_path: Path) -> None:
    root = chart(hostile_town(), tmp_path)
    assert len([each for each in root.iter("EntityType") if each.get("Name") == "Person"]) == 1
    assert {each.get("Type") for each in root.iter("AttributeClass")} == {"AttText"}


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anxwritter", None)
    with pytest.raises(WrongUse, match="Install"):
        chart(all_is_said(), tmp_path)
    assert list(tmp_path.iterdir()) == []
