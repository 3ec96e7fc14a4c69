"""Pictures of every screen at two sizes: `python tests/app/screenshots.py [FOLDER]`, or `make screenshots`.

They show the sample town, in which nobody is real. The folder `screenshots/` is not kept in the repository.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import FilePayload, expect

# run as a script, it finds itself, and not the folder above it
sys.path.insert(0, str(Path(__file__).parents[1]))

from app.browsing import TITLES, Visitor, browser, visitor
from app.serving import REPOSITORY, served
from ctx_map.cli.sample_town import load_town
from ctx_map.settings import Settings

SIZES = ((1366, 768), (1920, 1080))
CAR_PARK = "Car park behind Golden Pearl"
CHOICES = {
    "siblings": ("Young people", "Wren Saltgrass"),
    "options": ("Places, adults and things", CAR_PARK),
    "what-if": ("Place or adult to make safe", CAR_PARK),
}
"""What is chosen on screens that wait for a choice: the field and the name."""
POPULATION = b'group,count,source\n10-12,900,"made up, not a census"\n13-15,870,\n16-17,560,\n'


def settled(visit: Visitor) -> None:
    """Waits until maps and tables are painted; they tell nobody when they are."""
    visit.rests()
    visit.page.wait_for_timeout(1500)


def take(visit: Visitor, folder: Path, name: str) -> None:
    """One picture of what is seen without scrolling."""
    settled(visit)
    visit.page.screenshot(path=folder / f"{name}.png")


def walk(visit: Visitor, folder: Path) -> None:
    """Every screen as it opens, then with something selected, then by initials."""
    for screen, title in TITLES.items():
        visit.open(screen)
        take(visit, folder, title.lower().replace(" ", "-"))
    for screen, (label, name) in CHOICES.items():
        choose(visit, screen, label, name)
        take(visit, folder, f"{screen}-chosen")
    give_population(visit)
    take(visit, folder, "disproportionality-given")
    visit.open("places")
    visit.page.get_by_role("button", name="More options").click()
    take(visit, folder, "shared-places-more-options")
    visit.page.keyboard.press("Escape")
    visit.row(CAR_PARK).click()
    take(visit, folder, "shared-places-selected")
    visit.go("Network map")
    take(visit, folder, "network-map-selected")
    visit.page.get_by_role("radio", name="Linked to the selection").click()
    take(visit, folder, "network-map-links-to-selected")
    visit.page.get_by_text("Initials only").first.click()
    take(visit, folder, "network-map-initials")
    visit.go("Hotspots")
    take(visit, folder, "hotspots-selected")
    choose_ends(visit)
    take(visit, folder, "connect-chosen")


def choose(visit: Visitor, screen: str, label: str, name: str) -> None:
    """A screen that waits for a choice, with one made and the first row selected."""
    visit.open(screen)
    box = visit.page.get_by_role("combobox", name=label)
    box.fill(name)
    visit.page.get_by_role("option", name=name).first.click()
    visit.page.keyboard.press("Escape")
    settled(visit)
    visit.page.locator(".ct-choose").first.click()


def give_population(visit: Visitor) -> None:
    """Groups of ages beside a population that is made up."""
    visit.open("disproportionality")
    file = FilePayload(name="population.csv", mimeType="text/csv", buffer=POPULATION)
    visit.page.locator("input[type=file]").set_input_files(file)
    expect(visit.page.locator(".ctx-finding-first")).to_be_visible()


def choose_ends(visit: Visitor) -> None:
    """A chain between the first two who can be chosen by these letters."""
    visit.go("How two are linked")
    for label, letters in (("From", "A"), ("To", "L")):
        box = visit.page.get_by_role("combobox", name=label)
        box.click()
        box.fill(letters)
        box.press("Enter")
        visit.rests()
    expect(visit.page.locator(".ctx-finding-first")).to_be_visible()


def main(target: Path) -> None:
    """Takes all pictures into folders named by their size."""
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


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "screenshots")
