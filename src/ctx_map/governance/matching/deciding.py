"""Deciding about a match: a person confirms that two ids stand for one, rejects it, or takes a decision back.

The audit line is written first. The ids and their reports stay as they are, so a decision can be undone on any day.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from ctx_map.errors import Refused, StoreError, WrongUse
from ctx_map.governance.audit import Action
from ctx_map.governance.intake import Intake
from ctx_map.governance.intake.may_write import may_write_into
from ctx_map.governance.matching.decisions import MATCHING, Decision, decisions_of
from ctx_map.governance.matching.records import NotSame, SameAs, id_of_pair
from ctx_map.governance.meetings.rows import new_records, versions_of
from ctx_map.governance.meetings.writing import stamped
from ctx_map.governance.sight import Sight
from ctx_map.matching.pairs import LABEL_OF

_ATTEMPTS = 5
NOT_YOURS = (
    "Your mandate may not decide about these ids. Use the mandate of the holder of the store, or one that may load "
    "files of both namespaces."
)
NOT_IN_VIEW = "Of the two ids, at least one is not in this view. Check the ids, which look like namespace:id."
NOT_ALIKE = "These two can't stand for one. Name two people, two places or two things."
TOLD_APART = (
    "A report says how these two are linked, so they are not one. If the report is wrong, ask its agency to correct it."
)
DECIDED = "This has been decided before. To decide otherwise, undo that first with `ctx-map matches undo`."
NOT_DECIDED = "Nothing has been decided about these two ids, so there is nothing to undo."


def confirm_match(intake: Intake, one: str, other: str, *, reason: str, by: str = "") -> Decision:
    """Record that two ids stand for the same person, place or thing. From then on every answer reads them as one.

    `by` is who decided, if that is not the one whose mandate it is. Raises Refused if the mandate may not decide about
    these ids, and WrongUse if one of them is not in its view, they are of two sorts, a report links them, or it has
    been decided already.
    """
    first, second = sorted((one, other))
    _record_attempt(intake, Action.MATCH_CONFIRMED, first, second)
    _check_two(intake, first, second)
    _check_not_linked(intake, first, second)
    return _save(intake, SameAs(one=first, other=second, reason=reason, by=by))


def reject_match(intake: Intake, one: str, other: str, *, reason: str, by: str = "") -> Decision:
    """Record that two ids stand for two, so that the pair is not proposed again. See `confirm_match`."""
    first, second = sorted((one, other))
    _record_attempt(intake, Action.MATCH_REJECTED, first, second)
    _check_two(intake, first, second)
    return _save(intake, NotSame(one=first, other=second, reason=reason, by=by))


def undo_match(intake: Intake, one: str, other: str, *, reason: str, by: str = "") -> None:
    """Take a decision about two ids back, whichever it was. Every answer is as it was before.

    Raises Refused as `confirm_match` does, and WrongUse if nothing has been decided about these ids.
    """
    first, second = sorted((one, other))
    _record_attempt(intake, Action.MATCH_UNDONE, first, second)
    _check_two(intake, first, second)
    decided = _in_force(intake, first, second)
    if decided is None:
        raise WrongUse(NOT_DECIDED)
    kind = SameAs if decided.same else NotSame
    _save(intake, kind(one=first, other=second, reason=reason, by=by, removed=True))


def _record_attempt(intake: Intake, action: Action, one: str, other: str) -> None:
    """Write the audit line that comes before anything else, and refuse a mandate that may not decide."""
    mandate = intake.mandate
    allowed = mandate.holder or all(may_write_into(mandate, key.split(":")[0]) for key in (one, other))
    decision = "allowed" if allowed else "refused by policy"
    intake.audit.append(action, mandate, subject="match", about=(one, other), decision=decision)
    if not allowed:
        raise Refused(NOT_YOURS)


def _check_two(intake: Intake, one: str, other: str) -> None:
    """Raise WrongUse unless these are two ids of one sort that the mandate may see."""
    sight = Sight(intake.store, intake.mandate, joining=False)
    if len(set(sight.shown(sorted({one, other})))) < len({one, other}):
        raise WrongUse(NOT_IN_VIEW)
    labels = sight.described([one, other]).get_column("label")
    if one == other or labels.n_unique() > 1 or labels[0] not in {label.value for label in LABEL_OF.values()}:
        raise WrongUse(NOT_ALIKE)


def _check_not_linked(intake: Intake, one: str, other: str) -> None:
    about = Sight(intake.store, intake.mandate, joining=False).reports_about([one])
    if not about.filter((pl.col("source") == other) | (pl.col("target") == other)).is_empty():
        raise WrongUse(TOLD_APART)


def _in_force(intake: Intake, one: str, other: str) -> Decision | None:
    return next((each for each in decisions_of(intake.store) if each.ids == {one, other}), None)


def _save(intake: Intake, record: SameAs | NotSame) -> Decision:
    """Keep a decision as the next version of what was decided about its two ids."""
    named = replace(record, id=id_of_pair(record.kind, record.one, record.other))
    for _ in range(_ATTEMPTS):
        versions = versions_of(intake.store, [MATCHING])
        if not record.removed and _in_force(intake, record.one, record.other) is not None:
            raise WrongUse(DECIDED)
        before = [each.written for each in versions if each.id == named.id and each.written is not None]
        last = max(before, key=lambda each: each.number, default=None)
        saved = stamped(intake, versions, replace(named, written=last))
        if intake.store.keep(new_records(MATCHING, len(versions), [saved])):
            return _told(saved)
    raise StoreError("The decision could not be saved, because others are deciding about matches. Try again.")


def _told(saved: SameAs | NotSame) -> Decision:
    written = saved.written
    if written is None:
        raise StoreError("The decision was not stamped, so it was not saved. Try again.")
    same = isinstance(saved, SameAs)
    author, agency, day = written.author, written.agency, written.on.isoformat()
    return Decision(saved.one, saved.other, same, saved.reason, saved.by, author, agency, day)
