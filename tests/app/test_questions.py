"""The screen of every question of the registry shows what the question answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from app.rooms import Room, components, go, html, opened, session_of
from ctx_map import View, local_mandate, open_audit, open_view
from ctx_map.analysis import Result
from ctx_map.analysis.answers.cells import marked_together, written_table
from ctx_map.analysis.question import Picks, Question, Written
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.export import to_csv_text, to_json_text
from ctx_map.vocabulary.agencies import agency_words
from ctx_map_app.answers.table import MOST_ROWS
from ctx_map_app.asking.field_keys import chosen_key, field_key
from ctx_map_app.asking.option_fields import is_several
from ctx_map_app.frame.menu import entries
from ctx_map_app.session.initials import for_the_room
from ctx_map_app.session.store import the_store

PEOPLE = ("childrens-services:YP21", "childrens-services:YP28")
PLACES = ("childrens-services:PL10", "childrens-services:PL01")
TO_PICK = {
    Picks.YOUNG_PEOPLE: PEOPLE,
    Picks.PLACES: PLACES,
    Picks.PLACES_AND_ADULTS: PLACES[1:],
    Picks.THINGS: ("police:TH01",),
    Picks.ANY: PEOPLE,
    Picks.ROW: ("childrens-services:YP01", "childrens-services:PL01"),
}
"""Who and what of the sample town is chosen where a question can't be asked otherwise."""
SINCE = date.today() - timedelta(weeks=4)
"""The earlier day that the screen starts with."""


def without_file(question: Question[Any]) -> bool:
    """Whether a question can be asked before a file is uploaded."""
    fields = question.options.model_fields.items()
    return not any(field.is_required() and question.explained[name].file for name, field in fields)


ASKED = [name for name in QUESTIONS if without_file(QUESTIONS[name])]


def required(question: Question[Any]) -> dict[str, Any]:
    """The smallest options with which a question can be asked of the sample town."""
    found: dict[str, Any] = {}
    for name, field in question.options.model_fields.items():
        picks = question.explained[name].picks
        if not field.is_required() or picks is None:
            continue
        chosen = TO_PICK[picks]
        if is_several(field.annotation):
            found[name] = chosen
        else:
            found[name] = "|".join(chosen) if picks is Picks.ROW else chosen[len(found)]
    return found


@contextmanager
def view_of(room: Room) -> Iterator[View]:
    """A view of today, on the store that the app has open."""
    audit = open_audit(room.settings.store, room.settings)
    with open_view(the_store(), local_mandate(date.today()), audit=audit) as view:
        yield view


def asked(view: View, question: Question[Any], **more: Any) -> Result[Any]:
    """The answer beside the app."""
    since = SINCE.isoformat() if question.compares else None
    return view.ask(question, required(question), since=since, **more)


def tables(app: AppTest) -> list[dict[str, Any]]:
    """The tables on the screen."""
    return [each for each in components(app) if "rows" in each]


def column(app: AppTest, heading: str, *, of: int = 0) -> list[object]:
    """The values under a heading of a table."""
    table = tables(app)[of]
    at = [each["title"] for each in table["columns"]].index(heading)
    return [row[at] for row in table["rows"]]


def choose(app: AppTest, question: Question[Any]) -> AppTest:
    """The screen of a question with what it can't be asked without."""
    for name, value in required(question).items():
        field, picks = question.options.model_fields[name], question.explained[name].picks
        assert picks is not None
        if is_several(field.annotation) or picks is Picks.ROW:
            app.multiselect(key=chosen_key(picks)).set_value(list(TO_PICK[picks])).run()
        else:
            app.selectbox(key=field_key(question, name)).set_value(value).run()
    return app


