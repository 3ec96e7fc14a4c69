"""The sample town's meetings: one finished and one open, loaded through the intake, and fictional."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctx_map.errors import FileRefused
from ctx_map.governance import local_mandate, open_intake, open_view
from ctx_map.governance.meetings import check_seals, compare_with_meeting, list_meetings, read_meeting
from ctx_map.governance.meetings.from_file import load_meeting, written_on
from ctx_map.store import Store
from sample.town import AS_AT, SAMPLE, audit_of, load_town

FILES = sorted((SAMPLE / "meetings").glob("*.toml"))


def test_the_meetings_are_as_the_files_say_on_both_stores(store: Store, tmp_path: Path) -> None:
    audit = audit_of(store, tmp_path)
    load_town(store, audit)
    for path in [*FILES, *FILES]:
        load_meeting(open_intake(store, local_mandate(AS_AT), audit=audit, today=written_on(path)), path)
    view = open_view(store, local_mandate(AS_AT), audit=audit, question="meeting")
    second, first = list_meetings(view).meetings
    assert (first.finished, second.finished, second.is_coming(AS_AT)) == (True, False, True)
    finished, coming = read_meeting(view, first.id), read_meeting(view, second.id)
    assert [len(each) for each in (finished.notes, finished.actions, finished.outcomes, finished.voices)] == [
        2,
        4,
        1,
        3,
    ]
    assert finished.left_out.words == ""
    assert sorted(each.by_when for each in coming.overdue if each.by_when) == [date(2026, 11, 6), date(2026, 11, 13)]
    assert len(coming.earlier_actions) == 3
    changed = compare_with_meeting(view, first.id)
    assert {row.change for row in changed.rows} == {"happened since", "learned since", "corrected"}
    assert check_seals(view).ok


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_meeting_of_the_town_says_that_it_is_fictional(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# A strategy meeting about Saltmere, a town that does not exist.")
    assert "(fictional)" in text


@pytest.mark.parametrize("text", ["", "title = 3", "not toml", 'title = "x"\nsurprise = true\nwritten_on = 2026-11-02'])
def test_a_file_that_is_no_meeting_is_refused_without_its_values(
    embedded_store: Store, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(FileRefused) as refused:
        load_meeting(open_intake(embedded_store, local_mandate(AS_AT), audit=audit_of(embedded_store, tmp_path)), path)
    assert "surprise" not in str(refused.value)
