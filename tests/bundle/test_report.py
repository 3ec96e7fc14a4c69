"""What a check says to people and to scripts."""

from __future__ import annotations

import re
from pathlib import Path

import ctx_map.bundle
import ctx_map.governance.intake
from bundles import checked, small_town, write_folder
from ctx_map.bundle import format_report, problems_frame
from ctx_map.bundle.advice import ADVICE, advice

ROOMS = [Path(ctx_map.bundle.__file__).parent, Path(ctx_map.governance.intake.__file__).parent]
"""Where problems are found: in a file alone, and in a file beside what the store has."""


def _wrong_town(folder: Path) -> Path:
    tables = small_town()
    tables["people"] += [{"id": f"x{at}", "date_of_birth": "31/02/2010"} for at in range(8)]
    tables["links"][0]["to"] = "nowhere"
    return write_folder(folder / "town", tables)


def test_a_report_names_each_sort_once_with_the_first_rows_and_how_many_more(tmp_path: Path) -> None:
    text = format_report(checked(_wrong_town(tmp_path)).report)
    assert "people         12 rows: 4 accepted, 8 rejected, 0 duplicate" in text
    assert text.count("date-impossible") == 1
    assert "rows 6, 7, 8, 9, 10 and 3 more" in text
    assert "links, to: end-unknown in links.csv (1)" in text
    assert text.endswith("Nothing can be loaded until the problems are corrected.\n")


def test_a_clean_report_says_so(tmp_path: Path) -> None:
    text = format_report(checked(write_folder(tmp_path / "town", small_town())).report)
    assert text.endswith("Nothing is wrong.\n")
    assert "Problems" not in text


def test_every_problem_is_a_row_for_scripts(tmp_path: Path) -> None:
    frame = problems_frame(checked(_wrong_town(tmp_path)).report)
    assert frame.columns == ["severity", "table", "row", "column", "code", "advice", "file"]
    assert frame.height == 9
    assert frame.filter(code="end-unknown").select("table", "row", "column", "file").rows() == [
        ("links", 2, "to", "links.csv")
    ]


def test_problems_of_all_tables_come_at_once_in_the_order_of_tables_and_rows(tmp_path: Path) -> None:
    problems = checked(_wrong_town(tmp_path)).report.problems
    assert [(each.table, each.row) for each in problems] == [*(("people", row) for row in range(6, 14)), ("links", 2)]


def test_every_code_that_is_used_has_its_sentence_and_every_sentence_is_used() -> None:
    files = (path for room in ROOMS for path in room.rglob("*.py") if path.name != "advice.py")
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    used = {code for code in ADVICE if f'"{code}"' in text}
    assert set(ADVICE) - used == set()
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in ADVICE)


def test_every_sentence_is_one_sentence_and_can_be_said_without_details() -> None:
    for code in ADVICE:
        sentence = advice(code)
        assert sentence.endswith(".")
        assert "{" not in sentence
