"""Each heading of a meeting has one question that is asked first."""

from __future__ import annotations

from ctx_map.analysis.question import Heading
from ctx_map.analysis.registry import QUESTIONS, under_headings


def test_every_heading_has_a_question_and_every_question_a_heading() -> None:
    under = under_headings()
    assert list(under) == list(Heading)
    assert all(under.values())
    assert {question.name for asked in under.values() for question, _ in asked} == set(QUESTIONS)


def test_where_several_stand_under_a_heading_exactly_one_leads_and_comes_first() -> None:
    for heading, asked in under_headings().items():
        own = [question for question, _ in asked if question.heading is heading]
        leading = [question for question in own if question.leads]
        assert len(leading) == (len(own) > 1), heading
        assert not leading or asked[0][0] is leading[0]
