"""Which part of the network the map draws."""

from __future__ import annotations

from ctx_map_app.canvas.map_filter import EVERYTHING, PEOPLE_AND_PLACES, SELECTED, drawn_keys
from ctx_map_app.canvas.neighbours import undrawn_sorts
from ctx_map_app.session.state import Expansion
from towns import tie, town

TOWN = town(
    tie("ash", "SPENDS_TIME_AT", "park", key="L1"),
    tie("bo", "SPENDS_TIME_AT", "park", key="L2"),
    tie("bo", "USES", "phone", key="L3"),
    tie("cy", "LIVES_AT", "home", key="L4"),
)


def keys(
    chosen: str, *, selected: tuple[str, ...] = (), opened: tuple[str, ...] = (), sorts: tuple[str, ...] = ()
) -> set[str] | None:
    found = drawn_keys(TOWN, chosen, centre=selected, opened=[Expansion(node, sorts) for node in opened])
    return None if found is None else set(found)


def test_everything_is_everything() -> None:
    assert keys(EVERYTHING) is None


def test_people_and_places_leave_out_things() -> None:
    assert keys(PEOPLE_AND_PLACES) == {"ash", "bo", "cy", "park", "home"}


def test_what_was_opened_is_drawn_with_people_and_places() -> None:
    assert keys(PEOPLE_AND_PLACES, opened=("bo",)) == {"ash", "bo", "cy", "park", "home", "phone"}


def test_only_links_to_the_selected_node() -> None:
    assert keys(SELECTED, selected=("park",)) == {"ash", "bo", "park"}


def test_opening_a_node_adds_its_neighbours() -> None:
    assert keys(SELECTED, selected=("park",), opened=("bo",)) == {"ash", "bo", "park", "phone"}


def test_a_selected_line_draws_both_its_ends_with_their_links() -> None:
    assert keys(SELECTED, selected=("L3",)) == {"bo", "phone", "park"}


def test_nothing_selected_draws_everything() -> None:
    assert keys(SELECTED) is None


def test_what_is_not_in_the_network_draws_everything() -> None:
    assert keys(SELECTED, selected=("somebody else",)) is None


def test_opening_a_node_for_one_sort_adds_that_sort_alone() -> None:
    assert keys(SELECTED, selected=("park",), opened=("bo",), sorts=("Thing",)) == {"ash", "bo", "park", "phone"}
    assert keys(SELECTED, selected=("park",), opened=("bo",), sorts=("Event",)) == {"ash", "bo", "park"}


def test_what_is_not_drawn_around_a_node_is_counted_by_sort() -> None:
    assert undrawn_sorts(TOWN, "bo", {"bo"}) == {"Place": 1, "Thing": 1}
    assert undrawn_sorts(TOWN, "bo", {"bo", "park"}) == {"Thing": 1}
    assert undrawn_sorts(TOWN, "bo", {"bo", "park", "phone"}) == {}
    assert undrawn_sorts(TOWN, "somebody else", set()) == {}
