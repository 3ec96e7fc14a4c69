"""What the pointer does on a map."""

from __future__ import annotations

import pytest

from ctx_map.maps import network_map
from ctx_map.maps.payload import MapPayload
from frontend.looking import Look
from maps.releases import released
from towns import peer_group, tie, town

pytestmark = pytest.mark.browser


def _map(**options: object) -> MapPayload:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", grade="1AP", since="2026-05-01", key="k1"),
        tie("ash", "SPENDS_TIME_AT", "park", grade="2CP", since="2026-06-01", key="k2"),
        tie("bo", "SPENDS_TIME_AT", "park"),
        tie("bo", "KNOWS", "cas"),
        tie("dee", "MEMBER_OF", "crew"),
        tie("eli", "MEMBER_OF", "crew"),
        tie("dee", "KNOWS", "ash"),
        nodes=[peer_group("crew")],
    )
    return network_map(released(network), **options)  # type: ignore[arg-type]


def test_a_click_selects_and_tells_its_key(look: Look) -> None:
    look.at_map(_map())
    look.click("Ash")
    assert look.selected() == {"Ash"}
    assert look.said("onSelect") == [[{"nodes": ["ash"], "links": []}]]
    assert look.status().startswith("Selected: Ash. Age not known, treated as a child. 2 lines shown.")


def test_what_is_said_of_a_node_is_in_sentences(look: Look) -> None:
    look.at_map(_map(highlight=["dee"]))
    look.click("Dee")
    assert "1 line shown. In Crew. Named in the answer." in look.status()


def test_shift_and_click_adds_and_takes_away_again(look: Look) -> None:
    look.at_map(_map())
    look.click("Ash")
    look.click("Park", shift=True)
    assert look.selected() == {"Ash", "Park"}
    look.click("Ash", shift=True)
    assert look.selected() == {"Park"}


def test_a_click_on_nothing_clears(look: Look) -> None:
    look.at_map(_map())
    look.click("Ash")
    box = look.page.locator(".cm-host").bounding_box()
    assert box is not None
    look.page.mouse.click(box["x"] + 4, box["y"] + 4)
    assert look.selected() == set()
    assert look.status() == "Nothing is selected."


def test_a_click_on_a_line_selects_the_reports_behind_it(look: Look) -> None:
    look.at_map(_map())
    ash, park = look.spot("Ash"), look.spot("Park")
    look.page.mouse.click((ash[0] * 2 + park[0]) / 3, (ash[1] * 2 + park[1]) / 3)
    look.painted()
    assert look.said("onSelect") == [[{"nodes": [], "links": ["k1", "k2"]}]]
    assert "Ash spends time at Park. 1 May 2026 to 1 June 2026. 1AP, 2CP. 2 reports." in look.status()


def test_a_double_click_asks_for_what_is_linked(look: Look) -> None:
    look.at_map(_map(only=["ash", "park"]))
    look.page.mouse.dblclick(*look.spot("Ash"))
    look.painted()
    assert look.said("onExpand") == [["ash"]]


def test_shift_and_drag_selects_all_in_a_box(look: Look) -> None:
    look.at_map(_map())
    box = look.page.locator(".cm-host").bounding_box()
    assert box is not None
    before = look.view()
    look.page.keyboard.down("Shift")
    look.drag((box["x"] + 3, box["y"] + 3), (box["x"] + box["width"] - 3, box["y"] + box["height"] - 3))
    look.page.keyboard.up("Shift")
    assert look.selected() == {"Ash", "Bo", "Cas", "Dee", "Eli", "Park", "Crew"}
    assert look.view() == before


def test_a_dragged_node_stays_and_its_position_is_told(look: Look) -> None:
    look.at_map(_map())
    x, y = look.spot("Cas")
    view = look.view()
    look.drag((x, y), (x + 60, y - 40))
    assert look.spot("Cas") == pytest.approx((x + 60, y - 40), abs=1.5)
    assert look.view() == view
    (told,) = look.said("onMove")[-1]
    assert set(told) == {"cas"}


