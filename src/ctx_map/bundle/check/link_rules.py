"""What a report must and must not say: role, handling with its codes, grade, protection, dates, direction."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from ctx_map.bundle.check.notes import Notes
from ctx_map.bundle.check.typed import TypedTable
from ctx_map.vocabulary.links import Protects, Puts, kinds_that, kinds_that_protect
from ctx_map.vocabulary.statements import Rating

_FOR_C = {
    "action_code": "action-missing",
    "sanitisation_code": "sanitisation-missing",
    "conditions": "conditions-missing",
}
_ALWAYS = kinds_that_protect(Protects.YES)
_NEVER = kinds_that_protect(Protects.NO)


def follow_link_rules(links: TypedTable, notes: Notes, *, today: date) -> TypedTable:
    """Note which links break a rule. Handling that only the grade states is filled in."""
    rows = links.rows
    if not rows.height:
        return links
    _roles(rows, notes)
    _grades(rows, notes)
    _protection(rows, notes)
    rows = _handling(rows, notes)
    _dates(rows, notes, today)
    _lives(rows, notes, today)
    return links.with_rows(rows)


def _roles(rows: pl.DataFrame, notes: Notes) -> None:
    kind, role = pl.col("kind"), pl.col("role")
    involved, rates = kind.is_in(kinds_that(Puts.PERSON_IN_EVENT)), kind.is_in(kinds_that(Puts.RATING))
    rating = role.is_in([word.value for word in Rating])
    notes.problem("links", rows.filter(involved & role.is_null()), "role", "role-missing")
    notes.problem("links", rows.filter(rates & role.is_null()), "role", "rating-missing")
    notes.problem("links", rows.filter(~involved & ~rates & role.is_not_null()), "role", "role-not-here")
    notes.problem("links", rows.filter((involved & rating) | (rates & ~rating)), "role", "role-of-another-kind")


def _grades(rows: pl.DataFrame, notes: Notes) -> None:
    """What a young person says is not intelligence, and is never graded."""
    own = pl.col("kind").is_in(kinds_that(Puts.OWN_WORDS, Puts.TALKED_ABOUT, Puts.RATING))
    notes.problem("links", rows.filter(own & pl.col("grade").is_not_null()), "grade", "grade-not-here")


def _protection(rows: pl.DataFrame, notes: Notes) -> None:
    said, kind = pl.col("protective"), pl.col("kind")
    notes.problem("links", rows.filter(said & kind.is_in(_NEVER)), "protective", "protective-not-here")
    notes.problem("links", rows.filter(~said & kind.is_in(_ALWAYS)), "protective", "protective-always")


def _handling(rows: pl.DataFrame, notes: Notes) -> pl.DataFrame:
    letter, handling = pl.col("grade").str.slice(2, 1), pl.col("handling")
    notes.problem("links", rows.filter(letter != handling), "handling", "grade-handling-disagree")
    from_grade = handling.is_null() & letter.is_not_null()
    notes.warn("links", rows.filter(from_grade), "handling", "handling-from-grade")
    rows = rows.with_columns(handling=pl.coalesce(handling, letter))
    conditional = handling == "C"
    for column, code in _FOR_C.items():
        notes.problem("links", rows.filter(conditional & pl.col(column).is_null()), column, code)
        open_to_all = rows.filter(~conditional.fill_null(value=False) & pl.col(column).is_not_null())
        notes.problem("links", open_to_all, column, "codes-without-c")
    return rows


def _dates(rows: pl.DataFrame, notes: Notes, today: date) -> None:
    since, until, recorded = pl.col("since"), pl.col("until"), pl.col("recorded_at")
    tomorrow = (today + timedelta(days=1)).isoformat()
    # a day as an upper bound means its end: its moments begin with its text
    notes.problem("links", rows.filter((since > until) & ~since.str.starts_with(until)), "until", "dates-reversed")
    notes.warn("links", rows.filter(since >= tomorrow), "since", "date-future")
    notes.warn("links", rows.filter(recorded >= tomorrow), "recorded_at", "date-future")
    notes.warn("links", rows.filter(pl.col("withdrawn_at") >= tomorrow), "withdrawn_at", "date-future")
    late = (since > recorded) & ~since.str.starts_with(recorded)
    notes.warn("links", rows.filter(late), "since", "since-after-recorded")


def _lives(rows: pl.DataFrame, notes: Notes, today: date) -> None:
    """What the people's dates of birth say to a report."""
    since = pl.col("since")
    unborn = (since < pl.col("source_born")) | (since < pl.col("target_born"))
    notes.warn("links", rows.filter(unborn), "since", "before-birth")
    day = pl.coalesce(since, pl.lit(today.isoformat()))
    child_first = (pl.col("source_adult_from") > day) & (pl.col("target_adult_from") <= day)
    notes.warn(
        "links",
        rows.filter(pl.col("kind").is_in(kinds_that(Puts.APPROACH)) & child_first),
        "from",
        "contact-from-child",
    )
