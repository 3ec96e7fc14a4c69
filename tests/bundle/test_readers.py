"""Each reader of cells says it twice: fast for a column, exactly for one text. The two must never disagree."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bundles import TODAY
from ctx_map.bundle.cells.dates import Day, Moment
from ctx_map.bundle.cells.ids import Agency, Id, Uprn
from ctx_map.bundle.cells.numbers import Number, YesNo
from ctx_map.bundle.cells.readers import reader_of
from ctx_map.bundle.cells.reading import Reader, Reading, read_column
from ctx_map.bundle.cells.texts import Name, Text
from ctx_map.bundle.cells.words import DatedWord, DatedWords, GradeWord, Word
from ctx_map.vocabulary.tables import TABLES
from ctx_map.vocabulary.versioned import Entry, Nation, Vocabulary, vocabulary

WORDS = Vocabulary(
    "test",
    "1",
    (
        Entry("old", "old", "a source", date(2010, 1, 1), date(2020, 1, 1), extent=(Nation.ENGLAND,)),
        Entry("now", "now", "a source", date(2010, 1, 1), extent=(Nation.ENGLAND,)),
        Entry("to_come", "to come", "a source", date(2030, 1, 1), extent=(Nation.ENGLAND,)),
    ),
)
READERS: dict[str, Reader] = {
    "id": Id(),
    "agency": Agency(),
    "uprn": Uprn(),
    "text": Text(most=20),
    "name": Name(),
    "day": Day(),
    "moment": Moment(),
    "number": Number(),
    "yes or no": YesNo(),
    "word": Word(["young_person", "adult"]),
    "dated word": DatedWord(WORDS, TODAY),
    "dated words": DatedWords(WORDS, TODAY),
    "grade": GradeWord(),
}
SIGNS = st.characters(codec="utf-8")
NEARLY = st.from_regex(
    r"\A(\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?|\d{1,2}/\d{1,2}/\d{2,4}|-?\d{1,12}([.,]\d{1,12})?"
    r"|\d(\.\d+)?[eE]\+?\d\d|\[?[1-4][A-F][PCA]\]?|[A-E][1-5][1-5]|[ A-Za-z|;:,_-]{1,12}|(un)?known)\Z"
)
TEXTS = st.one_of(
    st.text(SIGNS, min_size=1, max_size=25),
    NEARLY,
    st.sampled_from(
        ["now", "old;now", "NOW ", "to_come", "Young person", "yes", "0", " ", "\t", "(holder)", "Unknown"]
    ),
    st.dates(date(1890, 1, 1), date(2110, 1, 1)).map(str),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60)
@given(texts=st.lists(TEXTS, max_size=30))
@example(texts=["2024-03-31T01:30", "2024-10-27T01:30", "1973-03-18T02:30", "2012-02-29", "1900-01-01", "2100-01-01"])
@example(
    texts=["a\u0301", "\u00e1", "\u212b", "a\u200db", "\u202e", "x" * 20, "x" * 21, "\u00a0a", "a\u00a0", "1.0", "9e9"]
)
@example(texts=["\u0660", "12", "Yes", "UNKNOWN", "baby x", "a\nb", "a\r\nb", "a|b", "2BP", "[2BP]", "not graded"])
def test_the_fast_reading_of_a_column_says_nothing_but_what_the_exact_reading_says(name: str, texts: list[str]) -> None:
    reader = READERS[name]
    fast = reader.sure(pl.Series(texts, dtype=pl.String)).to_list()
    for text, value in zip(texts, fast, strict=True):
        if value is not None:
            assert reader.one(text) == Reading(value)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=30)
@given(texts=st.lists(st.one_of(st.none(), TEXTS), max_size=30))
def test_every_cell_has_a_value_or_a_problem_or_says_nothing(name: str, texts: list[str | None]) -> None:
    reader = READERS[name]
    read = read_column(pl.Series(texts, dtype=pl.String), reader)
    refused = dict(read.problems.select("at", "code").iter_rows())
    for at, text in enumerate(texts):
        exact = Reading() if text is None else reader.one(text)
        assert read.values[at] == exact.value
        assert refused.get(at) == exact.problem
    filled = sum(text is not None for text in texts)
    parsed = read.values.len() - read.values.null_count()
    assert filled == parsed + read.problems.height + read.nothing


@pytest.mark.parametrize("name", READERS)
@given(text=TEXTS)
def test_what_was_read_reads_the_same_again(name: str, text: str) -> None:
    reader = READERS[name]
    read = reader.one(text)
    if isinstance(read.value, str):
        assert reader.one(read.value).value == read.value


@given(text=TEXTS)
def test_nothing_but_spaces_and_not_graded_says_nothing(text: str) -> None:
    for name, reader in READERS.items():
        if reader.one(text) == Reading():
            only_signs = text.replace(";", "").strip() == ""
            assert only_signs or (name == "grade" and "graded" in text.casefold()) or text.casefold() == "none"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("now", Reading("now")),
        ("Now", Reading("now")),
        ("old", Reading("old", warning="word-retired")),
        ("to come", Reading(problem="word-not-yet")),
    ],
)
def test_a_word_out_of_force_is_kept_and_one_not_yet_in_force_is_refused(text: str, reading: Reading) -> None:
    assert DatedWord(WORDS, TODAY).one(text) == reading


def test_several_words_are_kept_in_order_each_once() -> None:
    assert DatedWords(WORDS, TODAY).one("old; now;NOW") == Reading("now;old", warning="word-retired")


def test_an_unknown_word_is_refused_with_the_nearest_known_one() -> None:
    cells = pl.Series(["yung person", "zzz"])
    read = read_column(cells, Word(["young_person", "adult"]))
    assert read.problems.get_column("detail").to_list() == [
        " (did you mean young_person?)",
        " (the words are young_person, adult)",
    ]
    several = read_column(pl.Series(["now;odl"]), DatedWords(WORDS, TODAY))
    assert several.problems.get_column("detail").to_list() == [" (did you mean old?)"]


def test_every_column_of_every_table_has_a_reader() -> None:
    readers = {
        (table.name, column.name): reader_of(table.name, column, today=TODAY)
        for table in TABLES.values()
        for column in table.columns
        if column.sort != "end"
    }
    assert isinstance(readers["events", "harms"], DatedWords)
    assert all(
        isinstance(readers["events", "harms"].one(entry.word).value, str) for entry in vocabulary("harms").entries
    )
