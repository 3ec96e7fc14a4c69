"""A part is put in as it is written, under the names that a statement gives it; what cannot be meant is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.errors import StoreError
from ctx_map.store.parts import load_parts
from ctx_map.store.statements import EMBEDDED, NEO4J, load_statements

STATEMENT = """\
// name: read/told
// does: Who is told of.
// access: read
// params: day, agency
// uses: told
// returns: key
MATCH (s:_Store)
WITH s.finished AS finished
MATCH (n:Person)-[r]-()
WHERE {{told(r, $day)}}
  AND n.report = 'report' AND n.name <> '{{told(r, $day)}}'
RETURN n.key AS key
ORDER BY key
"""
TOLD = """\
// name: parts/told
// does: Whether a report was known on a day and somebody may see it.
// access: read
// takes: report, day
// needs: finished
// params: agency
// uses: allowed
report._admitted <= finished // what report and day are
AND report.day <= day AND report.kind <> 'report'
AND {{allowed(report)}}
"""
ALLOWED = """\
// name: parts/allowed
// does: Whether somebody may see a report.
// access: read
// takes: report
// params: agency
(
  report.audience = '*'
  OR report.audience = $agency
)
"""
WHOLE = """\
WHERE r._admitted <= finished
  AND r.day <= $day AND r.kind <> 'report'
  AND (
    r.audience = '*'
    OR r.audience = $agency
  )
  AND n.report = 'report' AND n.name <> '{{told(r, $day)}}'
