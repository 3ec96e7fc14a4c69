"""Every question gives the same numbers, words and agencies on every surface, row by row, and the same first sentence.

Each question is asked of the sample town about the same young people in the same period: on the command line as a
table, as csv and as json, in Python, and in the app. A file that a question needs is given to each. Places and other
nodes that an answer counts young people at have the same number on the street map.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from app.rooms import Room, go, html, opened
from app.test_questions import SINCE, choose, required, tables
from ctx_map import View, local_mandate, open_audit, open_store, open_view
from ctx_map.analysis import Result
from ctx_map.analysis.answers.wording import share_words
from ctx_map.analysis.question import Column, Picks, Question, Written
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.bundle.population_files import read_denominators
from ctx_map.cli.main import app as command_line
from ctx_map.maps import place_map
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.days import days_in_words
from ctx_map_app.asking.field_keys import chosen_key, field_key

PEOPLE = ("childrens-services:YP01", "childrens-services:YP09", "childrens-services:YP21")
SINCE_DAY, UNTIL_DAY = date(2025, 6, 1), date(2026, 11, 10)
NUMBERED = re.compile(r"\d+\. ")
LINE, MORE_ROWS = "──", "There are "
FEWEST_SHOWN = 20
"""A printed table and a screen may leave out rows after these, and say so."""
READ = (Written.COUNT, Written.NUMBER, Written.SHARE, Written.WORDS, Written.AGENCIES)
"""The sorts of column that are compared."""
Read = int | float | str | frozenset[str] | None
Rows = list[tuple[Read, ...] | None]
"""Of each row what its columns say, in their order; None for a row that is printed as a sentence."""
POPULATION = b'group,count,source\n10-12,900,"made up"\n13-15,870,\n16-17,560,\n'
FILES = {"disproportionality": ("against", POPULATION)}
"""The option of a question that is a file, and what stands in it."""


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


def compared(question: Question[Any]) -> list[Column]:
    """The columns that are compared, as a table shows them."""
    return [column for column in question.columns if column.written in READ]


def meant(column: Column, value: Any) -> Read:
    """What a value of a row says to people."""
    if column.written is Written.AGENCIES:
        return frozenset(agency_words(each) for each in value)
    if value is None or value == "":
        return None
    if column.written is Written.COUNT:
        return int(value)
    if column.written is Written.NUMBER:
        return round(float(value), 2)
    return share_words(float(value)) if column.written is Written.SHARE else days_in_words(str(value))


def told(column: Column, cell: Any) -> Read:
    """What a cell of a printed table or of the screen says."""
    text = str(cell if cell is not None else "").strip()
    if column.written is Written.AGENCIES:
        return frozenset(text.split(", ")) if text else frozenset()
    if not text:
        return None
    if column.written is Written.COUNT:
        return int(text.replace(",", ""))
    return float(text.replace(",", "")) if column.written is Written.NUMBER else text


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


def words(question: Question[Any], files: Mapping[str, Path]) -> list[str]:
    """The command line of a question."""
    said = [question.name]
    if question.name in FILES:
        name, _ = FILES[question.name]
        said += [question.explained[name].flag or f"--{name}", str(files[question.name])]
    for name, value in options_of(question).items():
        option = question.explained[name]
        for each in [value] if isinstance(value, str) else value:
            said += [each] if option.positional else [option.flag or f"--{name.replace('_', '-')}", each]
    return [*said, *(part for name, day in period_of(question).items() for part in (f"--{name}", day))]


def printed(question: Question[Any], form: str, files: Mapping[str, Path]) -> str:
    """What the command line prints, on a terminal that is wide enough for every column."""
    given = words(question, files)
    done = CliRunner().invoke(command_line, [*given, "--format", form], env={"COLUMNS": "4000"})
    assert done.exit_code == 0, (question.name, done.output)
    return done.stdout


def in_json(question: Question[Any], text: str) -> Rows:
    return [
        tuple(meant(column, row[column.field]) for column in compared(question)) for row in json.loads(text)["rows"]
    ]


def in_csv(question: Question[Any], text: str) -> Rows:
    lines = text.splitlines()
    first = next(at for at, line in enumerate(lines) if not line.startswith("#") and line.startswith('"'))
    rows = csv.DictReader(io.StringIO("\n".join(lines[first:])))
    return [tuple(meant(column, listed(column, row[column.field])) for column in compared(question)) for row in rows]


def listed(column: Column, cell: str) -> Any:
    """A cell of a csv file, whose lists have `;` between their items."""
    return list(filter(None, cell.split(";"))) if column.written is Written.AGENCIES else cell


def in_the_table(question: Question[Any], text: str) -> Rows:
    """What stands under the headings of a printed table, told by where each heading stands."""
    lines = text.splitlines()
    if LINE not in text:
        # reports are sentences and no table
        return [None for line in lines if NUMBERED.match(line)]
    rule = next(at for at, line in enumerate(lines) if line.startswith(LINE))
    heads, end = lines[rule - 1], lines.index("", rule)
    starts = [found.start() for found in re.finditer(r"(?<!\S)\S+(?: \S+)*", heads)]
    rows = [line for line in lines[rule + 1 : end] if not line.startswith(MORE_ROWS)]
    # a column that is empty in every row is left out
    where = [start_of(heads, column.heading, starts) for column in compared(question)]
    return [
        tuple(
            told(column, line[slice(*at)] if at else "") for column, at in zip(compared(question), where, strict=True)
        )
        for line in rows
    ]


def start_of(heads: str, heading: str, starts: list[int]) -> tuple[int, int | None] | None:
    """Where a column begins and where the next one does."""
    for at, start in enumerate(starts):
        after = starts[at + 1] if at + 1 < len(starts) else None
        if heads[start:after].strip() == heading:
            return start, after
    return None


def in_python(question: Question[Any], result: Result[Any]) -> Rows:
    return [tuple(meant(column, getattr(row, column.field)) for column in compared(question)) for row in result.rows]


def in_the_app(app: AppTest, question: Question[Any]) -> Rows:
    """What the table on the question's screen says. A column that is empty in every row is left out."""
    shown = tables(app)
    if not shown:
        return []
    titles = [each["title"] for each in shown[0]["columns"]]
    at = [titles.index(column.heading) if column.heading in titles else None for column in compared(question)]
    pairs = list(zip(compared(question), at, strict=True))
    return [
        tuple(told(column, None if each is None else row[each]) for column, each in pairs) for row in shown[0]["rows"]
    ]