def test_a_dragged_group_takes_its_members_along(look: Look) -> None:
    look.at_map(_map())
    dee, eli = look.spot("Dee"), look.spot("Eli")
    x, y = look.spot("Crew")
    look.drag((x, y), (x + 50, y + 20))
    assert look.spot("Dee") == pytest.approx((dee[0] + 50, dee[1] + 20), abs=1.5)
    assert look.spot("Eli") == pytest.approx((eli[0] + 50, eli[1] + 20), abs=1.5)


def test_a_drag_on_the_ground_shifts_the_map_and_moves_nobody(look: Look) -> None:
    look.at_map(_map())
    box = look.page.locator(".cm-host").bounding_box()
    assert box is not None
    before = look.view()
    look.drag((box["x"] + 10, box["y"] + 10), (box["x"] + 90, box["y"] + 40))
    after = look.view()
    assert (after["dx"] - before["dx"], after["dy"] - before["dy"]) == pytest.approx((80, 30), abs=1.5)
    assert look.said("onMove") == []


def test_the_menu_opens_on_a_right_click_and_hides_a_node(look: Look) -> None:
    page = look.at_map(_map())
    page.mouse.click(*look.spot("Cas"), button="right")
    page.get_by_role("menuitem", name="Hide from view").click()
    assert "Cas" not in look.drawn()
    assert look.said("onHide") == [[["cas"]]]
    page.get_by_role("button", name="Show hidden again").click()
    assert "Cas" in look.drawn()


def test_the_pointer_over_a_node_tells_its_name_as_text(look: Look) -> None:
    page = look.at_map(_map())
    page.mouse.move(*look.spot("Park"))
    look.painted()
    assert page.locator(".cm-tip").inner_text().splitlines()[:2] == ["Park", "Place"]


def test_the_legend_leaves_a_sort_out_and_draws_it_again(look: Look) -> None:
    page = look.at_map(_map())
    entry = page.get_by_role("button", name="Place", exact=True)
    entry.click()
    assert "Park" not in look.drawn()
    assert entry.get_attribute("aria-pressed") == "false"
    entry.click()
    assert "Park" in look.drawn()


def test_friend_links_inside_a_group_are_drawn_on_request_and_with_a_selection(look: Look) -> None:
    network = town(("dee", "MEMBER_OF", "crew"), ("eli", "MEMBER_OF", "crew"), ("dee", "FRIEND_OF", "eli"))
    page = look.at_map(network_map(released(network)))
    count = "chart.scene.model.lines.filter((line) => chart.scene.isDrawn(line)).length"
    assert page.evaluate(count) == 0
    look.click("Dee")
    assert page.evaluate(count) == 1
    page.get_by_role("button", name="Friend links").click()
    look.focus_map()
    look.press("Escape")
    assert page.evaluate(count) == 1


def test_every_target_is_at_least_24_pixels_however_far_out_the_zoom(look: Look) -> None:
    page = look.at_map(_map())
    look.focus_map()
    look.press(*["-"] * 6)
    look.painted()
    assert look.view()["scale"] < 0.4
    x, y = look.spot("Cas")
    page.mouse.click(x + 11, y + 11)
    assert look.selected() == {"Cas"}


def test_a_table_beside_a_place_map_leads_to_the_place(look: Look) -> None:
    from ctx_map.maps import place_map
    from towns import place

    network = town(("ash", "SPENDS_TIME_AT", "park"), nodes=[place("park", latitude=51.5, longitude=-3.0)])
    page = look.at_map(place_map(released(network)))
    page.get_by_role("button", name="Park").click()
    assert look.selected() == {"Park"}
    before = look.spot("Park")
    look.drag(before, (before[0] + 80, before[1]))
    assert page.evaluate("[chart.scene.model.nodes[0].x, chart.scene.model.nodes[0].y]") == [0, 0]
