"""Every question says what a count in plain Python says, under at least three settings of its options.

The plain counts are in `plain_counts`. They read the rows of the network and use none of the analyses. The numbers of
the first sentence, what the answer considers and its number of rows are compared.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.plain_counts.counting import COUNTS, Expected
from analysis.plain_counts.drawn import drawn_town, the_town_before
from analysis.plain_counts.facts import facts_of
from ctx_map.analysis import Result
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.network import Network

for _room in ("shared", "places", "people", "links_between", "change", "confidence", "times"):
    import_module(f"analysis.plain_counts.{_room}")
DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")
FEWEST_SETTINGS = 3


def numbers(sentence: str) -> tuple[float, ...]:
    """The numbers of a sentence, without its dates."""
    return tuple(float(each.rstrip(",").replace(",", "")) for each in NUMBER.findall(DATE.sub("", sentence)))


def answered(name: str, network: Network, options: dict[str, Any]) -> tuple[Result[Any], Expected]:
    """The answer and what a plain count says that it has to be."""
    question, earlier = QUESTIONS[name], None
    if question.compares:
        earlier = the_town_before(network, days=options.pop("days"))
    answer = question.answer(*(each for each in (earlier, network) if each), **options)
    first = answer.rows[0] if len(answer.rows) else None
    return answer, COUNTS[name].count(facts_of(network, earlier), first, **options)


def test_every_question_has_a_plain_count_under_several_settings() -> None:
    assert set(COUNTS) == set(QUESTIONS)
    for name, each in COUNTS.items():
        distinct = {repr(sorted(chosen.items())) for chosen in each.settings}
        assert len(distinct) == len(each.settings) >= FEWEST_SETTINGS, name


@pytest.mark.parametrize("name", QUESTIONS)
@settings(max_examples=8)
@given(seed=st.integers(0, 100_000))
def test_a_question_says_what_a_plain_count_says(name: str, seed: int) -> None:
    network = drawn_town(seed)
    for options in COUNTS[name].settings:
        answer, expected = answered(name, network, dict(options))
        left_out = {*expected.not_counted, *expected.any_of}
        counted = {words: n for words, n in answer.considered.items() if words not in left_out}
        assert counted == dict(expected.considered), options
        assert numbers(answer.sentences[0]) == expected.headline, (options, answer.sentences[0])
        assert expected.rows is None or len(answer.rows) == expected.rows, options
        assert set(expected.says) <= set(answer.sentences), options
        for words, right in expected.any_of.items():
            assert answer.considered[words] in right, (options, words)
        held = {row_name(row): row for row in answer.rows}
        for row_id, cells in expected.cells.items():
            assert {column: getattr(held[row_id], column) for column in cells} == cells, (options, row_id)
        for column, number in expected.first_row.items():
            assert getattr(answer.rows[0], column) == pytest.approx(number, abs=1e-8), (options, column)


def row_name(row: Any) -> str:
    """The id of a row; of a share of the population, its group."""
    return str(getattr(row, "id", None) or getattr(row, "group", ""))
