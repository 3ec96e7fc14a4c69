"""The quick reading of dates gives what Python's own gives, whatever stands in a cell."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ctx_map.bundle.date_forms import never_rivals, read_form
from ctx_map.bundle.mapped_dates import read_date

FORMS = (
    "%d/%m/%Y", "%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y %H:%M", "%Y-%m-%dT%H:%M:%S", "%d%m%Y", "%Y%m%d%H%M",
    "%d/%m/%Y um %H:%M", "%d %m %Y", "%d/%m/%Y%%", "%H:%M %d/%m/%Y",
)  # fmt: skip
FIGURES = st.sampled_from(
    ["0", "1", "2", "3", "00", "01", "09", "12", "13", "29", "31", "32", "60", "61", "2011", "2012"]
)
CELLS = st.lists(
    st.one_of(FIGURES, st.sampled_from(["/", "-", ".", ":", " ", "T", "t", "  ", "um", "%", "٣"])), max_size=12
)


def slowly(text: str, form: str) -> str | None:
    """What Python's own reader gives."""
    try:
        moment = datetime.strptime(text, form)
    except ValueError:
        return None
    if "%H" not in form:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if "%S" in form and moment.second else "minutes")


@given(st.lists(FIGURES, min_size=6, max_size=6), CELLS, st.sampled_from(FORMS))
@example(["29", "02", "2011", "1", "1", "1"], ["٣"], "%d/%m/%Y")
def test_a_cell_is_read_as_python_reads_it(figures: list[str], parts: list[str], form: str) -> None:
    day, month, year, hour, minute, second = figures
    fitting = form
    for sign, said in {"%d": day, "%m": month, "%Y": year, "%H": hour, "%M": minute, "%S": second, "%%": "%"}.items():
        fitting = fitting.replace(sign, said)
    for text in (fitting, f" {fitting}", fitting.replace(day, f" {day}", 1), fitting + "\n", "".join(parts)):
        assert read_form(text, form) == slowly(text, form)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.sampled_from(FORMS))
def test_a_moment_that_is_written_in_a_form_is_read_in_it(moment: datetime, form: str) -> None:
    assert read_form(moment.strftime(form), form) == slowly(moment.strftime(form), form) is not None


@given(CELLS, st.permutations(FORMS))
def test_of_forms_that_are_never_rivals_one_at_most_reads_a_cell(parts: list[str], forms: list[str]) -> None:
    if never_rivals(forms[:2]):
        assert sum(read_form("".join(parts), form) is not None for form in forms[:2]) < 2


@pytest.mark.parametrize(
    ("forms", "apart"),
    [
        (["%d/%m/%Y", "%m/%d/%Y"], False),
        (["%Y-%m-%d", "%Y-%m-%dT%H:%M"], True),
        (["%d/%m/%Y", "%d %B %Y"], False),
        (["%d/%m/%Y", "%Y"], False),
    ],
)
def test_forms_are_rivals_unless_their_signs_tell_them_apart(forms: list[str], apart: bool) -> None:
    assert never_rivals(forms) is apart


def test_midnight_is_still_the_next_day() -> None:
    assert read_date("31/12/2026 24:00", ["%d/%m/%Y %H:%M"]) == "2027-01-01T00:00"