"""


def put(folder: Path, **changed: tuple[str, str]) -> Path:
    """A folder with the statement and its parts, in some of which one text stands instead of another."""
    texts = {"read/told": STATEMENT, "parts/told": TOLD, "parts/allowed": ALLOWED}
    for name, text in texts.items():
        there, instead = changed.get(name.replace("/", "_"), ("", ""))
        assert there in text
        path = folder / "cypher" / f"{name}.cypher"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(there, instead) if there else text, "utf-8")
    return folder / "cypher"


def test_a_part_stands_in_the_whole_text_under_the_names_that_it_is_given(tmp_path: Path) -> None:
    statement = load_statements(NEO4J, put(tmp_path))["read/told"]
    assert WHOLE in "".join(f"{line.rstrip()}\n" for line in statement.text.splitlines())
    assert statement.uses == {"told"}
    assert statement.params == ("day", "agency")


def test_a_part_may_be_put_in_twice_for_two_reports(tmp_path: Path) -> None:
    twice = "{{told(r, $day)}} AND {{told(n, $agency)}}"
    text = load_statements(NEO4J, put(tmp_path, read_told=("WHERE {{told(r, $day)}}", f"WHERE {twice}")))["read/told"]
    assert "r.day <= $day" in text.text
    assert "n.day <= $agency" in text.text


def test_names_are_given_all_at_once(tmp_path: Path) -> None:
    swapped = ("{{told(r, $day)}}", "{{told(day, report)}}")
    named = STATEMENT.replace("MATCH (n:Person)-[r]-()", "MATCH (n:Person)-[day]-(report)").replace(*swapped)
    folder = put(tmp_path, read_told=(STATEMENT, named.replace("'report' AND", "$day AND")))
    assert "day.day <= report" in load_statements(NEO4J, folder)["read/told"].text


def test_the_embedded_store_has_its_own_text_of_a_part_inside_the_shared_ones(tmp_path: Path) -> None:
    folder = put(tmp_path)
    own = folder / "embedded" / "parts" / "told.cypher"
    own.parent.mkdir(parents=True)
    own.write_text(TOLD.replace("report._admitted <= finished", "finished"), "utf-8")
    other = folder / "embedded" / "read" / "told.cypher"
    other.parent.mkdir(parents=True)
    other.write_text(STATEMENT, "utf-8")
    assert "admitted" not in load_statements(EMBEDDED, folder)["read/told"].text
    assert "admitted" in load_statements(NEO4J, folder)["read/told"].text


REFUSED = {
    "an unknown part": ("read_told", ("{{told(r,", "{{tould(r,"), "read/told", "no part tould, but there is told"),
    "a missing argument": ("read_told", ("(r, $day)}}\n", "(r)}}\n"), "read/told", "takes report, day, and is given r"),
    "one argument too many": ("parts_told", ("(report)", "(report, day)"), "parts/told", "is given report, day"),
    "an argument that is no name": ("read_told", ("(r, $day)}}\n", "(r, 'x')}}\n"), "read/told", "told is given 'x'"),
    "a property": ("read_told", ("(r, $day)}}\n", "(r, n.born)}}\n"), "read/told", "told is given n.born"),
    "an expression": ("read_told", ("(r, $day)}}\n", "(r, left($day))}}\n"), "read/told", "names no part"),
    "a place without an end": ("read_told", ("$day)}}\n", "$day)\n"), "read/told", "a place is written"),
    "a place without parentheses": ("read_told", ("told(r, $day)}}\n", "told}}\n"), "read/told", "names no part"),
    "a NOT before a place": ("read_told", ("WHERE {{", "WHERE NOT {{"), "read/told", "write NOT ({{told(r, $day)}})"),
    "a part that is used and not declared": ("read_told", ("// uses: told\n", ""), "read/told", "declared: told"),
    "a part that is declared and not used": (
        "read_told",
        ("uses: told", "uses: told, allowed"),
        "read/told",
        "parts declared and not used: allowed",
    ),
    "a parameter of a part that is not declared": ("read_told", ("day, agency", "day"), "read/told", "agency"),
    "a variable that the statement does not have": (
        "read_told",
        ("WITH s.finished AS finished\n", ""),
        "read/told",
        "its parts need finished",
    ),
    "a part in itself": ("parts_told", ("{{allowed(report)}}", "{{told(report, day)}}"), "parts/told", "told → told"),
    "parts in each other": (
        "parts_allowed",
        ("report.audience = '*'", "{{told(report, report)}}"),
        "parts/allowed",
        "put into itself: allowed → told → allowed",
    ),
    "a part under another name": ("parts_told", ("parts/told", "parts/known"), "parts/told", "calls it parts/known"),
    "a part without a purpose": ("parts_told", ("// does: Whether", "// done: Whether"), "parts/told", "no does"),
    "a part that writes": ("parts_told", ("access: read", "access: write"), "parts/told", "access of a part is read"),
    "a name that it does not speak of": ("parts_told", ("report, day", "report, day, who"), "parts/told", "who"),
    "a variable that is not declared": ("parts_told", ("// needs: finished\n", ""), "parts/told", "finished"),
    "a variable that is not needed": ("parts_told", ("needs: finished", "needs: finished, n"), "parts/told", "used: n"),
    "a parameter that it does not use": ("parts_told", ("params: agency", "params: agency, x"), "parts/told", ": x"),
    "a part that it does not use": (
        "parts_allowed",
        ("agency\n", "agency\n// uses: told\n"),
        "parts/allowed",
        ": told",
    ),
    "an OR in the open": ("parts_allowed", ("(\n  report", "  report"), "parts/allowed", "in parentheses"),
    "a name of its own": ("parts_told", ("AND report.day <=", "AND 1 AS day <="), "parts/told", "calls something day"),
    "no text": ("parts_allowed", (ALLOWED[ALLOWED.index("(\n") :], ""), "parts/allowed", "no text"),
}
OPEN = {"an OR in the open": ("$agency\n)", "$agency\n")}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_meant_is_refused_with_the_files_name(tmp_path: Path, case: str) -> None:
    where, change, file, reason = REFUSED[case]
    folder = put(tmp_path, **{where: change})
    if case in OPEN:
        path = folder / f"{file}.cypher"
        path.write_text(path.read_text("utf-8").replace(*OPEN[case]), "utf-8")
    with pytest.raises(StoreError) as refused:
        load_statements(NEO4J, folder)
    assert f"cypher/{file}.cypher" in str(refused.value)
    assert reason in str(refused.value)


def test_a_part_that_no_statement_uses_is_refused(tmp_path: Path) -> None:
    folder = put(tmp_path)
    idle = folder / "parts" / "idle.cypher"
    idle.write_text(ALLOWED.replace("parts/allowed", "parts/idle"), "utf-8")
    with pytest.raises(StoreError, match=r"parts/idle\.cypher.*no statement uses this part"):
        load_statements(NEO4J, folder)


def test_a_name_that_a_part_uses_itself_is_not_given_to_it(tmp_path: Path) -> None:
    folder = put(tmp_path)
    inner = "EXISTS { MATCH (report)-[r]-() WHERE r.audience = $agency }"
    path = folder / "parts" / "allowed.cypher"
    path.write_text(ALLOWED[: ALLOWED.index("(\n")] + inner, "utf-8")
    with pytest.raises(StoreError, match=r"read/told.*is given r, which it calls something else"):
        load_statements(NEO4J, folder)
    told = folder / "read" / "told.cypher"
    told.write_text(STATEMENT.replace("[r]", "[link]").replace("(r, $day)}}\n", "(link, $day)}}\n"), "utf-8")
    assert "(link)-[r]-()" in load_statements(NEO4J, folder)["read/told"].text


def test_parts_without_a_folder_are_none(tmp_path: Path) -> None:
    assert load_parts(tmp_path) == {}
