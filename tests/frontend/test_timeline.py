"""The timeline and the strip in a real browser: what is drawn, said, chosen and told."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from ctx_map.maps import TimelinePayload, network_map, timeline_picture
from ctx_map.maps.payload import MapPayload
from frontend.looking import Look
from maps.releases import released
from towns import Tie, adult, event, place, tie, town, young

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> Park"
NIGHT = event("night", kind="incident", occurred_from="2026-09-04T21:00")
TOLD_BY = 5_000
"""Milliseconds in which Python is told at the latest."""


def _seen(who: str, since: str, **more: str) -> Tie:
    return tie(who, "SPENDS_TIME_AT", "park", since=since, **more)


_TOLD = "(since) => said.some(([name, period]) => name === 'onBrush' && period && period.since === since)"


def _payload() -> TimelinePayload:
    network = town(
        _seen("ash", "2026-05-01T20:00", ref="r1", key="k1"),
        _seen("bo", "2026-05-01T20:00", ref="r1", key="k2", statement="fact"),
        *(_seen("ash", f"2026-{month:02d}-{day:02d}") for month in (6, 7) for day in range(1, 28, 3)),
        tie("ash", "INVOLVED_IN", "night", key="k3"),
        tie("night", "HAPPENED_AT", "park", key="k4"),
        tie("cas", "CONTACTED", "ash", since="2026-09-04T18:30", grade="1BP", key="k5"),
        tie("ash", "ATTENDS", "school", since="2026-03-01", key="k6"),
        tie("cas", "SUPPORTS", "bo", since="2025-01-01", key="k7"),
        tie("bo", "ATTENDS", "school", since="2026-02-01", until="2026-08-01", protective=True, key="k8"),
        _seen("bo", None, key="k9"),  # type: ignore[arg-type]
        nodes=[NIGHT, young("ash"), young("bo"), adult("cas"), place("park", name=HOSTILE)],
    )
    return timeline_picture(
        released(network), people=["ash", "bo"], places=["park", "school"], since="2026-01-01", until="2026-11-24"
    )


def _stop(page: Page, words: str) -> Locator:
    return page.locator(f'.tl-stop[aria-label*="{words}"]').first


def _dimmed(page: Page) -> set[str]:
    """What the marks outside the period say first."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.tl-stop.tl-out')].map((each) => each.getAttribute('aria-label').split('.')[0])"
    )
    return set(found)


def _boxes(page: Page, what: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.evaluate(
        """(what) => [...document.querySelectorAll(what)].map((each) => each.getBoundingClientRect())
            .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))
            .filter(({ left, right }) => right > left)""",
        what,
    )
    return found


def _overlapping(boxes: list[dict[str, float]]) -> list[tuple[Any, Any]]:
    def meet(one: dict[str, float], other: dict[str, float]) -> bool:
        across = min(one["right"], other["right"]) - max(one["left"], other["left"])
        down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
        return across > 1 and down > 1

    return [pair for pair in combinations(boxes, 2) if meet(*pair)]


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (700, 900)])
def test_every_mark_can_be_taken_and_no_words_overlap(look: Look, size: tuple[int, int]) -> None:
    look.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = look.at_timeline(_payload())
    targets = _boxes(page, ".tl-take")
    assert len(targets) > 20
    assert all(round(min(box["right"] - box["left"], box["bottom"] - box["top"]), 2) >= 24 for box in targets)
    assert _overlapping(targets) == []
    assert _overlapping(_boxes(page, ".tl-name span, .tl-words, .tl-axis .ts-words")) == []
    assert _overlapping(_boxes(page, ".ts .ts-words")) == []
    assert max(box["right"] for box in _boxes(page, ".tl-take, .tl-words, .ts-words")) <= size[0]


def test_it_asks_nobody_and_has_no_fault_that_axe_knows(look: Look) -> None:
    page = look.at_timeline(_payload())
    page.locator(".ts-handle").first.press("PageUp")
    _stop(page, "Ash was contacted by Cas").click()
    faults = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in faults] == []
    assert look.requests == [(look.folder / "timeline.html").as_uri()]
    assert look.errors == []


