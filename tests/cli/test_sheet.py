"""ctx-map sheet: on the screen, in a file, and refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cli.conftest import Run
from ctx_map.sheets.wording import NOTICE

CAR_PARK, CAR_WASH, CLUB = "childrens-services:PL01", "police:PP05", "school-and-youth-work:SP02"


def test_a_sheet_of_the_sample_town_on_the_screen_in_a_file_and_for_scripts(run: Run, tmp_path: Path) -> None:
    town = ("--store", str(tmp_path / "town"), "--as-at", "2026-11-15")
    assert run("demo", "--no-app", *town[:2]).code == 0
    shown = run("sheet", CAR_PARK, *town)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("OFFICIAL-SENSITIVE\nAbout a place: Car park behind Golden Pearl\n")
    assert re.search(r"Evening \(6pm to midnight\) +not shown +20 to 99 +not shown\n", shown.out)
    assert all(line in " ".join(shown.out.split()) for line in NOTICE)
    # in a file, for somebody
    page, who = tmp_path / "sheet.html", ("--for", "Licensing", "--keep-until", "2026-12-24", "--purpose", "a review")
    saved = run("sheet", CAR_PARK, str(page), "--format", "html", *who, *town)
    assert (saved.code, saved.err) == (0, "")
    assert "For Licensing. Delete this by 24 December 2026." in page.read_text("utf-8")
    told = json.loads(run("sheet", CAR_PARK, "--format", "json", *town).out)
    assert told["version"] == "professional"
    # for the owner: where it can be given, and where it is refused, the register has what left
    given = run("sheet", CLUB, str(tmp_path / "club.txt"), "--version", "owner", *who, *town)
    assert "ask the police and children's services" in given.err
    assert "Friday" not in (tmp_path / "club.txt").read_text("utf-8")
    refused = run("sheet", CAR_WASH, str(tmp_path / "no.html"), "--version", "owner", *who, *town)
    assert (refused.code, refused.out) == (3, "")
    assert "no sheet can be made for its owner or manager" in refused.err
    assert not (tmp_path / "no.html").exists()
    listed = json.loads(run("audit", "disclosures", "--format", "json", *town[:2]).out)["rows"]
    assert [row["subject"] for row in listed] == ["sheet as html", "sheet as json", "sheet for the owner as text"]


def test_a_file_that_no_one_said_anything_about_is_pointed_out(town: Run, tmp_path: Path) -> None:
    said = town("sheet", "demo:skatepark", str(tmp_path / "sheet.json"), "--format", "json")
    assert "no sheet" not in said.err
    missing = town("sheet", "demo:nowhere")
    assert missing.code == 2
    assert "not in this view" in missing.err
