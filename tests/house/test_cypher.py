"""Each rule of the statements has one text: what a rule is made of stands in its part and in no other file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from ctx_map.store.cypher_text import header_of, listed, without_comments
from house.files import HOUSE, tracked

FILES = tracked(".cypher")
PARTS = [path for path in FILES if path.parts[-2] == "parts"]
RULES: Mapping[str, tuple[str, set[str]]] = {
    "who may see a report": (
        r"\.(audience|in_meeting)\s*(=|<>|CONTAINS|IN\b|IS\b)|\b\w+\(\w+\.(audience|in_meeting)|\$(agency|holder|meeting)\b",
        {"permitted", "for_everybody"},
    ),
    "what was known on a day": (
        r"\.(known_from|retracted_at)\s*(<|>|=|IS\b)|\b_ended\s*>\s*finished",
        {"known", "not_retracted", "retracted_on", "corrected", "standing"},
    ),
    "what was taken back": (r"\.retracted_at, *'-'|\.loaded_at\s*<", {"standing", "present"}),
    "which loads have finished": (r"\._admitted\s*<=\s*finished", {"admitted"}),
    "what overlaps the window": (r"\$(since|until|momentary)\b", {"in_window"}),
    "what is true in a period": (r"\$open_ended\b", {"true_in_period"}),
    "who is young": (
        r"\.date_of_birth\s*(IS\b|=|<|>)|\b\w+\(\w+\.date_of_birth|9999-12-31|\.kind = '",
        {"adult_from", "age_unknown", "adult_or_unidentified", "adult_or_unidentified_then", "true_in_period"},
    ),
    "which place is online": (r"\.platform IS\b|'online' *\)|CONTAINS 'online'", {"online"}),
}
"""What each rule is made of, and the parts that may hold it."""
_SET = re.compile(r"\bSET\b(?:(?!\bRETURN\b|\bWITH\b|\bMATCH\b|\bFOREACH\b).)*", re.DOTALL)


def body_of(path: Path) -> str:
    """The text of a file without comments, and without what it writes."""
    return _SET.sub("", without_comments((HOUSE / path).read_text("utf-8")))


def named_in(path: Path) -> set[str]:
    """The parts that the header of a file names."""
    return set(listed(header_of((HOUSE / path).read_text("utf-8"), str(path), required=()).get("uses", "")))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_stands_in_its_part_and_nowhere_else(rule: str) -> None:
    made_of, where = RULES[rule]
    holding = {path for path in FILES if re.search(made_of, body_of(path))}
    assert holding, "the rule is not found where it stands"
    assert {str(path) for path in holding if path not in PARTS or path.stem not in where} == set()


def test_no_two_parts_of_a_dialect_say_the_same() -> None:
    texts = [" ".join(body_of(path).split()) for path in PARTS]
    assert len(texts) == len(set(texts))


def test_each_part_that_a_header_names_is_there_and_each_part_is_named() -> None:
    there = {path.stem for path in PARTS}
    named = {name for path in FILES for name in named_in(path)}
    assert named == there


def test_a_part_of_the_embedded_store_alone_is_named_there() -> None:
    shared = {path.stem for path in PARTS if "embedded" not in path.parts}
    own = {path.stem for path in PARTS if "embedded" in path.parts} - shared
    outside = {name for path in FILES if "embedded" not in path.parts for name in named_in(path)}
    assert not own & outside