def test_a_name_that_is_markup_stays_a_name(look: Look) -> None:
    page = look.at_timeline(_payload())
    expect(page.locator(".tl-name", has_text=HOSTILE)).to_be_visible()
    assert page.locator("img").count() == 0
    assert look.dialogs == []


def test_the_marks_are_one_stop_and_arrows_go_from_one_to_the_next(look: Look) -> None:
    page = look.at_timeline(_payload())
    assert page.locator(".tl-body [tabindex='0']").count() == 1
    page.locator(".tl-body [tabindex='0']").focus()
    look.press("ArrowDown", "Home", "ArrowRight")
    expect(page.locator(".cm-status")).to_contain_text("Ash ")
    first = look.status()
    look.press("ArrowRight")
    assert look.status() != first
    ring = "getComputedStyle(document.activeElement.querySelector('.tl-ring')).fill"
    assert page.evaluate(ring) == "rgb(255, 221, 0)"
    look.press("End", "Enter")
    assert look.said("onSelect") == [[{"nodes": [], "links": ["k3", "k5"]}]]
    assert look.status().startswith("Selected: Ash was involved in ")
    look.press("Escape")
    assert look.said("onSelect")[-1] == [{"nodes": [], "links": []}]
    look.press("Home", "Enter")
    assert look.said("onSelect")[-1] == [{"nodes": ["ash"], "links": []}]


def test_what_is_selected_elsewhere_is_marked_here_and_not_told_back(look: Look) -> None:
    page = look.at_timeline(_payload())
    page.evaluate("timeline.selectKeys(['k4', 'bo'])")
    expect(_stop(page, "is the location of")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Bo", exact=False).first).to_have_attribute("aria-pressed", "true")
    assert look.said("onSelect") == []


def test_those_at_one_place_at_the_same_time_are_one_mark_with_all_their_links(look: Look) -> None:
    page = look.at_timeline(_payload())
    page.locator(".tl-stop").first.click()
    assert look.said("onSelect") == [[{"nodes": [], "links": ["k1", "k2"]}]]
    assert look.status().startswith("Selected: Ash and Bo were at ")


def test_the_period_is_chosen_by_keys_and_told_after_it(look: Look) -> None:
    page = look.at_timeline(_payload())
    first = page.get_by_role("slider", name="First day of the period")
    expect(first).to_have_attribute("aria-valuetext", "1 January 2026")
    first.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "2 January 2026")
    first.press("Shift+ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "9 January 2026")
    for _ in range(6):
        first.press("PageUp")
    page.wait_for_function(_TOLD, arg="2026-07-08", timeout=TOLD_BY)
    assert look.said("onBrush")[-1] == [{"since": "2026-07-08", "until": "2026-11-24"}]
    assert look.status().startswith("8 July 2026 to 24 November 2026. ")
    first.press("Escape")
    assert _dimmed(page) == set()


def test_a_step_of_the_period_dims_at_once_and_is_not_told_yet(look: Look) -> None:
    page = look.at_timeline(_payload())
    told = page.evaluate("(timeline.strip.brush.move('from', timeline.strip.scale.from + 200), said.length)")
    assert told == 0
    assert "Ash attends School" not in _dimmed(page)
    assert "Bo spends time at" in " ".join(_dimmed(page))
    assert "Ash was involved in" not in " ".join(_dimmed(page))


def test_the_handles_of_the_period_do_not_pass_each_other(look: Look) -> None:
    page = look.at_timeline(_payload())
    first, last = page.get_by_role("slider").all()
    last.press("Home")
    first.press("PageUp")
    expect(first).to_have_attribute("aria-valuetext", "1 January 2026")
    last.press("End")
    first.press("End")
    last.press("PageDown")
    expect(last).to_have_attribute("aria-valuetext", "24 November 2026")
    expect(first).to_have_attribute("aria-valuetext", "24 November 2026")


def test_the_period_is_dragged_moved_and_chosen_by_a_click_on_a_bar(look: Look) -> None:
    page = look.at_timeline(_payload())
    box = page.locator(".ts-picture").bounding_box()
    assert box is not None
    y = box["y"] + 20
    look.drag((box["x"] + 400, y), (box["x"] + 600, y))
    dragged = page.locator(".ts-period").inner_text()
    assert not page.evaluate("timeline.strip.brush.period === null")
    look.drag((box["x"] + 500, y), (box["x"] + 540, y))
    moved = page.locator(".ts-period").inner_text()
    assert moved != dragged
    page.mouse.click(box["x"] + 300, y)
    days = page.evaluate("(({ from, to }) => to - from)(timeline.strip.brush.period)")
    assert days == 6  # a week
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".ts-period")).to_have_text("1 January 2026 to 24 November 2026")


