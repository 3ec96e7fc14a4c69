"""Reading the audit, which leaves a line itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import polars as pl

from ctx_map.governance import Action, AuditCheck, AuditLine, Mandate, counts_told, verify_audit
from ctx_map.vocabulary.agencies import agency_words
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import mandate_of_session, the_audit, the_store

QUESTION = "audit"


@dataclass(frozen=True, slots=True)
class Reading:
    """The log as it was read at one moment."""

    frame: pl.DataFrame
    check: AuditCheck


def read_audit() -> Reading:
    """The log and its check: held from the run before while the screen stays open, else read anew with one line in the
    log.
    """
    mandate, now = mandate_of_session(), session()
    held = now.held.get(QUESTION)
    if held is None or held.fingerprint != (mandate,):
        audit = the_audit()
        audit.append(Action.AUDIT_READ, mandate, subject="audit log")
        held = Held((mandate,), Reading(_frame(audit.lines(), mandate), verify_audit(audit, the_store())))
        now.held[QUESTION] = held
    return cast("Reading", held.answer)


def read_again() -> None:
    """Makes the next run read the log anew."""
    session().held.pop(QUESTION, None)


def _frame(lines: Sequence[AuditLine], mandate: Mandate) -> pl.DataFrame:
    """One row per line, with those of its counts in words that the mandate may be told."""
    schema = {"seq": pl.Int64, **dict.fromkeys(_TEXTS, pl.String), "counts": pl.String}
    return pl.DataFrame([_row(each, mandate) for each in lines], schema=schema)


def _row(each: AuditLine, mandate: Mandate) -> dict[str, object]:
    counts = ", ".join(f"{name}: {count}" for name, count in counts_told(each, mandate).items())
    return {
        **{name: getattr(each, name) for name in ("seq", *_TEXTS)},
        "at": each.at[:19].replace("T", " "),
        "agency": agency_words(each.agency),
        "counts": counts,
    }


_TEXTS = ("at", "actor", "role", "agency", "action", "subject", "purpose", "authority", "decision")
