"""Users read plain English: no word or form of the list below is in a sentence that can reach them.

The list holds what was found in ctx-map and had to be explained to its readers, with what to write instead.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from house.prose import files_with_prose, sentences_in, sentences_in_code, sentences_in_script

INSTEAD = {
    r"\bof them\b": "say who, as in: One has since turned 18",
    r"\basked about\b": "chosen, or named",
    r"\bstands? in\b": "is in",
    r"\brests? on\b": "is based on, or comes from",
    r"\bhardly\b|\bseldom\b": "very unlikely, or rarely",
    r"\banew\b": "again",
    r"\bheaps?\b": "group, or list",
    r"\bties?\b": "link, or relationship",
    r"\bchains?\b": "route",
    r"\b(?:no|any|some)body\b": "no one, anyone, someone",
    r"\bcontexts?\b": "place or person",
    r"\bwithheld\b": "restricted",
    r"\b1 times\b": "once",
    r"\b1 of 1\b": "say it without counting",
    r"\bstill\.$": "put still before the verb",
    r"^So that\b": "begin with the finding",
    r"; ": "two sentences, or a list",
    r"\b(?:e\.g|i\.e|etc|viz|cf)\.": "for example, that is, and so on",
    r"(?<!like )(?<!as )(?<![\w-])\d{4}-\d{2}-\d{2}\b": "12 November 2026",
}
"""What is not written, as a regular expression, and what to write instead."""
EXCEPT = {
    "cypher/": "file",
    "contextual safeguarding": "the name of the practice",
    "| ; ,": "the characters that an agency's name may not have",
}
"""Texts that may be in a sentence all the same, with the reason."""


def faults(text: str) -> list[str]:
    """What a sentence should not say, with what to say instead."""
    for allowed in EXCEPT:
        text = text.replace(allowed, "")
    return [f"{found[0]!r}: {better}" for form, better in INSTEAD.items() if (found := re.search(form, text, re.I))]


@pytest.mark.parametrize("path", files_with_prose(), ids=str)
def test_the_sentences_of_a_file_are_plain_english(path: Path) -> None:
    found = [f"line {line}: {fault} in: {text}" for line, text in sentences_in(path) for fault in faults(text)]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "young people: 60; reports: 3.",
        "One of them is an adult.",
        "As at 2026-11-15.",
        "Nobody knows.",
        "This rests on one report.",
        "Reported 1 times.",
        "Some reports are withheld.",
        "They share it still.",
    ],
)
def test_a_form_of_the_list_is_found(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "As at 15 November 2026.",
        "Write the day like 2026-05-01.",
        "A day such as 2026-05-01 is needed.",
        "The table has 4 rows. None is new.",
    ],
)
def test_plain_english_is_left_alone(text: str) -> None:
    assert faults(text) == []


def test_sentences_of_a_script_are_found_with_gaps_for_their_values() -> None:
    script = (
        'say("Not drawn."); // "not said"\nsay(`Path of ${path.map((each) => `${each} x`)}, ${n} steps`, \'a key\');\n'
    )
    assert list(sentences_in_script(script)) == [(1, "Not drawn."), (2, "Path of …, … steps"), (2, "a key")]


def test_sentences_are_found_where_they_are_written() -> None:
    code = '"""Not said."""\nx = f"{a} of them."\ny = "a key"\nOption("Young people", help="Some words")\n'
    assert [text for _, text in sentences_in_code(code)] == ["… of them.", "Young people", "Some words"]
