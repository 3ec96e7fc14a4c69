"""Names and notes that are scripts stay names and notes: nothing runs, nobody is asked."""

from __future__ import annotations

import pytest

from ctx_map.export import write
from ctx_map.maps import place_map
from ctx_map.network import Network
from ctx_map.network.columns import NODE_SCHEMA
from ctx_map.vocabulary.labels import Label
from export.hostile import hostile_town
from frontend.looking import Look
from maps.releases import released
from towns import Node, Tie, Value, tie, town

pytestmark = pytest.mark.browser

FIRE = "window.fired=1"
PAYLOADS = (
    "<script>{}</script>",
    "</script><script>{}</script>",
    "</SCRIPT ><script>{}</script >",
    "<img src=x onerror={}>",
    "<img src=x onerror='{}'>",
    "<svg onload={}>",
    "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<body onload={}>",
    "<iframe src='javascript:{}'></iframe>",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<a href='javascript:{}' autofocus>href</a>",
    "<input autofocus onfocus={}>",
    "<details open ontoggle={}>",
    "<video><source onerror={}></video>",
    "<audio src=x onerror={}>",
    "<object data='javascript:{}'></object>",
    "<embed src='javascript:{}'>",
    "<math><mi xlink:href='javascript:{}'>x</mi></math>",
    "<form action='javascript:{}'><button autofocus>x</button></form>",
    "<link rel=stylesheet href='https://example.invalid/{}.css'>",
    "<style>@import 'https://example.invalid/{}.css';</style>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href='https://example.invalid/'>{}",
    '"><script>{}</script>',
    "'><script>{}</script>",
    "' onmouseover='{}' x='",
    '" onmouseover="{}" x="',
    "--><script>{}</script>",
    "<!--<script>{}</script>-->",
    "]]><script>{}</script>",
    "`${{{}}}`",
    "${{{}}}",
    "{{{{{}}}}}",
    "{{% raw %}}<script>{}</script>",
    "\u2028{}\u2029",
    "\\u003cscript\\u003e{}\\u003c/script\\u003e",
    "&lt;script&gt;{}&lt;/script&gt;",
    "javascript:{}",
    "data:text/html,<script>{}</script>",
    "\u202e<script>{}</script>",
    "<img src='https://example.invalid/?{}'>",
)
TEXTS = {
    label: [name for name, kind in schema.items() if kind == "String" and name not in {"key", "date_of_birth", "kind"}]
    for label, schema in NODE_SCHEMA.items()
}
NOT_TEXT = {"occurred_from": "2026-05-01", "occurred_to": None, "place_role": None, "harms": "violence"}


def _hostile() -> Network:
    """A town in which every text of every node and link is a payload, and each payload stands in every field."""
    payloads = [text.format(FIRE) for text in PAYLOADS]
    nodes: list[Node] = []
    ties: list[Tie] = []
    for number, text in enumerate(payloads):
        for label, names in TEXTS.items():
            about: dict[str, Value] = {name: NOT_TEXT.get(name, text) for name in names}
            if label is not Label.PERSON:
                about["kind"] = text
            if label is Label.PLACE and number % 2:
                about |= {"latitude": 51.5 + number / 500, "longitude": -3.0}
            nodes.append(Node(f"{label.value}{number}{text}", label, about))
        ties += _reports(number, text)
    return town(*ties, nodes=nodes)


def _reports(number: int, text: str) -> list[Tie]:
    key = {label: f"{label.value}{number}{text}" for label in Label}
    said = {"note": text, "conditions": text, "collected_by": text, "agency": text, "ref": text}
    pairs = [
        (Label.PERSON, "MEMBER_OF", Label.PEER_GROUP),
        (Label.PERSON, "SPENDS_TIME_AT", Label.PLACE),
        (Label.PERSON, "USES", Label.THING),
        (Label.PERSON, "INVOLVED_IN", Label.EVENT),
        (Label.EVENT, "HAPPENED_AT", Label.PLACE),
        (Label.ORGANISATION, "RUNS", Label.PLACE),
    ]
    return [tie(key[a], kind, key[b], key=f"{kind}{number}{text}", **said) for a, kind, b in pairs]


def _walk_about(look: Look) -> None:
    """Everything that puts text on the page: search, focus, selection, hover, menu, every row's button."""
    page = look.page
    page.locator(".cm-stage").focus()
    for key in ("ArrowRight", "Enter", "ArrowDown", "Enter", "ArrowLeft", "Shift+Enter", "Shift+F10", "Escape", "l"):
        look.press(key)
    for typed in ("<", "script", "on", "href", "javascript"):
        page.locator(".cm-input").fill(typed)
        look.painted()
    page.locator(".cm-input").press("Enter")
    box = page.locator(".cm-host").bounding_box()
    assert box is not None
    for across in range(1, 8):
        for down in range(1, 4):
            page.mouse.move(box["x"] + box["width"] * across / 8, box["y"] + box["height"] * down / 4)
    for number in range(0, page.locator("button.show").count(), 16):
        page.locator("button.show").nth(number).click()
    look.painted()


def _assert_nothing_ran(look: Look, file: str) -> None:
    assert look.page.evaluate("window.fired") is None
    assert look.dialogs == []
    assert [url for url in look.requests if not url.endswith(file)] == []
    assert look.page.locator("main script, main iframe, main img, main object, main link, main svg").count() == 0


def test_forty_payloads_in_every_text_field_run_nowhere_on_the_page(look: Look) -> None:
    assert len(PAYLOADS) >= 40
    look.at_page(_hostile())
    _walk_about(look)
    _assert_nothing_ran(look, "map.html")
    assert look.errors == []


def test_nor_on_a_page_of_places(look: Look) -> None:
    network = _hostile()
    look.at_page(network, payload=place_map(released(network)))
    _walk_about(look)
    _assert_nothing_ran(look, "map.html")
    assert look.errors == []


def test_nor_in_an_exported_file_that_has_formulas_too(look: Look) -> None:
    path = write(released(hostile_town()), look.folder / "town.html")
    look.page.goto(path.as_uri())
    look.page.wait_for_selector("html[data-ready=yes]", state="attached")
    _walk_about(look)
    _assert_nothing_ran(look, "town.html")
    assert look.errors == []


def test_nor_in_marking_and_header(look: Look) -> None:
    from ctx_map.maps import write_html

    for number, text in enumerate(PAYLOADS):
        release = released(town(("ash", "KNOWS", "bo")), marking=text.format(FIRE), asked_by=text.format(FIRE))
        if number % 7 == 0:
            write_html(release, look.folder / "map.html", title=text.format(FIRE))
            look.page.goto((look.folder / "map.html").as_uri())
            look.page.wait_for_selector("html[data-ready=yes]", state="attached")
            _assert_nothing_ran(look, "map.html")


def test_the_policy_would_stop_a_script_that_got_in(look: Look) -> None:
    """The second wall: markup put into the finished file by hand does not run either."""
    page = look.at_page(town(("ash", "KNOWS", "bo")))
    path = look.folder / "map.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("<main>", f"<main><script>{FIRE}</script><img src=x onerror={FIRE}>"), encoding="utf-8"
    )
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.wait_for_timeout(200)
    assert page.evaluate("window.fired") is None
    assert len(look.errors) >= 2
