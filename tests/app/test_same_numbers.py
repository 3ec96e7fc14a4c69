"""Every question gives the same numbers on every surface, row by row.

Each question is asked of the sample town about the same young people in the same period: on the command line as a
table, as csv and as json, in Python, and in the app. Places and other nodes that an answer counts young people at have
the same number on the street map.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from app.rooms import Room, go, opened
from app.test_questions import ASKED, SINCE, choose, required, tables
from ctx_map import View, local_mandate, open_audit, open_store, open_view
from ctx_map.analysis import Result
from ctx_map.analysis.question import Picks, Question, Written
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.cli.main import app as command_line
from ctx_map.maps import place_map
from ctx_map_app.asking.field_keys import chosen_key

PEOPLE = ("childrens-services:YP01", "childrens-services:YP09", "childrens-services:YP21")
SINCE_DAY, UNTIL_DAY = date(2025, 6, 1), date(2026, 11, 10)
NUMBERED = re.compile(r"\d+\. ")
LINE, MORE_ROWS = "──", "There are "
FEWEST_SHOWN = 20
"""A printed table and a screen may leave out rows after these, and say so."""
Numbers = list[tuple[int | None, ...]]
"""Of each row the numbers of its columns of counts, in their order."""


def options_of(question: Question[Any]) -> dict[str, Any]:
    """What the question has to be told, and the three young people where it can be about some of them."""
    asked = required(question)
    return asked | ({"people": PEOPLE} if about_people(question) else {})


def about_people(question: Question[Any]) -> bool:
    said = question.explained.get("people")
    return said is not None and said.picks is Picks.YOUNG_PEOPLE


def period_of(question: Question[Any]) -> dict[str, Any]:
    """The period; of a question that compares, the earlier day."""
    if question.compares:
        return {"since": SINCE.isoformat()}
    return {"since": SINCE_DAY.isoformat(), "until": UNTIL_DAY.isoformat()}


def counts(question: Question[Any]) -> list[str]:
    """The fields that are counts, as a table shows them."""
    return [column.field for column in question.columns if column.written is Written.COUNT]


@contextmanager
def looking(room: Room) -> Iterator[View]:
    """A view of today in Python, with a store of its own."""
    store = open_store(room.settings.store)
    audit = open_audit(room.settings.store, room.settings)
    try:
        with open_view(store, local_mandate(date.today()), audit=audit) as view:
            yield view
    finally:
        store.close()


def words(question: Question[Any]) -> list[str]:
    """The command line of a question."""
    said = [question.name]
    for name, value in options_of(question).items():
        option = question.explained[name]
        for each in [value] if isinstance(value, str) else value:
            said += [each] if option.positional else [option.flag or f"--{name.replace('_', '-')}", each]
    return [*said, *(part for name, day in period_of(question).items() for part in (f"--{name}", day))]


def printed(question: Question[Any], form: str) -> str:
    """What the command line prints, on a terminal that is wide enough for every column."""
    done = CliRunner().invoke(command_line, [*words(question), "--format", form], env={"COLUMNS": "4000"})
    assert done.exit_code == 0, (question.name, done.output)
    return done.stdout


def in_json(question: Question[Any]) -> Numbers:
    rows = json.loads(printed(question, "json"))["rows"]
    return [tuple(row[field] for field in counts(question)) for row in rows]


def in_csv(question: Question[Any]) -> Numbers:
    lines = printed(question, "csv").splitlines()
    first = next(at for at, line in enumerate(lines) if not line.startswith("#") and line.startswith('"'))
    rows = csv.DictReader(io.StringIO("\n".join(lines[first:])))
    return [tuple(whole(row[field]) for field in counts(question)) for row in rows]


def in_the_table(question: Question[Any]) -> Numbers:
    """The numbers under the headings of a printed table, told by where each heading stands."""
    lines = printed(question, "table").splitlines()
    if LINE not in "\n".join(lines):
        # reports are sentences and no table, and have no columns of counts
        return [() for line in lines if NUMBERED.match(line)]
    rule = next(at for at, line in enumerate(lines) if line.startswith(LINE))
    heads, end = lines[rule - 1], lines.index("", rule)
    # numbers stand under their heading; a column that is empty in every row is left out
    ends = [heads.find(f"  {column.heading}") + 2 for column in question.columns if column.written is Written.COUNT]
    named = [column.heading for column in question.columns if column.written is Written.COUNT]
    return [
        tuple(whole(line[at : at + len(heading)]) if at > 1 else None for at, heading in zip(ends, named, strict=True))
        for line in lines[rule + 1 : end]
        if not line.startswith(MORE_ROWS)
    ]


def whole(text: str) -> int | None:
    return int(text.replace(",", "")) if text.strip() else None


def in_python(question: Question[Any], result: Result[Any]) -> Numbers:
    return [tuple(getattr(row, field) for field in counts(question)) for row in result.rows]


def in_the_app(app: AppTest, question: Question[Any]) -> Numbers:
    """The numbers of the table on the question's screen. A column that is empty in every row is left out."""
    shown = tables(app)
    if not shown:
        return []
    titles = [each["title"] for each in shown[0]["columns"]]
    named = [column.heading for column in question.columns if column.written is Written.COUNT]
    at = [titles.index(heading) if heading in titles else None for heading in named]
    return [tuple(None if each is None else row[each] for each in at) for row in shown[0]["rows"]]


