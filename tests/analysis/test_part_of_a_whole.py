"""A part of a whole is said as people say it: "3 of the 7 links", "all 7 links", "both links", "the one link"."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.plain_counts.drawn import PEOPLE, drawn_town, the_town_before
from analysis.test_counts_what_is_there import SPARSE, asked
from ctx_map.analysis.answers.account import account_of
from ctx_map.analysis.answers.cells import written_table
from ctx_map.analysis.answers.wording import part_of
from ctx_map.analysis.registry import QUESTIONS
from ctx_map.network import Network

ALL_OF_ALL = re.compile(r"\b(\d[\d,]*) of (?:the )?\1\b")
ALL_ONE = re.compile(r"\b[Aa]ll 1\b|\bthe 1\b")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (3, 7, "3 of the 7 links"),
        (1, 2, "1 of the 2 links"),
        (1_200, 2_000, "1,200 of the 2,000 links"),
        (7, 7, "all 7 links"),
        (2, 2, "both links"),
        (1, 1, "the one link"),
        (0, 7, "none of the 7 links"),
        (0, 1, "no link"),
    ],
)
def test_a_part_of_a_whole_in_words(part: int, whole: int, words: str) -> None:
    assert part_of(part, whole, "link") == words


def test_the_plural_of_what_is_counted_is_a_word_of_its_own() -> None:
    assert part_of(3, 3, "young person") == "all 3 young people"


def all_that_is_said(network: Network) -> list[str]:
    """Every sentence and every cell of the answers on a network."""
    people = [each for each in PEOPLE if each in set(network.keys)]
    said = []
    for name in QUESTIONS:
        for options in (asked(name, people), about_two(name, people)):
            said += said_by(name, network, options) if options is not None else []
    return said


def about_two(name: str, people: list[str]) -> dict[str, Any] | None:
    """The same options with two people named, where a question asks about some of them."""
    options = asked(name, people)
    named = "people" in QUESTIONS[name].options.model_fields and len(people) > 1
    return None if options is None or not named else {**options, "people": people[:2]}


def said_by(name: str, network: Network, options: dict[str, Any]) -> list[str]:
    """Every sentence and every cell of one answer."""
    question = QUESTIONS[name]
    networks = (the_town_before(network, days=1), network) if question.compares else (network,)
    answer = question.answer(*networks, **options)
    cells = written_table(question, answer.rows, network.names_by_key, ids=False).rows
    sentences = (*answer.sentences, account_of(answer).sentence)
    return [f"{name}: {each}" for each in (*sentences, *(cell for row in cells for cell in row))]


@pytest.mark.parametrize("sort", SPARSE)
def test_no_answer_on_a_sparse_map_says_that_all_are_so_many_of_so_many(sort: str) -> None:
    assert [each for each in all_that_is_said(SPARSE[sort]) if ALL_OF_ALL.search(each) or ALL_ONE.search(each)] == []


@settings(max_examples=6)
@given(seed=st.integers(0, 100_000))
def test_no_answer_says_that_all_are_so_many_of_so_many(seed: int) -> None:
    said = all_that_is_said(drawn_town(seed))
    assert [each for each in said if ALL_OF_ALL.search(each) or ALL_ONE.search(each)] == []
