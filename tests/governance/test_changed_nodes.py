"""What a file changes among the nodes: corrections keep the past, blanks erase nothing."""

from __future__ import annotations

import json

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.governance.intake.nodes import REVISION_SCHEMA, NodeChange, change_nodes, decoded
from ctx_map.network.columns import NODE_SCHEMA
from ctx_map.vocabulary.labels import Label
from governance.reports import Node, bundle_of, node

NO_PAST = REVISION_SCHEMA.to_frame()


def _stored(*nodes: Node, loaded_at: str = "2026-05-01T10:00:00.000000Z") -> pl.DataFrame:
    frame = bundle_of(nodes=nodes).nodes[nodes[0].label]
    return frame.with_columns(loaded_at=pl.lit(loaded_at), load=pl.lit("first"), said_at=pl.lit(loaded_at))


def _change(*nodes: Node, stored: pl.DataFrame, past: pl.DataFrame = NO_PAST, day: str = "2026-06-01") -> NodeChange:
    label = nodes[0].label
    frame = bundle_of(nodes=nodes).nodes[label]
    return change_nodes(label, frame, stored, past, day=day, moment=f"{day}T10:00:00.000000Z", load="second")


def _nothing(label: Label) -> pl.DataFrame:
    return NODE_SCHEMA[label].to_frame().with_columns(loaded_at=pl.lit(""), load=pl.lit(""), said_at=pl.lit(""))


def test_a_node_that_the_store_does_not_have_is_new() -> None:
    change = _change(node("P1", name="Ash"), stored=_nothing(Label.PERSON))
    assert change.new.select("key", "name", "load").rows() == [("police:P1", "Ash", "second")]
    assert (change.changed.height, change.revisions.height, change.unchanged) == (0, 0, 0)


def test_the_same_node_again_is_unchanged() -> None:
    ash = node("P1", name="Ash", date_of_birth="2010-02-28")
    change = _change(ash, stored=_stored(ash))
    assert (change.new.height, change.changed.height, change.revisions.height, change.unchanged) == (0, 0, 0, 1)


def test_a_value_that_differs_takes_the_place_and_the_former_row_is_kept() -> None:
    change = _change(
        node("P1", name="Ash", date_of_birth="2010-03-01"),
        stored=_stored(node("P1", name="Ash", date_of_birth="2010-02-28")),
    )
    assert change.changed.select("date_of_birth", "loaded_at", "load").rows() == [
        ("2010-03-01", "2026-05-01T10:00:00.000000Z", "second")
    ]
    (former,) = change.revisions.iter_rows(named=True)
    assert json.loads(former["properties"])["date_of_birth"] == "2010-02-28"
    assert (former["key"], former["label"]) == ("police:P1", "Person")
    assert (former["recorded_at"], former["retracted_at"]) == ("2026-05-01", "2026-06-01")


def test_a_value_that_is_blank_in_a_later_file_stays() -> None:
    stored = _stored(node("P1", name="Ash", date_of_birth="2010-02-28"))
    assert _change(node("P1"), stored=stored).unchanged == 1
    change = _change(node("P1", child_voice="wants to be asked"), stored=stored)
    assert change.changed.select("name", "child_voice").rows() == [("Ash", "wants to be asked")]


def test_a_value_where_there_was_none_is_a_change_that_keeps_the_past() -> None:
    change = _change(node("P1", name="Ash"), stored=_stored(node("P1")))
    (former,) = decoded(Label.PERSON, change.revisions).iter_rows(named=True)
    assert former["name"] is None


def test_the_second_change_is_known_from_the_first() -> None:
    past = _change(node("P1", name="B"), stored=_stored(node("P1", name="A"))).revisions
    change = _change(node("P1", name="C"), stored=_stored(node("P1", name="B")), past=past, day="2026-07-01")
    assert change.revisions.select("recorded_at", "retracted_at").rows() == [("2026-06-01", "2026-07-01")]


def test_other_nodes_of_the_store_are_left_alone() -> None:
    stored = _stored(node("P1", name="A"), node("P2", name="B"))
    change = _change(node("P1", name="C"), stored=stored)
    assert change.changed["key"].to_list() == change.revisions["key"].to_list() == ["police:P1"]


_TEXT = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
_NUMBER = st.one_of(st.none(), st.floats(-90, 90))


@settings(deadline=None)
@given(name=_TEXT, address=_TEXT, latitude=_NUMBER, longitude=_NUMBER)
def test_a_superseded_row_can_be_read_back_exactly(
    name: str | None, address: str | None, latitude: float | None, longitude: float | None
) -> None:
    before = node("L1", name=name, address=address, latitude=latitude, longitude=longitude)
    change = _change(node("L1", kind="park"), stored=_stored(before))
    (former,) = decoded(Label.PLACE, change.revisions).iter_rows(named=True)
    assert (former["name"], former["address"]) == (name, address)
    assert (former["latitude"], former["longitude"]) == (latitude, longitude)