def visited(app: AppTest, question: Question[Any]) -> AppTest:
    """The question's screen in the period, about the three young people where it can be about some of them."""
    app = go(app, question.name)
    if not question.compares:
        app = of_period(app, SINCE_DAY, UNTIL_DAY)
    app = choose(app, question)
    if about_people(question):
        people = app.multiselect(key=chosen_key(Picks.YOUNG_PEOPLE))
        # who was chosen stays chosen from question to question
        return app if list(people.value) == list(PEOPLE) else people.set_value(list(PEOPLE)).run()
    return app


def of_period(app: AppTest, since: date, until: date) -> AppTest:
    """The same screen with this period, chosen where it is not chosen yet."""
    fields = {"since": since, "until": until}
    if all(app.date_input(key=key).value == day for key, day in fields.items()):
        return app
    for key, day in fields.items():
        app.date_input(key=key).set_value(day)
    return app.run()


def apart(found: Mapping[str, Mapping[str, Numbers]]) -> list[str]:
    """The surfaces that do not say what Python says, of the rows that they show, each with its first rows."""
    return [
        f"{name}: {surface} has {rows[:3]} and Python {each['python'][:3]}"
        for name, each in found.items()
        for surface, rows in each.items()
        if rows != each["python"][: len(rows)] or len(rows) < min(len(each["python"]), FEWEST_SHOWN)
    ]


def test_every_question_gives_the_same_numbers_on_every_surface(sample: Room) -> None:
    found: dict[str, dict[str, Numbers]] = {}
    questions = [QUESTIONS[name] for name in ASKED]
    for question in questions:
        found[question.name] = {"json": in_json(question), "csv": in_csv(question), "table": in_the_table(question)}
    with looking(sample) as view:
        for question in questions:
            answer = view.ask(question, options_of(question), **period_of(question))
            found[question.name]["python"] = in_python(question, answer)
    app = opened()
    for question in sorted(questions, key=lambda each: not each.compares):
        found[question.name]["app"] = in_the_app(visited(app, question), question)
    assert any(rows for each in found.values() for rows in each["python"])
    wrong = apart(found)
    assert wrong == [], "\n".join(wrong)
    assert all(len(each["json"]) == len(each["csv"]) == len(each["python"]) for each in found.values())


def test_the_street_map_has_the_numbers_of_the_answer(sample: Room) -> None:
    with looking(sample) as view:
        network = view.network(**period_of(QUESTIONS["shared-places"]))
        for name in ("shared-places", "hotspots"):
            question = QUESTIONS[name]
            answer = view.ask(question, options_of(question), **period_of(question))
            numbers = {row.id: row.people for row in answer.rows}
            drawn = place_map(view.release(network), view.release(answer))
            on_the_map = {each["key"]: each["people"] for each in drawn["places"]}
            assert on_the_map
            assert on_the_map == {key: numbers[key] for key in on_the_map}