def visited(app: AppTest, question: Question[Any]) -> AppTest:
    """The question's screen in the period, about the three young people where it can be about some of them."""
    app = go(app, question.name)
    if not question.compares:
        app = of_period(app, SINCE_DAY, UNTIL_DAY)
    app = choose(app, question)
    if question.name in FILES:
        option, content = FILES[question.name]
        app.file_uploader(key=field_key(question, option)).set_value(("given.csv", content, "text/csv")).run()
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


def apart(found: Mapping[str, Mapping[str, Rows]]) -> list[str]:
    """The surfaces that do not say what Python says, of the rows that they show, each with its first wrong row."""
    return [
        f"{name}: {surface} has {wrong[0]} of {len(rows)} rows"
        for name, each in found.items()
        for surface, rows in each.items()
        if (wrong := differing(rows, each["python"]))
    ]


def differing(rows: Rows, right: Rows) -> list[Any]:
    """What is not said as it has to be. A row that is printed as a sentence is there, and no more is known of it."""
    missing = [("too few rows", None)] if len(rows) < min(len(right), FEWEST_SHOWN) else []
    pairs = zip(rows, right[: len(rows)], strict=True)
    return [*missing, *((row, expected) for row, expected in pairs if row is not None and row != expected)]


def first_sentences(question: Question[Any], files: Mapping[str, Path], app: AppTest) -> dict[str, str]:
    """What a reader meets first on each surface, without its line breaks. Csv has rows and no sentences."""
    table = printed(question, "table", files)
    in_words = json.loads(printed(question, "json", files))["sentences"]
    return {
        "table": " ".join(table.split("\n\n")[1].split()),
        "json": in_words[0],
        "app": " ".join(unescape(html(app)).split()),
    }


def test_every_question_says_the_same_on_every_surface(sample: Room, tmp_path: Path) -> None:
    found: dict[str, dict[str, Rows]] = {}
    files = {}
    for name, (_, content) in FILES.items():
        files[name] = tmp_path / f"{name}.csv"
        files[name].write_bytes(content)
    questions = list(QUESTIONS.values())
    for question in questions:
        found[question.name] = {
            form: read(question, printed(question, form, files))
            for form, read in (("json", in_json), ("csv", in_csv), ("table", in_the_table))
        }
    first: dict[str, str] = {}
    with looking(sample) as view:
        for question in questions:
            given = {FILES[question.name][0]: read_denominators(files[question.name])} if question.name in FILES else {}
            answer = view.ask(question, options_of(question) | given, **period_of(question))
            found[question.name]["python"] = in_python(question, answer)
            first[question.name] = answer.sentences[0]
    app = opened()
    wrong = []
    for question in sorted(questions, key=lambda each: not each.compares):
        screen = visited(app, question)
        found[question.name]["app"] = in_the_app(screen, question)
        said = first_sentences(question, files, screen)
        wrong += [f"{question.name}: {where}" for where, text in said.items() if first[question.name] not in text]
    assert wrong == [], "\n".join(wrong)
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
