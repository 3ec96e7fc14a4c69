"""What people do in the workspace, as small named steps: each ends when the page shows what it was done for."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from app.browsing import Visitor
from ctx_map.analysis.question import Heading

FOUR = (("Amira", "Amira L"), ("Mason R", "Mason R"), ("Saoirse", "Saoirse L"), ("Wren S", "Wren S"))
"""What is typed of four young people, and what the bar then calls them."""
LATER = """(number) => {
  const mark = document.querySelector(".ws-drawn");
  return mark && Number(mark.dataset.drawn) > number;
}"""
"""Whether a later drawing of the workspace is on the page."""
CAR_PARK = "Car park behind Golden Pearl"


def rail(visit: Visitor) -> Locator:
    """The questions at the left."""
    return visit.page.locator(".st-key-ws_rail")


def side(visit: Visitor) -> Locator:
    """The panel at the right."""
    return visit.page.locator(".st-key-ws_side")


def finding(visit: Visitor) -> Locator:
    """The first sentence of the answer."""
    return visit.page.locator(".ws-finding .ws-first")


def press(visit: Visitor, name: str, *, within: Locator | None = None) -> None:
    """Presses the button with this name, and waits."""
    (within or visit.page).get_by_role("button", name=name, exact=True).first.click()
    visit.rests()


def fill(visit: Visitor, label: str, text: str) -> None:
    """Types into a field, and leaves it, so that the server knows."""
    field = visit.page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")
    expect(field).to_have_value(text)
    visit.rests()


def choose(visit: Visitor, label: str, typed: str) -> None:
    """Chooses the first that begins so from a list."""
    box = visit.page.get_by_role("combobox", name=label)
    _first_offered(visit, box, typed)
    expect(box).to_have_value(re.compile(typed))


def add(visit: Visitor, label: str, typed: str) -> None:
    """Adds the first whose name begins so to those who are chosen."""
    box = visit.page.get_by_role("combobox", name=label)
    _first_offered(visit, box, typed)
    expect(visit.page.get_by_test_id("stMultiSelect").filter(has=box)).to_contain_text(typed)
    visit.page.keyboard.press("Escape")
    visit.rests()


def _first_offered(visit: Visitor, box: Locator, typed: str) -> None:
    """Types into a box and chooses the first that it offers by its text.

    Enter is not pressed: within milliseconds of the last letter, Streamlit's list takes what it offered before.
    """
    visit.rests()
    box.click()
    box.fill(typed)
    visit.page.get_by_role("option").filter(has_text=typed).first.click()
    visit.rests()


def drawing(visit: Visitor) -> int:
    """The number of the drawing of the workspace that is on the page."""
    return int(visit.page.locator(".ws-drawn").get_attribute("data-drawn") or 0)


def drawn_after(visit: Visitor, number: int) -> None:
    """Waits until a later drawing than this one is on the page, and is all there."""
    visit.page.wait_for_function(LATER, arg=number)
    visit.rests()


def open_tab(visit: Visitor, name: str) -> None:
    """Opens a picture of the canvas or a part of the panel."""
    visit.page.get_by_role("tab", name=name, exact=True).click()
    expect(visit.page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")
    visit.rests()


def ask(visit: Visitor, heading: Heading) -> None:
    """Asks a question of the rail."""
    button = visit.page.locator(f".st-key-ws_ask_{heading.name} button")
    visit.rests()
    button.click()
    expect(button).to_have_attribute("kind", "primary")
    visit.rests()


def find(visit: Visitor, name: str) -> None:
    """Finds somebody or something by name; it is then selected, with its reports beside the canvas."""
    before = drawing(visit)
    _first_offered(visit, visit.page.locator(".st-key-ws_find input"), name)
    # an earlier step may have left the same heading
    drawn_after(visit, before)
    expect(visit.page.get_by_role("tab", name="Evidence", exact=True)).to_have_attribute("aria-selected", "true")
    expect(visit.page.locator(".ws-evidence h2")).to_contain_text(name)
    visit.rests()


def from_first_page(visit: Visitor, address: str) -> None:
    """Opens the first page and waits until it has all that it says."""
    visit.page.goto(address)
    expect(visit.page.locator(".ws-card")).to_have_count(3)
    visit.rests()


def start_meeting(visit: Visitor, title: str, *, day: str = "", follows: str = "") -> None:
    """Starts a meeting about the four from the first page."""
    press(visit, "Start a meeting")
    fill(visit, "Name of the meeting", title)
    fill(visit, "Purpose", "To plan for Friday evenings")
    fill(visit, "Basis", "Children Act 1989 s.47")
    if day:
        type_day(visit, "Day", day)
    for typed, _ in FOUR:
        add(visit, "Young people it is about", typed)
    if follows:
        choose(visit, "Follows on from", follows)
    press(visit, "Start the meeting")
    expect(visit.page.locator("h1.ws-title")).to_have_text(title)
    for _, chip in FOUR:
        expect(visit.page.get_by_role("button", name=f"{chip} ×")).to_be_visible()
    expect(visit.map).to_be_visible()
    visit.rests()


def type_day(visit: Visitor, label: str, day: str) -> None:
    """Types a day, as in 02/11/2026, into a field of days."""
    group = visit.page.get_by_test_id("stDateInput").filter(has_text=label).first
    first = group.get_by_role("spinbutton").first
    first.click()
    visit.page.keyboard.type(day.replace("/", ""))
    visit.page.keyboard.press("Escape")
    visit.rests()


def show_share(visit: Visitor) -> None:
    """Asks which places they share, and chooses the first, which is the car park."""
    ask(visit, Heading.SHARED_PLACES)
    expect(finding(visit)).to_contain_text(f"{CAR_PARK} is shared by all 4 young people named")
    visit.page.locator(".st-key-ws_choose_1 button").click()
    expect(visit.page.locator("[class*=st-key-ws_row_now_]")).to_contain_text(CAR_PARK)
    visit.rests()


def ask_why(visit: Visitor) -> None:
    """Opens the reports behind what is selected, and the first of them."""
    open_tab(visit, "Evidence")
    expect(visit.page.locator(".ws-evidence h2")).to_have_text(CAR_PARK)
    visit.page.locator(".ws-evidence summary").first.click()
    expect(visit.page.locator(".ws-said").first).to_contain_text("Reference")


def opened(visit: Visitor, name: str, sort: str) -> None:
    """Opens a node of the canvas by keys: the menu says what would come, and one sort of it is chosen."""
    focus_on(visit, name)
    visit.page.keyboard.press("e")
    menu = visit.page.get_by_role("menu")
    menu.get_by_role("menuitem").filter(has_text=sort).first.click()
    visit.rests()


def focus_on(visit: Visitor, name: str) -> None:
    """Finds something drawn on the canvas by its own search; it has then the focus of the canvas."""
    visit.find_on_map(name)
    visit.rests()
    visit.map.focus()


def filter_by_agency(visit: Visitor, agency: str) -> None:
    """Leaves only the reports of one agency; the others are dimmed, and a button says how many."""
    visit.page.locator(".st-key-ws_show button").first.click()
    pill = visit.page.locator(".st-key-ws_show_agencies button").filter(has_text=agency)
    pill.click()
    visit.rests()
    visit.page.keyboard.press("Escape")
    expect(visit.page.locator(".st-key-ws_clear_agencies")).to_contain_text("dimmed")
    visit.rests()


def clear_filter(visit: Visitor) -> None:
    """Takes the filter by agency away again."""
    visit.page.locator(".st-key-ws_clear_agencies button").first.click()
    expect(visit.page.locator(".st-key-ws_clear_agencies")).to_have_count(0)
    visit.rests()


def brush(visit: Visitor) -> None:
    """Moves the beginning of the period on by keys; the answer follows."""
    first = visit.page.get_by_role("slider", name="First day of the period")
    first.focus()
    for _ in range(3):
        visit.page.keyboard.press("PageUp")
    expect(visit.page.locator(".st-key-ws_headline")).to_contain_text("in the period chosen below")
    expect(side(visit)).to_contain_text("Only reports from")
    visit.rests()


def undo(visit: Visitor) -> None:
    """Goes one step back."""
    visit.page.get_by_role("button", name="Undo", exact=True).first.click()
    visit.rests()


def path_between(visit: Visitor, start: str, end: str) -> None:
    """Has the canvas draw how two are linked: P at the one, and then the other is chosen."""
    focus_on(visit, start)
    visit.page.keyboard.press("p")
    expect(visit.status).to_have_text(f"Path from {start}. Now choose the other end.")
    box = visit.page.get_by_role("combobox", name="Find on the map")
    box.fill(end)
    box.press("Enter")
    expect(finding(visit)).to_contain_text(start)
    expect(visit.page.locator(".st-key-ws_ask_LINKED button")).to_have_attribute("kind", "primary")
    visit.rests()


def what_if(visit: Visitor) -> None:
    """Asks what would change if the place that is selected were made safe."""
    find(visit, CAR_PARK)
    ask(visit, Heading.MADE_SAFE)
    expect(finding(visit)).to_contain_text(f"If {CAR_PARK} were made safe")
    # a new question shows its own things: its first row is chosen, for what the meeting does about it
    visit.page.locator(".st-key-ws_choose_1 button").click()
    expect(visit.page.locator("[class*=st-key-ws_row_now_]")).to_contain_text(CAR_PARK)
    visit.rests()


def add_action(visit: Visitor, what: str, *, by: str) -> None:
    """Writes an action about what is selected. What should be different there was agreed by an earlier meeting."""
    press(visit, "Add an action", within=side(visit))
    expect(side(visit).locator("h2.ws-part").first).to_have_text("Add an action")
    fill(visit, "What will be done", what)
    fill(visit, "Who does it", "Owen Sallow")
    choose(visit, "Agency", "police")
    type_day(visit, "By when", by)
    press(visit, "Save the action")
    expect(side(visit)).to_contain_text(what)
    visit.rests()


def finish(visit: Visitor, title: str) -> None:
    """Writes down what is missing, and finishes the meeting."""
    menu_of_meeting(visit, "Finish the meeting", shows="Finish the meeting")
    expect(side(visit)).to_contain_text("This is missing before the meeting can be finished")
    for name in ("Amira Larkspur", "Mason Reedlock", "Saoirse Lanternhay", "Wren Saltgrass"):
        press(visit, f"What {name} wishes")
        expect(side(visit)).to_contain_text(f"What {name} wishes")
        fill(visit, "If they were not asked or do not know, why not", "Their worker speaks with them on Monday.")
        press(visit, "Save", within=side(visit))
        expect(side(visit)).to_contain_text("This is missing before")
    press(visit, "What has to change first")
    fill(visit, "In the meeting's own words", "The car park on Friday evenings.")
    press(visit, "Save", within=side(visit))
    expect(side(visit)).to_contain_text("Nothing is missing")
    press(visit, "Finish the meeting", within=side(visit))
    expect(visit.page.locator("h1.ws-title")).to_have_text(f"{title} (finished)")
    visit.rests()


def menu_of_meeting(visit: Visitor, entry: str, *, shows: str) -> None:
    """Chooses from the meeting's menu in the bar."""
    visit.rests()
    visit.page.locator(".st-key-ws_of_meeting button").first.click()
    visit.page.get_by_test_id("stPopoverBody").get_by_role("button", name=entry, exact=True).click()
    expect(side(visit).locator("h2.ws-part").first).to_have_text(shows)
    visit.page.keyboard.press("Escape")
    visit.rests()


def what_is_new(visit: Visitor, since: str) -> None:
    """Opens the comparison with the meeting before."""
    menu_of_meeting(visit, "Compare with an earlier meeting", shows="Compare with an earlier meeting")
    expect(side(visit)).to_contain_text(f"since {since}")
    expect(side(visit).locator("[class*=st-key-ws_change_]").first).to_be_visible()
    visit.rests()


def fit(visit: Visitor) -> None:
    """Brings all of the canvas into sight."""
    visit.page.get_by_role("button", name="Fit the whole map").click()
    visit.rests()
