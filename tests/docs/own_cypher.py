"""The statements of the page "Your own Cypher", and their rows as the page prints them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from neo4j import Driver

from docs.pages import HOUSE

PAGE = HOUSE / "docs" / "guide" / "own-cypher.md"
Rows = list[dict[str, object]]
_BLOCK = re.compile(r"^```(cypher|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FILTER = re.compile(r"^```cypher\n(EXISTS .*?)```", re.MULTILINE | re.DOTALL)


def plain(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def the_filter() -> str:
    """The filter that the page gives, with single spaces."""
    found = _FILTER.search(PAGE.read_text("utf-8"))
    assert found is not None
    return plain(found[1])


def examples() -> Mapping[str, tuple[str, str]]:
    """Each example by its title: the statement with single spaces, and what the page says that it gives."""
    told = {}
    for section in PAGE.read_text("utf-8").split("\n## ")[1:]:
        blocks = dict(_BLOCK.findall(section))
        if "text" in blocks:
            told[section.splitlines()[0]] = plain(blocks["cypher"]), blocks["text"]
    return told


def asked(driver: Driver, text: str) -> Rows:
    """The rows of a statement."""
    return [record.data() for record in driver.execute_query(text).records]


def printed(rows: Rows) -> str:
    """Rows as the page prints them: the columns, and a line a row."""
    lines = [list(rows[0]), *(["" if value is None else str(value) for value in row.values()] for row in rows)]
    return "".join(" | ".join(line) + "\n" for line in lines)
