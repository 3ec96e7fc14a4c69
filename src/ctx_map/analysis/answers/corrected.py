"""What a correction changed, field by field and in words: "grade: was 2BP, now 1BP"."""

from __future__ import annotations

from ctx_map.vocabulary.days import day_words
from ctx_map.vocabulary.statements import Statement

NOW_DISPUTED = "now disputed"
_YES_NO = {
    "disputed": (NOW_DISPUTED, "not disputed any more"),
    "protective": ("now recorded as protective", "not recorded as protective any more"),
}
_CALLED = {
    "ref": "reference",
    "since": "from",
    "until": "until",
    "recorded_at": "recorded by the agency",
    "statement": "type",
    "collected_by": "collected by",
    "action_code": "action code",
    "sanitisation_code": "sanitisation code",
}
_DAYS = ("since", "until", "recorded_at")
_TEXTS = ("note", "conditions")
"""What is too long to be told twice in one line."""


def difference(field: str, then: str | bool | None, now: str | bool | None) -> str:
    """What the correction of one property of a link changed: "from: was 21 March 2026, now 14 March 2026"."""
    if field in _YES_NO:
        return _YES_NO[field][0 if now else 1]
    called = _CALLED.get(field, field)
    if field in _TEXTS:
        return f"{called} changed" if then and now else f"{called} {'added' if now else 'removed'}"
    return f"{called}: was {_words(field, then)}, now {_words(field, now)}"


def _words(field: str, value: str | bool | None) -> str:
    if not isinstance(value, str):
        return "not recorded"
    if field in _DAYS:
        return day_words(value)
    return Statement(value).words if field == "statement" else value
