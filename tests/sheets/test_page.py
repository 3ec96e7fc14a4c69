"""The page of a sheet: everything on it is text, it asks for nothing, and it is for its recipient."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from ctx_map.errors import Refused, WrongUse
from ctx_map.governance import Disclosure, Release, open_audit, open_view, register_of_disclosures
from ctx_map.sheets import PlaceSheet, Version, place_sheet, sheet_html, sheet_json, write_sheet
from ctx_map.sheets.wording import NOTICE
from ctx_map.store import Store
from governance.doors import TODAY, admit, audit_of, mandate_of, settings_in
from governance.reports import bundle_of, link, node

HOSTILE = "<script>alert(1)</script> & =1+1 \"'"


def a_town(store: Store, folder: Path, name: str = "West Pier") -> None:
    admit(
        store,
        folder,
        bundle_of(
            link("P1", "SPENDS_TIME_AT", "L1", "R1"),
            link("O1", "RUNS", "L1", "R2"),
            link("P2", "RUNS", "O1", "R3"),
            nodes=[
                node("P1", name="Wren Saltgrass", kind="young_person"),
                node("P2", name="Olaf Grundy", kind="adult"),
                node("L1", name=name, kind=name, address=name),
                node("O1", name=name, kind=name),
            ],
        ),
    )


def text_of(path: Path) -> str:
    """All that a document says, in one line."""
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    word = docx.Document(str(path))
    parts = [*word.iter_inner_content(), *word.sections[0].footer.paragraphs, *word.sections[0].header.paragraphs]
    cells = [cell.text for part in parts if isinstance(part, Table) for row in part.rows for cell in row.cells]
    return " ".join(" ".join([*(part.text for part in parts if isinstance(part, Paragraph)), *cells]).split())


def released(store: Store, folder: Path, to: str, *, purpose: str = "a review", who: str = "") -> Release[PlaceSheet]:
    """The sheet of the town's place, made for somebody."""
    audit, said = open_audit(store.uri, settings_in(folder)), Disclosure(who, date(2026, 12, 24) if who else None)
    mandate = replace(mandate_of(), purpose=purpose)
    with open_view(store, mandate, audit=audit, question="sheet", about=["police:L1"], disclosure=said) as view:
        return view.release(place_sheet(view, "police:L1"), to=to)


def test_what_is_in_the_data_stays_text_on_a_page_that_asks_for_nothing(embedded_store: Store, tmp_path: Path) -> None:
    a_town(embedded_store, tmp_path, HOSTILE)
    page = sheet_html(released(embedded_store, tmp_path, "html"))
    assert "<script" not in page
    assert HOSTILE in unescape(page)
    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"<(script|img|link|iframe|form|object)\b|\bon\w+=|url\(|https?:", page)


def test_every_sheet_says_what_it_does_not_mean_whom_it_is_for_and_until_when(
    embedded_store: Store, tmp_path: Path
) -> None:
    a_town(embedded_store, tmp_path)
    page = unescape(sheet_html(released(embedded_store, tmp_path, "html", who="Licensing team")))
    for words in (*NOTICE, "For Licensing team. Delete this by 24 December 2026.", "OFFICIAL-SENSITIVE", "31 October"):
        assert words in page
    told = json.loads(sheet_json(released(embedded_store, tmp_path, "json", who="Licensing team")))
    assert (told["recipient"], told["keep_until"], told["notice"]) == ("Licensing team", "2026-12-24", list(NOTICE))
    # the copy leads back to its line, and the line to the recipient
    (first, last) = register_of_disclosures(audit_of(embedded_store, tmp_path).lines())
    assert (first.subject, last.subject, last.recipient) == ("sheet as html", "sheet as json", "Licensing team")
    assert f"line {last.seq} of the audit" in json.dumps(told)


def test_a_sheet_is_saved_for_its_owner_only_in_the_form_it_was_released_for(
    embedded_store: Store, tmp_path: Path
) -> None:
    a_town(embedded_store, tmp_path)
    write_sheet(released(embedded_store, tmp_path, "html"), tmp_path / "sheet.html")
    assert (tmp_path / "sheet.html").stat().st_mode & 0o777 == 0o600
    with pytest.raises(WrongUse, match="html, json, pdf or docx"):
        write_sheet(released(embedded_store, tmp_path, "csv"), tmp_path / "sheet.csv")
    with pytest.raises(Refused, match="recorded for json"):
        sheet_html(released(embedded_store, tmp_path, "json"))


def test_a_sheet_is_a_document_too_with_its_marking_its_table_and_whose_copy_it_is(
    embedded_store: Store, tmp_path: Path
) -> None:
    a_town(embedded_store, tmp_path)
    for form in ("pdf", "docx"):
        release = released(embedded_store, tmp_path, form, who="Licensing team")
        write_sheet(release, tmp_path / f"sheet.{form}")
        text = text_of(tmp_path / f"sheet.{form}")
        copy = f"For Licensing team. Delete this by 24 December 2026. Copy {release.audit_line} of the register"
        for words in (release.marking, "About a place: West Pier", "As recorded", copy, NOTICE[0]):
            assert words in text, (form, words)
        assert "Wren" not in text
        assert "Grundy" not in text


@pytest.mark.parametrize(("purpose", "who"), [("to help Wren", ""), ("a review", "the aunt of wren saltgrass")])
def test_a_purpose_or_a_recipient_that_names_a_young_person_is_not_put_on_a_sheet(
    embedded_store: Store, tmp_path: Path, purpose: str, who: str
) -> None:
    a_town(embedded_store, tmp_path)
    with pytest.raises(WrongUse, match="has the name of a young person") as wrong:
        released(embedded_store, tmp_path, "html", purpose=purpose, who=who)
    assert "wren" not in str(wrong.value).casefold()


def test_a_refused_sheet_is_recorded_and_is_not_among_the_files_that_left(
    embedded_store: Store, tmp_path: Path
) -> None:
    a_town(embedded_store, tmp_path)
    admit(embedded_store, tmp_path, bundle_of(link("police:P2", "KNOWS", "police:P1", "R9")), today=TODAY)
    audit = audit_of(embedded_store, tmp_path)
    with open_view(embedded_store, mandate_of(), audit=audit, question="sheet for the owner") as view:
        with pytest.raises(Refused, match="no sheet can be made for its owner"):
            place_sheet(view, "police:L1", version=Version.OWNER)
        # a report of the day is enough, though the sheet counts to the end of the month before
        assert place_sheet(view, "police:L1").until == date(2026, 10, 31)
    lines = audit.lines()
    assert [line.subject for line in lines if line.decision == "refused by policy"] == ["sheet for the owner"]
    assert register_of_disclosures(lines) == ()


def test_a_sheet_is_about_a_place(embedded_store: Store, tmp_path: Path) -> None:
    a_town(embedded_store, tmp_path)
    view = open_view(embedded_store, mandate_of(), audit=audit_of(embedded_store, tmp_path))
    with pytest.raises(WrongUse, match="only be made about a place"):
        place_sheet(view, "police:P1")
