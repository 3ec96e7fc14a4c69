"""The canvas of a meeting in a browser: marks that come without a picture, and events for every step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ctx_map.maps import MapPayload, canvas_payload
from ctx_map.maps.content import Wanted, content_of
from frontend.looking import Look
from maps.releases import released
from towns import adult, peer_group, place, tie, town, young

pytestmark = pytest.mark.browser

SPOTS = {"ash": (0.0, 0.0), "bo": (300.0, 0.0), "park": (150.0, 150.0), "yard": (150.0, -150.0), "dee": (0.0, 250.0)}
CAMERA_TOLD = 700
"""Milliseconds after which the view has been told."""


def _payload(asked: tuple[str, ...] = ("ash", "bo")) -> MapPayload:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "park", key="k1"),
        tie("bo", "SPENDS_TIME_AT", "park", key="k2"),
        tie("ash", "SPENDS_TIME_AT", "yard", key="k3"),
        tie("bo", "SPENDS_TIME_AT", "yard", key="k4"),
        tie("dee", "SUPPORTS", "ash", statement="fact", key="k5"),
        nodes=[young("ash"), young("bo"), adult("dee"), place("park"), place("yard")],
    )
    content = content_of(network, Wanted(asked=asked))
    return canvas_payload(released(network), content, positions=SPOTS)


@pytest.fixture
def canvas(look: Look) -> Iterator[Look]:
    look.at_canvas(_payload())
    look.message()
    yield look
    assert look.errors == []


def strong_nodes(look: Look) -> set[str] | None:
    found = look.page.evaluate("(() => { const s = chart.scene.strong(); return s && [...s].map((n) => n.label); })()")
    return None if found is None else set(found)


def strong_lines(look: Look) -> set[str]:
    """The lines that are not faded, as "Ash Park"."""
    strong = "chart.scene.model.lines.filter((line) => chart.scene.isStrong(line))"
    return set(look.page.evaluate(f"{strong}.map(({{ from, to }}) => [from.label, to.label].sort().join(' '))"))


def test_numbers_and_dimming_come_and_go_without_a_new_picture(canvas: Look) -> None:
    view, model = canvas.view(), canvas.page.evaluate_handle("chart.scene.model")
    assert strong_nodes(canvas) is None
    canvas.message(numbers=[["park", 1]])
    assert canvas.page.evaluate("[...chart.scene.marks.numbers].map(([node, n]) => [node.label, n])") == [["Park", 1]]
    assert strong_nodes(canvas) == {"Ash", "Bo", "Park"}
    assert strong_lines(canvas) == {"Ash Park", "Bo Park"}
    canvas.message(numbers=[["park", 1]], fade=False)
    assert strong_nodes(canvas) is None
    canvas.message(dimmed=["yard", "k3", "k4"])
    assert strong_lines(canvas) == {"Ash Park", "Bo Park", "Ash Dee"}
    assert canvas.page.evaluate(
        "chart.scene.model.nodes.filter((n) => chart.scene.isOutside(n)).map((n) => n.label)"
    ) == ["Yard"]
    canvas.message()
    assert len(strong_lines(canvas)) == 5
    assert canvas.view() == view
    assert canvas.page.evaluate("(model) => chart.scene.model === model", model)


def test_a_route_is_marked_in_its_order(canvas: Look) -> None:
    canvas.message(path=["dee", "ash", "park", "bo"], other_paths=[["dee", "ash", "yard", "bo"]])
    steps = canvas.page.evaluate("Object.fromEntries([...chart.scene.marks.steps].map(([node, n]) => [node.label, n]))")
    assert steps == {"Dee": 1, "Ash": 2, "Park": 3, "Bo": 4}
    assert canvas.page.evaluate("chart.scene.marks.route.size") == 3
    assert canvas.page.evaluate("chart.scene.marks.otherRoutes.size") == 2
    assert strong_lines(canvas) == {"Ash Dee", "Ash Park", "Bo Park", "Ash Yard", "Bo Yard"}


def test_a_selection_is_told_with_ids_and_one_from_python_is_not_told_back(canvas: Look) -> None:
    canvas.click("Ash")
    canvas.click("Park", shift=True)
    assert canvas.told("select") == [{"nodes": ["ash"], "links": []}, {"nodes": ["ash", "park"], "links": []}]
    canvas.message(selected=["bo"])
    assert canvas.selected() == {"Bo"}
    assert len(canvas.told("select")) == 2


def test_a_message_written_before_the_last_click_does_not_take_it_back(canvas: Look) -> None:
    canvas.click("Ash")
    canvas.page.evaluate("module_canvas.bringMessage('canvas', { heard: 0, selected: ['bo'] })")
    canvas.painted()
    assert canvas.selected() == {"Ash"}


def test_keys_work_after_a_drag_and_a_move_is_told_once(canvas: Look) -> None:
    x, y = canvas.spot("Dee")
    canvas.drag((x, y), (x + 60, y - 40))
    (moved,) = canvas.told("move")
    assert set(moved["positions"]) == {"dee"}
    assert canvas.page.evaluate("document.activeElement.classList.contains('cm-stage')")
    canvas.press("Control+z", "Control+Shift+Z", "Control+y")
    assert len(canvas.told("undo")) == 1
    assert len(canvas.told("redo")) == 2
    # undone by Python: the next message says nothing of the move
    canvas.message(positions={"dee": [60, 210]})
    canvas.message()
    assert canvas.page.evaluate("(({ x, y }) => [x, y])(chart.scene.model.byKey.get('dee'))") == [0, 250]


def test_a_drag_on_the_ground_leaves_the_keys_too(canvas: Look) -> None:
    box = canvas.page.locator(".cm-host").bounding_box()
    assert box is not None
    canvas.drag((box["x"] + 8, box["y"] + 8), (box["x"] + 60, box["y"] + 40))
    canvas.press("Control+z")
    assert len(canvas.told("undo")) == 1
    assert canvas.told("move") == []
    canvas.page.wait_for_timeout(CAMERA_TOLD)
    (seen,) = canvas.told("camera")
    assert set(seen) == {"scale", "x", "y"}


def test_what_would_come_is_asked_first_and_chosen_from_a_menu(canvas: Look) -> None:
    canvas.click("Ash")
    canvas.press("e")
    assert canvas.told("ask_expand") == [{"node": "ash"}]
    assert canvas.told("expand") == []
    coming = {"node": "ash", "entries": [["place", "Places", 3], ["adult", "Adults", 2]]}
    canvas.message(selected=["ash"], coming=coming)
    entries = canvas.page.get_by_role("menuitem").all_inner_texts()
    assert [words.strip() for words in entries] == ["Places (3)", "Adults (2)", "All of these (5)"]
    canvas.press("ArrowDown", "Enter")
    assert canvas.told("expand") == [{"node": "ash", "sorts": ["adult"]}]
    assert canvas.told("close_menu") == []
    canvas.message(selected=["ash"])
    canvas.message(selected=["ash"], coming=coming)
    canvas.press("Escape")
    assert len(canvas.told("close_menu")) == 1


def test_hiding_is_told_and_left_to_python(canvas: Look) -> None:
    canvas.click("Dee")
    canvas.press("h", "Shift+H")
    hidden = canvas.told("hide")
    assert hidden[0] == {"nodes": ["dee"]}
    assert set(hidden[1]["nodes"]) == {"bo", "park", "yard"}
    assert "Dee" in canvas.drawn()
    canvas.message(hidden=2)
    canvas.page.get_by_role("button", name="Show hidden again").click()
    assert len(canvas.told("show_hidden")) == 1


def test_the_menu_of_a_node_closes_what_was_opened_and_asks_for_a_path(canvas: Look) -> None:
    canvas.message(expanded=["ash"])
    canvas.page.mouse.click(*canvas.spot("Ash"), button="right")
    canvas.page.get_by_role("menuitem", name="Put away what was opened here").click()
    assert canvas.told("collapse") == [{"node": "ash"}]
    canvas.click("Ash")
    canvas.click("Bo", shift=True)
    canvas.press("p")
    assert canvas.told("path") == [{"start": "ash", "end": "bo"}]


def test_the_lasso_selects_what_is_inside_its_shape(canvas: Look) -> None:
    canvas.page.get_by_role("button", name="Lasso").click()
    (x, y), mouse = canvas.spot("Dee"), canvas.page.mouse
    mouse.move(x - 40, y - 40)
    mouse.down()
    for across, down in ((40, -40), (40, 40), (-40, 40), (-40, -38)):
        mouse.move(x + across, y + down, steps=4)
    mouse.up()
    canvas.painted()
    assert canvas.selected() == {"Dee"}
    assert canvas.told("select") == [{"nodes": ["dee"], "links": []}]
    assert canvas.page.get_by_role("button", name="Lasso").get_attribute("aria-pressed") == "false"


def test_coming_back_finds_zoom_position_and_letters_as_they_were(canvas: Look) -> None:
    canvas.focus_map()
    canvas.press("+", "+", "Shift+ArrowRight")
    canvas.page.wait_for_timeout(CAMERA_TOLD)
    seen = canvas.told("camera")[-1]
    camera = [seen["scale"], seen["x"], seen["y"]]
    canvas.message(camera=camera)
    before, letters = canvas.view(), canvas.page.evaluate("chart.scene.words.size")
    canvas.page.evaluate("close_canvas()")
    canvas.page.evaluate("open_canvas()")
    canvas.painted()
    assert canvas.view() == pytest.approx(before, abs=1)
    assert canvas.page.evaluate("chart.scene.words.size") == letters
    # a changed picture keeps it too
    canvas.page.evaluate(
        "(payload) => module_canvas.bringPicture('canvas', payload)",
        json.loads(json.dumps(_payload(("ash", "bo", "dee")))),
    )
    canvas.painted()
    assert canvas.view() == pytest.approx(before, abs=1)
    canvas.message()
    assert canvas.view()["scale"] < before["scale"]


def test_the_canvas_passes_axe(canvas: Look) -> None:
    canvas.message(numbers=[["park", 1]], selected=["ash"])
    assert canvas.faults() == []


def crowded() -> MapPayload:
    """Sixty nodes, with groups: as much as a canvas begins with."""
    kids = [f"kid{n:02d}" for n in range(24)]
    ties: list[Any] = [tie(kid, "MEMBER_OF", f"crew{n % 4}", statement="fact") for n, kid in enumerate(kids)]
    for n, kid in enumerate(kids):
        ties += [(kid, "SPENDS_TIME_AT", f"place_by_the_river_{(n + step) % 20:02d}") for step in range(3)]
        ties.append((f"adult_of_somebody_{n % 12:02d}", "KNOWS", kid))
    grown = [adult(f"adult_of_somebody_{n:02d}") for n in range(12)]
    groups = [peer_group(f"crew{n}", name=f"The crew of street {n}") for n in range(4)]
    network = town(*ties, nodes=[*(young(kid, name=f"Kit Number{kid[3:]}") for kid in kids), *grown, *groups])
    content = content_of(network, Wanted(asked=tuple(kids)))
    assert len(content.keys) == 60
    return canvas_payload(released(network), content)


OVERPRINTED = """() => {
  const { labels, tabs } = chart.scene.words;
  const box = ({ x, y, wide, high }) => ({ l: x - wide / 2, r: x + wide / 2, t: y - high / 2, b: y + high / 2 });
  const boxes = [...labels.map(box), ...tabs.map(({ node, x, y }) => box({ x, y, ...node.tab }))];
  const meet = (a, b) => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b;
  return boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => meet(a, b))).length;
}"""
APART = """() => {
  const { scale, dx, dy } = chart.view.now();
  chart.scene.settleGroups(chart.network.canvas.getContext(), scale);
  return chart.scene.hullsDrawn().filter(({ hull }) => {
    const corners = hull.points.map((p) => ({ x: p.x * scale, y: p.y * scale }));
    const [x, y, { wide, high }] = [hull.group.x * scale, hull.group.y * scale, hull.group.tab];
    const spots = [];
    for (let a = 0; a <= 12; a += 1) {
      const across = x - wide / 2 + (wide * a) / 12;
      for (let d = 0; d <= 4; d += 1) spots.push({ x: across, y: y - high / 2 + (high * d) / 4 });
    }
    return !spots.some((spot) => module_lasso.inside(spot, corners));
  }).map(({ hull }) => hull.group.label);
}"""


@pytest.mark.parametrize(
    ("wide", "high", "text_scale", "least"), [(768, 480, 1.0, 20), (1300, 760, 1.25, 20), (520, 380, 1.0, 5)]
)
def test_sixty_nodes_have_names_that_cover_no_other_and_groups_theirs_at_their_outline(
    look: Look, wide: int, high: int, text_scale: float, least: int
) -> None:
    look.at_canvas(crowded(), wide=wide, high=high, text_scale=text_scale)
    look.message()
    for zoom in ("", "+", "-"):
        look.focus_map()
        look.press(*[zoom] * bool(zoom))
        look.painted()
        assert look.page.evaluate(OVERPRINTED) == 0
        assert look.page.evaluate(APART) == []
    assert len(look.page.evaluate("chart.scene.words.labels.map(({ lines }) => lines.join(' '))")) >= least


COVERED = """() => {
  const { scale } = chart.view.now();
  const of = ({ x, y, wide, high }) => ({ l: x - wide / 2, r: x + wide / 2, t: y - high / 2, b: y + high / 2 });
  const meet = (a, b) => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b;
  const faded = (node) => chart.scene.strong() && !chart.scene.strong().has(node);
  const signs = chart.scene.drawnNodes().filter((node) => node.style.shape !== "tab" && !faded(node));
  return chart.scene.words.labels.flatMap((label) => signs
    .filter((node) => node !== label.node)
    .filter((node) => {
      const r = chart.scene.radius(node, scale) * 0.9;
      return meet(of(label), of({ x: node.x * scale, y: node.y * scale, wide: r * 2, high: r * 2 }));
    })
    .map((node) => `${label.lines.join(" ")} over ${node.label}`));
}"""
"""Names that are written over the sign of another node that is not faded."""


@pytest.mark.parametrize(("wide", "high", "text_scale"), [(768, 480, 1.0), (744, 360, 1.0), (1300, 760, 1.25)])
def test_no_name_is_written_over_the_sign_of_another(look: Look, wide: int, high: int, text_scale: float) -> None:
    look.at_canvas(crowded(), wide=wide, high=high, text_scale=text_scale)
    look.message(numbers=[[f"place_by_the_river_{n:02d}", n + 1] for n in range(5)])
    for zoom in ("", "+", "-"):
        look.focus_map()
        look.press(*[zoom] * bool(zoom))
        look.painted()
        assert look.page.evaluate(COVERED) == []


def test_the_name_of_a_place_among_people_stands_further_off_with_a_line_to_its_sign(look: Look) -> None:
    kids = [f"kid{n}" for n in range(8)]
    network = town(
        *((kid, "SPENDS_TIME_AT", "yard") for kid in kids),
        tie("dee", "SUPPORTS", "kid0"),
        nodes=[*map(young, kids), adult("dee"), place("yard", name="Yard behind the Old Corn Exchange")],
    )
    ring = [(-70, -60), (0, -60), (70, -60), (-70, 0), (70, 0), (-70, 60), (0, 60), (70, 60)]
    spots = {
        "yard": (0.0, 0.0),
        "dee": (0.0, 300.0),
        **{kid: (float(x), float(y)) for kid, (x, y) in zip(kids, ring, strict=True)},
    }
    payload = canvas_payload(released(network), content_of(network, Wanted(asked=tuple(kids))), positions=spots)
    look.at_canvas(payload)
    look.message(camera=[1.0, 0.0, 0.0])
    assert look.page.evaluate(COVERED) == []
    (label,) = look.page.evaluate(
        "chart.scene.words.labels.filter(({ node }) => node.key === 'yard').map(({ lead, lines }) => [!!lead, lines])"
    )
    assert label[0] is True


def test_the_saved_picture_holds_marking_question_and_legend_and_names_at_their_outlines(look: Look) -> None:
    look.at_canvas(crowded())
    look.message(question="Which places do they share?", numbers=[["kid00", 1]])
    written = look.page.evaluate(
        "module_picture.svgPicture(chart.scene, chart.view.now(), { question: chart.question })"
    )
    assert "Which places do they share?" in written
    assert written.count("OFFICIAL-SENSITIVE") == 2
    assert "Young person" in written
    # the painter has settled the names for the picture's own size: they are still at their outlines
    assert (
        look.page.evaluate(
            APART.replace("chart.view.now()", "{ scale: Number(chart.scene.settled.split(' ')[0]), dx: 0, dy: 0 }")
        )
        == []
    )
    assert look.page.evaluate(
        "(text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null",
        written,
    )
    look.page.evaluate("window.audit = []")
    look.page.get_by_role("button", name="Save the picture as SVG").click()
    assert look.told("picture") == [{"format": "svg"}]
    with look.page.expect_download() as saved:
        look.message(command={"number": 1, "do": "save_svg"})
    assert saved.value.suggested_filename == "network-map.svg"


def test_a_path_goes_from_the_one_selected_to_what_is_chosen_next(canvas: Look) -> None:
    canvas.page.evaluate("chart.select([chart.scene.model.byKey.get('ash')])")
    canvas.page.evaluate("chart.pathKey()")
    assert "Now choose the other end." in canvas.page.locator(".cm-status").inner_text()
    canvas.page.evaluate("chart.choose(chart.scene.model.byKey.get('bo'), false)")
    assert canvas.told("path") == [{"start": "ash", "end": "bo"}]
    # once: what is chosen after that is only selected
    canvas.page.evaluate("chart.choose(chart.scene.model.byKey.get('park'), false)")
    assert len(canvas.told("path")) == 1


def test_what_has_changed_has_a_sign_on_its_line_and_the_rest_is_faded(canvas: Look) -> None:
    canvas.message(changes=[["k1", "happened since"], ["k5", "corrected"]])
    assert strong_lines(canvas) == {"Ash Park", "Ash Dee"}
    canvas.page.wait_for_function("chart.scene.words && chart.scene.words.marks.length >= 2")
    signs = canvas.page.evaluate("chart.scene.words.marks.map(({ words }) => words)")
    assert sorted(signs) == ["+", "~"]
    canvas.message(changes=[])
    assert strong_nodes(canvas) is None


def test_what_was_withdrawn_is_a_dashed_line_of_its_own_or_a_sign_on_the_line_that_is_left(canvas: Look) -> None:
    ends = "chart.scene.marks.withdrawn.map(({ from, to, style }) => [from.label, to.label, style.dashed])"
    canvas.message(withdrawn=[["k90", "bo", "dee"], ["k91", "ash", "park"], ["k92", "ash", "not drawn"]])
    assert canvas.page.evaluate(ends) == [["Bo", "Dee", True]]
    canvas.page.wait_for_function("chart.scene.words && chart.scene.words.marks.length >= 2")
    signs = canvas.page.evaluate("chart.scene.words.marks.map(({ words }) => words)")
    assert [words[0] for words in signs] == ["−", "−"]
    assert strong_lines(canvas) == {"Ash Park"}
    canvas.message(withdrawn=[])
    assert canvas.page.evaluate(ends) == []


def test_a_route_is_seen_whole_also_while_one_end_is_selected(canvas: Look) -> None:
    canvas.message(path=["ash", "park", "bo"], selected=["ash"])
    assert strong_nodes(canvas) == {"Ash", "Park", "Bo"}
    assert strong_lines(canvas) == {"Ash Park", "Bo Park"}
