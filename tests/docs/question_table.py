"""The table of all questions in the guide, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterator

from ctx_map.analysis.question import Heading, Section
from ctx_map.analysis.registry import QUESTIONS

BEGINS, ENDS = "<!-- questions -->\n", "<!-- end of questions -->"


def question_table() -> str:
    """One row per question, by section and in the order of the headings."""
    return "".join(f"{line}\n" for line in _lines())


def with_question_table(page: str) -> str:
    """The page with the table between its two marks. A page without marks stays as it is."""
    before, mark, rest = page.partition(BEGINS)
    return f"{before}{mark}{question_table()}{ENDS}{rest.partition(ENDS)[2]}" if mark else page


def _lines() -> Iterator[str]:
    yield "| the meeting asks | page | command | what comes first |"
    yield "|---|---|---|---|"
    for section in Section:
        yield f"| **{section.value}** | | | |"
        for question in sorted(QUESTIONS.values(), key=lambda each: (list(Heading).index(each.heading), each.name)):
            if question.section is section:
                page = f"[{question.title}]({question.guide})"
                yield f"| {question.asks} | {page} | `ctx-map {question.name}` | {question.order} |"