@dataclass(frozen=True)
class Visit:
    """One opening of a question's screen, with all that the tests look at."""

    question: Question[Any]
    result: Result[Any]
    """The answer beside the app."""
    csv: str
    json: str
    names: Mapping[str, str]
    surnames: set[str]
    """Names that initials have to hide."""
    lines: list[tuple[str, dict[str, int]]]
    """What opening it added to the audit: the words and counts of each line."""
    lines_after_rerun: int
    table: dict[str, Any]
    html: str
    marked: list[str]
    """What the session had selected after each of the first, the middle and the last row was chosen."""
    evidence: list[str]
    """The screen after each of them."""
    errors: list[str]
    initials: str
    """All that the screen says while it shows initials."""
    initials_lines: list[str]


@pytest.fixture(scope="module")
def visits() -> dict[str, Visit]:
    """One visit for each question, made when it is first wanted."""
    return {}


@pytest.fixture
def visit(request: pytest.FixtureRequest, sample: Room, visits: dict[str, Visit]) -> Visit:
    """The visit of the question that a test is about."""
    name = request.param
    if name not in visits:
        visits[name] = visited(sample, QUESTIONS[name])
    return visits[name]


def visited(room: Room, question: Question[Any]) -> Visit:
    """Opens the screen of a question, chooses rows, and then shows initials."""
    app = opened()
    before = len(room.lines())
    choose(go(app, question.name), question)
    lines = [(line.subject, dict(line.counts)) for line in room.lines()[before:] if line.action == "viewed"]
    count = len(room.lines())
    app.run()
    after = len(room.lines()) - count
    table, shown = tables(app)[0], html(app)
    errors = [each.value for each in (*app.error, *app.exception)]
    marked, evidence = [], []
    for row in sorted({0, len(table["rows"]) // 2, len(table["rows"]) - 1}) if table["ids"] else ():
        session_of(app).choose_row(f"{question.name}_table", table["ids"][row])
        app.run()
        marked.append(str(session_of(app).selected))
        evidence.append(html(app))
    before = len(room.lines())
    app.toggle(key="initials").set_value(True).run()
    hidden = html(app) + json.dumps(components(app)) + "".join(str(each.options) for each in app.multiselect)
    errors += [each.value for each in (*app.error, *app.exception)]
    initials = [line.subject for line in room.lines()[before:]]
    result, from_csv, from_json, names, surnames = beside(room, question)
    return Visit(
        question,
        result,
        from_csv,
        from_json,
        names,
        surnames,
        lines,
        after,
        table,
        shown,
        marked,
        evidence,
        errors,
        hidden,
        initials,
    )


def beside(room: Room, question: Question[Any]) -> tuple[Result[Any], str, str, Mapping[str, str], set[str]]:
    """The answer beside the app, as csv and as json too, with what nodes are called and which names initials hide."""
    with view_of(room) as view:
        result = asked(view, question)
        network = result.evidence.network
        people = network.nodes.filter(pl.col("label") == "Person").get_column("name").drop_nulls()
        left = {word for name in for_the_room(network).nodes["name"].drop_nulls() for word in name.split()}
        surnames = {name.split()[-1] for name in people if len(name.split()) == 2} - left
        texts = (to_csv_text(view.release(result, to="csv")), to_json_text(view.release(result, to="json")))
        return result, *texts, network.names_by_key, surnames


EACH = pytest.mark.parametrize("visit", ASKED, indirect=True)


@EACH
def test_a_question_opens_without_an_error(visit: Visit) -> None:
    assert visit.errors == []


@EACH
def test_a_question_leaves_one_line_under_its_name_and_a_rerun_leaves_none(visit: Visit) -> None:
    assert [words for words, _ in visit.lines][-1] == visit.question.name
    assert [words for words, _ in visit.lines].count(visit.question.name) == 1
    assert visit.lines_after_rerun == 0


@EACH
def test_the_line_counts_what_is_asked_about(visit: Visit) -> None:
    options = visit.question.with_options(**required(visit.question))
    assert visit.lines[-1][1].get("asked about", 0) == len(visit.question.about(options))


@EACH
def test_the_screen_has_a_row_for_each_row_of_the_answer_in_the_declared_columns(visit: Visit) -> None:
    question, rows = visit.question, visit.result.rows
    written = written_table(question, rows, visit.names, ids=False)
    titles = [each["title"] for each in visit.table["columns"] if each["title"] != "No."]
    numbered = len(visit.table["columns"]) - len(titles)
    assert len(rows) > 0
    assert titles == [each.heading for each in written.columns]
    assert [tuple(row[numbered:]) for row in visit.table["rows"]] == list(written.rows[:MOST_ROWS])
    if question.marks:
        marked = marked_together(question, rows)
        about = [each or f"row {n}" for n, each in enumerate(marked[:MOST_ROWS])]
        assert [each.split("|#")[0] for each in visit.table["ids"]] == about


@EACH
def test_no_id_stands_in_the_table(visit: Visit) -> None:
    agencies = ("childrens-services:", "police:", "school-and-youth-work:")
    assert [cell for row in visit.table["rows"] for cell in row if str(cell).startswith(agencies)] == []


@EACH
def test_csv_json_and_the_screen_have_the_same_numbers(visit: Visit) -> None:
    from_csv = list(csv.DictReader(io.StringIO(visit.csv)))
    from_json = json.loads(visit.json)["rows"]
    assert len(from_csv) == len(from_json) == len(visit.result.rows)
    titles = [each["title"] for each in visit.table["columns"]]
    for counted in visit.question.columns:
        if counted.written is not Written.COUNT or counted.heading not in titles:
            continue
        shown = [row[titles.index(counted.heading)] for row in visit.table["rows"]]
        assert [row[counted.field] for row in from_json[:MOST_ROWS]] == shown
        assert [int(row[counted.field]) if row[counted.field] else None for row in from_csv[:MOST_ROWS]] == shown


@EACH
def test_a_selected_row_marks_what_it_is_about_and_shows_its_reports(visit: Visit) -> None:
    question, result = visit.question, visit.result
    if not question.marks:
        assert visit.table["ids"] is None
        return
    rows = sorted({0, len(visit.table["rows"]) // 2, len(visit.table["rows"]) - 1})
    for n, marked, shown in zip(rows, visit.marked, visit.evidence, strict=True):
        reports = result.reports(result.rows[n])
        assert marked == ("|".join(question.marked(result.rows[n])) or f"row {n}")
        assert shown.count("<dt>Reported by</dt>") == len(reports)
        assert all(f"{escape(agency_words(each.agency))}, ref {each.ref}" in shown for each in reports)


@EACH
def test_initials_hide_every_name_and_are_noted_in_the_audit(visit: Visit) -> None:
    assert visit.surnames
    assert [name for name in visit.surnames if name in visit.initials] == []
    assert visit.initials_lines
    assert all(words.endswith(", initials only") for words in visit.initials_lines)


@EACH
def test_the_heading_and_the_menu_come_from_the_registry(visit: Visit) -> None:
    (entry,) = [each for each in entries() if each.address == visit.question.name]
    assert (entry.section, entry.title) == (visit.question.section.value, visit.question.title)
    assert visit.html.count("<h1>") == 1
    assert visit.question.asks.replace("'", "&#39;") in visit.html


def test_every_question_is_in_the_menu() -> None:
    assert {each.address for each in entries() if each.question} == set(QUESTIONS)


@pytest.mark.parametrize("name", [name for name in QUESTIONS if required(QUESTIONS[name])])
def test_a_question_that_needs_a_choice_says_so_and_answers_nothing(sample: Room, name: str) -> None:
    app = opened(name)
    assert tables(app) == []
    assert app.info[0].value.startswith('Fill in "')
    assert sample.viewed()[-1] == f"{name}, names to choose from"


def test_own_words_are_left_out_with_initials_and_not_called_unrecorded(sample: Room) -> None:
    app = opened("voice")
    assert len(tables(app)) == 1
    app.toggle(key="initials").set_value(True).run()
    assert tables(app) == []
    assert "Show names to read it." in app.info[0].value
