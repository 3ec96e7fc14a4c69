"""The guide has every message of a check, and each says what to do."""

from __future__ import annotations

import re

import pytest

from ctx_map.bundle.advice import ADVICE
from docs.message_table import BEGINS, WHAT_TO_DO, says_what_to_do, with_message_table
from docs.pages import HOUSE

PAGE = (HOUSE / "docs" / "guide" / "messages.md").read_text("utf-8")
GIVES_A_CODE = re.compile(r'(?:Finding|Problem|Reading|notes\.(?:problem|warn))\([^()]*?"([a-z0-9]+(?:-[a-z0-9]+)+)"')


def test_the_table_of_the_guide_has_every_message() -> None:
    assert BEGINS in PAGE
    assert with_message_table(PAGE) == PAGE
    assert [code for code in ADVICE if f"| `{code}` |" not in PAGE] == []


@pytest.mark.parametrize("code", ADVICE)
def test_each_message_says_what_to_do(code: str) -> None:
    assert says_what_to_do(code)


def test_nothing_is_said_of_messages_that_are_not_there() -> None:
    assert set(WHAT_TO_DO) <= set(ADVICE)


def test_every_code_that_is_given_is_in_the_registry() -> None:
    found = {
        code
        for folder in ("bundle", "governance/intake")
        for path in (HOUSE / "src" / "ctx_map" / folder).rglob("*.py")
        for code in GIVES_A_CODE.findall(path.read_text("utf-8"))
    }
    assert len(found) > len(ADVICE) // 3
    assert found - set(ADVICE) == set()
