"""The order of day and month, and real dates that a spreadsheet may have swapped: chosen by a person for a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from bundle.field import FIELD
from bundles import checked, problem_codes
from ctx_map.bundle.proposal.dates import Order, in_order
from ctx_map.bundle.proposal.layout import Layout
from ctx_map.bundle.proposal.propose import Proposal, propose

HEAD = "Client No,Full Name,Venue,Date seen\n"


def proposed(folder: Path, text: str, order: Order | None) -> Proposal:
    (folder / "v.csv").write_text(text, "utf-8")
    layout = Layout(orders={"Date seen": order} if order else {})
    return propose(folder / "v.csv", agency="Club", layouts={"v.csv": layout})


def days(folder: Path, proposal: Proposal) -> list[str]:
    """The days of the links that the proposed mapping gives, or the problems."""
    assert proposal.text is not None
    (folder / "m.toml").write_text(proposal.text, "utf-8")
    result = checked(folder / "v.csv", mapping=folder / "m.toml", namespace="c")
    return sorted(code for *_, code in problem_codes(result)) or sorted(result.links.get_column("since"))


BOTH = f"{HEAD}1,Ash,Park,13/05/2026\n2,Bo,Park,05/14/2026\n3,Cy,Park,04/05/2026\n"
EITHER = f"{HEAD}1,Ash,Park,03/05/2026\n2,Bo,Park,04/05/2026\n"


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        (BOTH, None, ["date-order-open"]),
        (BOTH, Order.DAY_FIRST, ["date-not-in-form"]),
        (BOTH, Order.MONTH_FIRST, ["date-not-in-form"]),
        (EITHER, None, ["2026-05-03", "2026-05-04"]),
        (EITHER, Order.DAY_FIRST, ["2026-05-03", "2026-05-04"]),
        (EITHER, Order.MONTH_FIRST, ["2026-03-05", "2026-04-05"]),
    ],
)
def test_the_order_of_day_and_month_is_what_a_person_says(
    tmp_path: Path, text: str, order: Order | None, found: list[str]
) -> None:
    assert days(tmp_path, proposed(tmp_path, text, order)) == found


def test_other_forms_of_the_column_stay() -> None:
    forms = ["%d/%m/%Y %H:%M", "%Y-%m-%d", "%m/%d/%Y", "%d %B %Y", "%Y"]
    assert in_order(forms, Order.DAY_FIRST) == ["%d/%m/%Y %H:%M", "%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%Y"]
    assert in_order(forms, Order.MONTH_FIRST) == ["%m/%d/%Y %H:%M", "%Y-%m-%d", "%m/%d/%Y", "%d %B %Y", "%Y"]
    assert in_order(forms, None) == forms


@pytest.mark.parametrize("said", ["as shown", "swapped"])
def test_19_whether_real_dates_are_swapped_is_what_a_person_says(tmp_path: Path, said: str) -> None:
    book = next(FIELD.glob("19-*")) / "book.xlsx"
    [file] = propose(book, agency="Club").files
    open_one = propose(book, agency="Club")
    [column] = [each for each in open_one.columns if each.mixes_dates]
    proposal = propose(book, agency="Club", layouts={file: Layout(real_dates={column.column: said})})
    assert f'real_dates = "{said}"' in str(proposal.text)
    (tmp_path / "m.toml").write_text(str(proposal.text), "utf-8")
    assert checked(book, mapping=tmp_path / "m.toml", namespace="c").report.clean
