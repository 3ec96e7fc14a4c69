"""Values as formats in XML can hold them: text and numbers, without what is not known."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from ctx_map.export.account import HOMES_LEFT_OUT, account, grade_key
from ctx_map.export.text import xml_clean
from ctx_map.governance.release import Release


def xml_account(release: Release[Any]) -> dict[str, str]:
    """Return the account of a release as texts, with how to read a grade and what is left out."""
    said = {**account(release), "grade_key": grade_key(), "left_out": HOMES_LEFT_OUT}
    said["withheld"] = release.withheld.words
    said["notice"] = " ".join(release.notice)
    return {name: xml_clean(_word(value)) for name, value in said.items() if value is not None}


def xml_attributes(row: Mapping[str, Any], *, but: Collection[str] = ()) -> dict[str, Any]:
    """Return the values of a row as text and numbers. yes and no are words, because readers differ on true and True."""
    return {name: _value(value) for name, value in row.items() if value is not None and name not in but}


def _value(value: Any) -> str | float:
    return value if isinstance(value, float) else xml_clean(_word(value))


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
