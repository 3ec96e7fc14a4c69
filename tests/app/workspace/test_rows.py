"""The few rows beside the canvas, and their small pictures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.rooms import Room, network_of
from ctx_map.analysis.question import Picture
from ctx_map.analysis.registry import QUESTIONS
from ctx_map_app.workspace.rows import MOST_ROWS, by_part_of_week, shown_rows


@given(st.lists(st.integers(0, 167)))
def test_every_hour_of_the_week_is_counted_once(hours: list[int]) -> None:
    week = by_part_of_week(hours)
    assert sum(map(sum, week)) == len(hours)
    assert [len(day) for day in week] == [8] * 7
    for hour in set(hours):
        assert week[hour // 24][hour % 24 // 3] >= hours.count(hour)


def test_the_rows_of_every_question_that_needs_no_choice_have_a_title_and_at_most_five_stand_there(
    sample: Room,
) -> None:
    network = network_of(sample)
    for question in QUESTIONS.values():
        if question.compares or any(field.is_required() for field in question.options.model_fields.values()):
            continue
        result = question.answer(network)
        rows = shown_rows(question, result.rows, network.names_by_key)
        assert len(rows) == min(len(result.rows), MOST_ROWS), question.name
        assert all(row.title for row in rows), question.name
        assert all(0 <= row.bar <= 1 for row in rows if row.bar is not None), question.name
        if question.picture is Picture.BARS:
            assert all(row.bar_words for row in rows), question.name


def test_what_stands_in_the_table_as_how_we_know_is_not_beside_the_canvas(sample: Room) -> None:
    network = network_of(sample)
    question = QUESTIONS["shared-places"]
    rows = shown_rows(question, question.answer(network).rows, network.names_by_key)
    assert not [each for row in rows for each in row.details if "chance" in each]
    assert "reports" in rows[0].details[0] or "reports" in rows[0].details[1]


def test_a_question_about_some_has_bars_out_of_these(sample: Room) -> None:
    network = network_of(sample)
    question = QUESTIONS["shared-places"]
    two = ("childrens-services:YP01", "childrens-services:YP07")
    rows = shown_rows(question, question.answer(network, people=two).rows, network.names_by_key, out_of=2)
    assert rows[0].bar_words == "2 of 2 young people"
    assert rows[0].bar == 1.0