def test_playing_goes_on_until_it_is_paused_and_tells_then(look: Look) -> None:
    page = look.at_timeline(_payload())
    page.get_by_role("button", name="Play: go through time").click()
    begins = page.evaluate("timeline.strip.brush.period.from")
    page.wait_for_function("(begins) => timeline.strip.brush.period.from > begins", arg=begins, timeout=TOLD_BY)
    assert look.said("onBrush") == []
    page.get_by_role("button", name="Pause: stop going through time").click()
    page.wait_for_function("said.some(([name]) => name === 'onBrush')", timeout=TOLD_BY)
    assert len(look.said("onBrush")) == 1


def test_zooming_takes_a_stack_apart(look: Look) -> None:
    page = look.at_timeline(_payload())
    before = page.locator(".tl-stop").count()
    page.evaluate("timeline.setPeriod({ since: '2026-09-04', until: '2026-09-05' })")
    page.get_by_role("button", name="Zoom in").click()
    labels = [each.get_attribute("aria-label") or "" for each in page.locator(".tl-stop").all()]
    assert any(words.startswith("Ash was contacted by Cas. On 4 September 2026, 6.30pm") for words in labels)
    assert any(words.startswith("Ash was involved in ") for words in labels)
    page.get_by_role("button", name="Zoom out").click()
    assert page.locator(".tl-stop").count() == before


# --- the strip under the network


def _map() -> MapPayload:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", since="2026-03-01", until="2026-03-05"),
        tie("ash", "SPENDS_TIME_AT", "mall", since="2026-08-01", until="2026-08-05"),
        tie("ash", "KNOWS", "bo"),
    )
    return network_map(released(network), strip=True)


def _outside(page: Page) -> set[str]:
    found: list[str] = page.evaluate("[...(chart.scene.outside || [])].map((one) => one.label || one.reads[0])")
    return set(found)


def test_a_period_under_the_network_dims_what_lies_outside_and_tells_after_it(look: Look) -> None:
    page = look.at_map(_map())
    last = page.get_by_role("slider", name="Last day of the period")
    for _ in range(8):
        last.press("PageDown")
    assert _outside(page) == {"Mall", "spends time at"}
    assert page.evaluate("[...chart.scene.outside].length") == 2
    page.wait_for_function("said.some(([, period]) => period && period.until === '2026-03-29')", timeout=TOLD_BY)
    assert look.said("onBrush")[-1] == [{"since": "2026-03-01", "until": "2026-03-29"}]
    assert look.status() == (
        "1 March 2026 to 29 March 2026. 2 of 3 lines are in this period. 1 report has no date and stays."
    )
    page.get_by_role("button", name="Show all").click()
    assert _outside(page) == set()
    assert look.errors == []


def test_another_part_of_the_network_brings_its_own_strip_and_a_map_without_one_has_none(look: Look) -> None:
    page = look.at_map(_map())
    page.evaluate("(payload) => chart.update(payload)", network_map(released(town(("ash", "KNOWS", "bo")))))
    look.painted()
    assert page.locator(".ts").count() == 0
    page.evaluate("(payload) => chart.update(payload)", _map())
    look.painted()
    assert page.locator(".ts").count() == 1
    assert look.errors == []
