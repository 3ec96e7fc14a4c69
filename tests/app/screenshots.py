"""Pictures of the states that matter at two sizes: `python tests/app/screenshots.py [FOLDER]`, or `make screenshots`.

They show the open meeting of the sample town, in which nobody is real. The folder `screenshots/` is not kept in the
repository. Three of the pictures are kept in `docs/pictures`, for the README: `--keep` writes them again.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

# run as a script, it finds itself, and not the folder above it
sys.path.insert(0, str(Path(__file__).parents[1]))

from app.browsing import Visitor, browser, visitor
from app.serving import REPOSITORY, served
from app.story import steps
from ctx_map.analysis.question import Heading
from ctx_map.cli.sample_town import load_town
from ctx_map.settings import Settings

SIZES = ((1366, 768), (1920, 1080))
MEETING = "Friday evenings in Saltmere, second meeting"
KEPT = {"02-an-answer": "answer", "06-street-map": "street-map", "12-what-is-new": "what-is-new"}
"""The pictures of the README: their names here, and there."""
KEPT_SIZE = SIZES[0]
COLOURS = 200
PICTURES = REPOSITORY / "docs" / "pictures"


def open_meeting(visit: Visitor) -> None:
    """The meeting as it is opened from the first page."""
    steps.from_first_page(visit, visit.seen.address)
    entry = visit.page.locator("[class*=st-key-ws_meeting_]").filter(has_text=MEETING)
    entry.get_by_role("button", name="Open").click()
    expect(visit.map).to_be_visible()
    visit.rests()


def answer(visit: Visitor) -> None:
    """Which places they share."""
    steps.ask(visit, Heading.SHARED_PLACES)
    expect(steps.finding(visit)).to_contain_text(steps.CAR_PARK)


def evidence(visit: Visitor) -> None:
    """The reports behind the first row."""
    visit.page.locator(".st-key-ws_choose_1 button").click()
    expect(visit.page.locator("[class*=st-key-ws_row_now_]")).to_contain_text(steps.CAR_PARK)
    visit.rests()
    steps.ask_why(visit)


def notes(visit: Visitor) -> None:
    """What earlier meetings left open."""
    steps.open_tab(visit, "Notes and actions")
    expect(steps.side(visit)).to_contain_text("Open from earlier meetings")


def in_the_room(visit: Visitor) -> None:
    """How a young person rates the car park, as it is written down."""
    steps.press(visit, "Add to the map", within=steps.side(visit))
    steps.press(visit, "How a young person rates a place", within=steps.side(visit))
    visit.page.get_by_text("Not safe", exact=True).click()
    steps.fill(visit, "Their words", "Nobody is there after nine.")


def street_map(visit: Visitor) -> None:
    """The places of the answer on the street map."""
    steps.press(visit, "Back", within=steps.side(visit))
    steps.open_tab(visit, "Answer")
    steps.open_tab(visit, "Street map")
    expect(visit.page.locator(".cm-places").first).to_be_visible()


def timeline(visit: Visitor) -> None:
    """When they were where."""
    steps.open_tab(visit, "Timeline")
    expect(visit.page.locator(".tl-picture").first).to_be_visible()


def table(visit: Visitor) -> None:
    """All rows of the answer."""
    steps.open_tab(visit, "Table")
    expect(visit.page.locator("tr.ct-on")).to_be_visible()


def path(visit: Visitor) -> None:
    """How two of them are linked."""
    steps.open_tab(visit, "Network")
    steps.path_between(visit, "Amira Larkspur", "Wren Saltgrass")


def made_safe(visit: Visitor) -> None:
    """What would change if the car park were made safe."""
    steps.what_if(visit)
    steps.fit(visit)


def finish_checks(visit: Visitor) -> None:
    """What is missing before the meeting can be finished."""
    steps.menu_of_meeting(visit, "Finish the meeting", shows="Finish the meeting")
    expect(steps.side(visit)).to_contain_text("This is missing before")


def what_is_new(visit: Visitor) -> None:
    """The comparison with the meeting before."""
    open_meeting(visit)
    steps.what_is_new(visit, "2 November 2026")


STATES: Mapping[str, Callable[[Visitor], None]] = {
    "01-an-open-meeting": open_meeting,
    "02-an-answer": answer,
    "03-evidence": evidence,
    "04-notes-and-actions": notes,
    "05-written-in-the-room": in_the_room,
    "06-street-map": street_map,
    "07-timeline": timeline,
    "08-table": table,
    "09-a-path": path,
    "10-what-if": made_safe,
    "11-before-finishing": finish_checks,
    "12-what-is-new": what_is_new,
}
"""The states in the order in which a meeting comes to them, each from the one before."""


def walk(visit: Visitor, folder: Path) -> None:
    """Brings about every state, and takes a picture of what is seen without scrolling."""
    for name, bring_about in STATES.items():
        bring_about(visit)
        visit.page.mouse.move(1, 1)
        visit.painted()
        visit.page.screenshot(path=folder / f"{name}.png")


def main(target: Path, *, keep: bool = False) -> None:
    """Takes all pictures into folders named by their size, and with `keep` those of the README too."""
    with tempfile.TemporaryDirectory() as made:
        data = Path(made) / "data"
        data.mkdir()
        town = Settings(data, str(Path(made) / "saltmere"), None, "neo4j", None)
        load_town(town)
        with served(Path(town.store), data, log=Path(made) / "log") as address, browser() as opened:
            for wide, high in SIZES:
                folder = target / f"{wide}x{high}"
                folder.mkdir(parents=True, exist_ok=True)
                with visitor(opened, address, wide=wide, high=high) as visit:
                    walk(visit, folder)
    if keep:
        PICTURES.mkdir(exist_ok=True)
        for name, kept in KEPT.items():
            keep_picture(target / "{}x{}".format(*KEPT_SIZE) / f"{name}.png", PICTURES / f"{kept}.png")


def keep_picture(taken: Path, kept: Path) -> None:
    """Writes a picture with few colours, those that stand out among them, which is a quarter of its bytes."""
    with Image.open(taken) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(kept, optimize=True)


if __name__ == "__main__":
    folders = [Path(each) for each in sys.argv[1:] if each != "--keep"]
    main(folders[0] if folders else REPOSITORY / "screenshots", keep="--keep" in sys.argv)
