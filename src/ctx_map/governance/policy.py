"""Who may see a report. This is worked out once when it is loaded, and checked again when it is read.

`audience_of` turns what a report says of its handling into the words that the store keeps beside it; `may_see` holds a
mandate against them. Both are pure, and anything they do not understand is not shown.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ctx_map.errors import WrongUse
from ctx_map.governance.mandate import Mandate
from ctx_map.vocabulary.audience import EVERYBODY, between_bars
from ctx_map.vocabulary.handling import read_conditions

if TYPE_CHECKING:
    import polars as pl

HOLDER = "(holder)"
"""Stands in an audience for whoever speaks for the holder of the store."""
WITH_CHILD = "(with child) "
"""In an audience, before the agency that may see a report in a map made with a young person."""


def agency_key(name: str) -> str:
    """An agency's name as audiences hold it: however it is written, it reads the same."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(text.replace("|", " ").split())


def audience_of(handling: str | None, conditions: str | None, agency: str) -> tuple[str, bool]:
    """The audience of a report, and whether a meeting may be shown it.

    P: everybody. C: its own agency and those that its conditions name; where they name none that can be read, its own
    agency only. Not stated, or anything else: its own agency and the holder of the store. What was said in a map made
    with a young person is in that map, and in no other one until somebody shares it, whatever its code.
    """
    said = read_conditions(conditions)
    own = agency_key(agency)
    if handling == "P" and not said.only_with_child:
        return EVERYBODY, not said.not_in_meeting
    others = {agency_key(name) for name in said.agencies} if handling == "C" else {HOLDER}
    shared = {own, *others} - {""}
    in_childs_map = {f"{WITH_CHILD}{name}" for name in shared - {HOLDER} if said.with_child}
    return between_bars(in_childs_map if said.only_with_child else shared | in_childs_map), not said.not_in_meeting


def may_see(audience: str | None, in_meeting: bool | None, *, agency: str, holder: bool, meeting: bool) -> bool:
    """Whether a mandate may see a report with this audience. `agency` is an `agency_key`."""
    if meeting and in_meeting is not True:
        return False
    if audience == EVERYBODY:
        return True
    named = set((audience or "").split("|")) - {""}
    return (agency in named - {HOLDER}) or (holder and HOLDER in named)


def agency_of(name: str) -> str:
    """Return the key of a mandate's agency. Raises WrongUse for a reserved name."""
    key = agency_key(name)
    if key in {"", HOLDER, EVERYBODY} or key.startswith(WITH_CHILD):
        raise WrongUse("The agency of the mandate is not the name of an agency. Give the agency its own name.")
    return key


def eyes_of(mandate: Mandate) -> tuple[str, bool, bool]:
    """What a mandate is held against an audience with: the name to look for, holder, and meeting."""
    agency = agency_of(mandate.agency)
    return (
        (f"{WITH_CHILD}{agency}", False, False) if mandate.with_child else (agency, mandate.holder, mandate.in_meeting)
    )


def with_audience(links: pl.DataFrame) -> pl.DataFrame:
    """Links with `audience` and `in_meeting` beside each, worked out once for each combination that occurs."""
    import polars as pl  # noqa: PLC0415  who reads the audit alone, under a mandate, does not wait for it

    columns = ["handling", "conditions", "agency"]
    combinations = links.select(columns).unique()
    worked_out = [audience_of(*row) for row in combinations.iter_rows()]
    beside = combinations.with_columns(
        pl.Series("audience", [audience for audience, _ in worked_out], dtype=pl.String),
        pl.Series("in_meeting", [in_meeting for _, in_meeting in worked_out], dtype=pl.Boolean),
    )
    return links.join(beside, on=columns, how="left", nulls_equal=True, maintain_order="left")


def seen_by(links: pl.DataFrame, mandate: Mandate) -> pl.DataFrame:
    """The links among these that a mandate may see: the door's own check of what a store gave it.

    Both the audience that was stored and the one that handling, conditions and agency give now must let it.
    """
    import polars as pl  # noqa: PLC0415

    columns = ["audience", "handling", "conditions", "agency"]
    combinations = links.select(columns).unique()
    allowed = [_still_seen(row, mandate) for row in combinations.iter_rows()]
    if all(allowed):
        return links
    shown = combinations.filter(pl.Series(allowed, dtype=pl.Boolean))
    return links.join(shown, on=columns, how="semi", nulls_equal=True, maintain_order="left")


def _still_seen(report: tuple[str | None, ...], mandate: Mandate) -> bool:
    stored, handling, conditions, own = report
    audience, in_meeting = audience_of(handling, conditions, own or "")
    # a young person's own map has nothing that is not from such a map, also if everybody may see it
    if mandate.with_child and not read_conditions(conditions).with_child:
        return False
    agency, holder, meeting = eyes_of(mandate)
    return all(may_see(each, in_meeting, agency=agency, holder=holder, meeting=meeting) for each in (stored, audience))
