"""The pack of a meeting of the sample town: what is in it, for whom, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from ctx_map import local_mandate, open_store, open_view
from ctx_map.cli.sample_town import load_town
from ctx_map.documents import Document, Table
from ctx_map.governance import Disclosure
from ctx_map.governance.audit import Action
from ctx_map.meeting_pack import PACK, Pack, pack_bytes, pack_document, read_pack, write_pack
from ctx_map.settings import Settings
from ctx_map.store import Store
from meeting_pack.reading import flat, headings, words

FIRST, SECOND = "20261102a5a17e3e1c0ffee5a17e3e10", "20261116b5a17e3e1c0ffee5a17e3e11"
DAY = date(2026, 11, 15)
FOR = Disclosure("Saltmere strategy meeting", date(2026, 12, 13))


@pytest.fixture(scope="module")
def saltmere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample town, once for all tests of this file."""
    folder = tmp_path_factory.mktemp("saltmere")
    where = str(folder / "town")
    load_town(Settings(data_dir=folder, store=where, mandate_file=None, neo4j_user="neo4j", neo4j_password=None))
    store = open_store(where)
    yield store
    store.close()


def read(store: Store, meeting: str = FIRST, *, to: str = "pdf", recipient: Disclosure = FOR) -> Pack:
    """The pack as the holder of the store reads it."""
    with open_view(store, local_mandate(DAY), question=PACK, disclose_as=to, disclosure=recipient) as view:
        return read_pack(view, meeting, to=to)


@pytest.fixture(scope="module")
def pack(saltmere: Store) -> Pack:
    """The pack of the finished meeting."""
    return read(saltmere)


@pytest.fixture(scope="module")
def document(pack: Pack) -> Document:
    """Its document."""
    return pack_document(pack)


def test_the_young_people_come_first_then_what_was_decided_then_the_maps_and_the_evidence(document: Document) -> None:
    told = headings(document)
    order = [
        "The meeting",
        "What the young people say",
        "What was decided",
        "Actions",
        "Notes",
        "Maps and answers",
        "What the three share",
        "Which places do they share?",
        "Street map",
        "Timeline",
        "Evidence",
        "How to read a grade",
        "What is restricted, and what is not known",
        "Read this before you use it",
    ]
    assert [each for each in told if each in order] == order


def test_it_says_what_was_written_by_whom_and_by_when(document: Document) -> None:
    told = words(document)
    for text in (
        "Being on this map does not mean that anyone has done anything wrong.",
        "To make Friday evenings safer for Amira, Keisha and Saoirse",
        "Children Act 1989 s.47",
        "Rosalind Teal",
        "I want somebody to walk home with on Fridays.",
        "Owen Sallow, Saltmere Town Council",
        "13 November 2026",
        "Young people say that the bandstand is fine before dark",
        "Group chat Friday run is shared by 2 of the 3 young people named",
        "Source: 1 (reliable)",
        "Some information is restricted and not shown",
        "No wishes are recorded of Keisha Bramblewick.",
        "Nothing on the maps is from health",
    ):
        assert text in told, text


def test_each_report_is_listed_once_with_its_grade(document: Document) -> None:
    (evidence,) = [
        each for each in flat(document) if isinstance(each, Table) and each.headings[:2] == ("Report", "When")
    ]
    references = [row[0] for row in evidence.rows]
    assert len(set(references)) == len(references) > 20
    assert ("Police\nIR-1090", "1BP") in [(row[0], row[3]) for row in evidence.rows]


def test_the_pictures_say_who_is_on_them_and_have_a_legend(document: Document) -> None:
    network, street, timeline = document.pictures
    assert "Saoirse Lanternhay" in network.alt
    assert "Car park behind Golden Pearl" in street.alt
    assert "3 young people" in timeline.alt
    for words_of_legend in ("Young person", "Place where harm is recorded", "Protective link (double line)"):
        assert words_of_legend in network.svg


def test_no_young_person_has_a_number(document: Document) -> None:
    """A number beside a place is that of a row of the answer. Beside a child it would read as a rank."""
    answers = [each for each in flat(document) if isinstance(each, Table) and each.headings[0] == "Number"]
    assert answers
    for table in answers:
        assert table.headings[1] == "Place"


def test_each_page_of_the_pdf_has_the_marking_and_whose_copy_it_is(pack: Pack) -> None:
    reader = PdfReader(BytesIO(pack_bytes(pack)))
    line = pack.record.audit_line
    for page in reader.pages:
        told = page.extract_text()
        assert told.count("OFFICIAL-SENSITIVE") == 2
        assert f"For Saltmere strategy meeting. Delete this by 13 December 2026. Copy {line} of the" in told


def test_word_has_the_same_headings(saltmere: Store, document: Document) -> None:
    word = docx.Document(BytesIO(pack_bytes(read(saltmere, to="docx"))))
    told = [each.text for each in word.paragraphs if each.style and each.style.name.startswith("Heading")]
    assert told == headings(document)


def test_a_pack_leaves_one_line_in_the_audit_and_two_copies_differ(saltmere: Store) -> None:
    one, other = read(saltmere), read(saltmere, recipient=Disclosure("Police", FOR.keep_until))
    marks = {pack_document(each).mark for each in (one, other)}
    assert len(marks) == 2
    view_line = other.record.audit_line
    parts = [other.network, *(each.network for each in other.views), *(each.release for each in other.all_answers)]
    assert {part.audit_line for part in parts if part} == {view_line}
    with open_view(saltmere, local_mandate(DAY)) as view:
        lines = {line.seq: line for line in view.audit.lines()}
    assert lines[view_line].action == Action.DISCLOSED
    assert lines[view_line].subject == "meeting pack as pdf"
    assert lines[view_line].detail["recipient"] == "Police"


def test_a_meeting_without_a_saved_view_has_the_picture_on_which_it_begins(saltmere: Store) -> None:
    document = pack_document(read(saltmere, SECOND))
    told = headings(document)
    assert "The young people, and what they share" in told
    assert "Which places do they share?" in told
    assert "Open from earlier meetings" in told
    assert "Marshgate Lodge" in words(document)


def test_a_pack_is_saved_for_its_owner_only(pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    write_pack(pack, out)
    assert out.stat().st_mode & 0o777 == 0o600
