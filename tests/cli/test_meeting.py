"""ctx-map meeting: the meetings of the sample town on the screen, in a file, and for scripts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from cli.conftest import Run

FIRST, SECOND = "20261102a5a17e3e1c0ffee5a17e3e10", "20261116b5a17e3e1c0ffee5a17e3e11"
EXPORT = ("meeting", "export", FIRST)
SAID = ("--for", "The chair", "--purpose", "To plan Friday evenings", "--keep-until", "2099-12-13")


@pytest.fixture
def saltmere(run: Run, tmp_path: Path) -> Run:
    """Runs commands on the sample town."""
    store = tmp_path / "town"
    assert run("demo", "--no-app", "--store", str(store)).code == 0
    return lambda *arguments: run(*arguments, "--store", str(store))


def test_a_meeting_is_listed_shown_saved_and_checked(saltmere: Run, tmp_path: Path) -> None:
    # the list, for people and for scripts
    listed = saltmere("meeting", "list", "--as-at", "2026-11-15").out
    assert listed.splitlines()[0] == "OFFICIAL-SENSITIVE"
    assert "16 November 2026" in listed
    assert "coming" in listed
    assert "finished" in listed
    told = json.loads(saltmere("meeting", "list", "--format", "json").out)
    assert [(row["id"], row["status"]) for row in told["rows"]] == [(SECOND, "open"), (FIRST, "finished")]
    # one meeting, by the first figures of its id
    shown = saltmere("meeting", "show", "20261102", "--as-at", "2026-11-15").out
    for words in ("Carl Drossmoor", "overdue", "What has to change first", "The digest of the frozen record is"):
        assert words in shown
    next_one = saltmere("meeting", "show", "20261116", "--as-at", "2026-11-15").out
    assert "Open from earlier meetings" in next_one
    assert "Outcomes of earlier meetings to review" in next_one
    entries = list(csv.DictReader(io.StringIO(saltmere("meeting", "show", FIRST, "--format", "csv").out)))
    assert {row["entry"] for row in entries} == {"Meeting", "Voice", "Outcome", "Action", "Note", "SavedView"}
    assert "no one meeting with this id" in saltmere("meeting", "show", "2026").err
    _minutes_leave(saltmere, tmp_path)
    # a pack leaves only if it says for whom, why and until when
    pack = (*EXPORT, str(tmp_path / "pack.pdf"), "--as", "pdf", "--as-at", "2026-11-15")
    refused = saltmere(*pack, "--for", "The chair")
    assert refused.code == 2
    assert "Add --purpose and --keep-until." in refused.err
    assert not (tmp_path / "pack.pdf").exists()
    assert "marked OFFICIAL-SENSITIVE" in saltmere(*pack, *SAID).out
    told = " ".join(page.extract_text() for page in PdfReader(tmp_path / "pack.pdf").pages)
    for words in ("For The chair. Delete this by 13 December 2099.", "To plan Friday evenings", "Saltmere High School"):
        assert words in " ".join(told.split())
    word = (*pack[:3], str(tmp_path / "pack.docx"), "--as", "docx", "--as-finished", *SAID)
    assert saltmere(*word).code == 0
    assert docx.Document(str(tmp_path / "pack.docx")).core_properties.author == ""
    audited = json.loads(saltmere("audit", "--format", "json").out)["rows"]
    left = [row for row in audited if row["action"] == "disclosed"]
    assert [row["subject"] for row in left][-4:] == [
        "meeting as html",
        "meeting as json",
        "meeting pack as pdf",
        "meeting pack as docx",
    ]
    assert [row["recipient"] for row in left][-4:] == ["The chair", "The strategy meeting", "The chair", "The chair"]
    # its seal holds
    checked = saltmere("verify")
    assert (checked.code, "Meetings: passed. 1 meeting is finished." in checked.out) == (0, True)
    # loading the town again changes nothing
    again = saltmere("demo", "--no-app")
    assert "loaded before" in again.out
    assert saltmere("meeting", "show", FIRST, "--format", "csv").out.count("\n") == len(entries) + 1


def _minutes_leave(saltmere: Run, tmp_path: Path) -> None:
    """The minutes and the record leave if it is said for whom, why and until when, and only then."""
    alone = saltmere(*EXPORT, str(tmp_path / "minutes.html"))
    assert alone.code == 2
    assert "Add --for and --purpose and --keep-until." in alone.err
    assert not (tmp_path / "minutes.html").exists()
    saved = saltmere(*EXPORT, str(tmp_path / "minutes.html"), *SAID)
    assert "marked OFFICIAL-SENSITIVE" in saved.out
    minutes = (tmp_path / "minutes.html").read_text("utf-8")
    for words in ("Carl Drossmoor", "For The chair. Delete this by 13 December 2099.", "To plan Friday evenings"):
        assert words in minutes
    # or as the settings of the computer say
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("CTX_MAP_EXPORT_FOR", "The strategy meeting")
        settings.setenv("CTX_MAP_EXPORT_PURPOSE", "To plan Friday evenings")
        settings.setenv("CTX_MAP_EXPORT_KEEP_DAYS", "28")
        saltmere(*EXPORT, str(tmp_path / "record.json"), "--as", "json", "--as-finished")
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    assert (record["seal"]["intact"], record["recipient"]) == (True, "The strategy meeting")


@pytest.mark.parametrize("begins", ["2026", "202", ""])
def test_an_id_that_is_of_no_meeting_is_refused(town: Run, begins: str) -> None:
    refused = town("meeting", "show", begins)
    assert refused.code == 2
    assert "no one meeting with this id" in refused.err


def test_a_store_without_meetings_says_so(town: Run) -> None:
    assert "There is no meeting that you may see." in town("meeting", "list").out
    assert "Meetings: passed. No meeting is finished." in town("verify").out


LEAVES = {
    "a page": ("meeting", "export", "ffff", "out.html", *SAID),
    "a record": ("meeting", "export", "ffff", "out.json", "--as", "json", *SAID),
    "a pack": ("meeting", "export", "ffff", "out.pdf", "--as", "pdf", *SAID),
    "a printed record": ("meeting", "show", "ffff", "--format", "json"),
}


@pytest.mark.parametrize("arguments", LEAVES.values(), ids=LEAVES)
def test_a_meeting_that_there_is_not_is_never_in_the_register_of_disclosures(
    town: Run, arguments: tuple[str, ...]
) -> None:
    refused = town(*arguments)
    assert refused.code == 2
    assert "no one meeting with this id" in refused.err
    assert json.loads(town("audit", "disclosures", "--format", "json").out)["rows"] == []
