"""Writing in the room: what was said becomes a report, which goes into the store through the intake as a file does.

It is kept in a namespace beside that of the agency's files, so that a full delivery of the agency withdraws nothing
that was written in a meeting. Taking its load back takes it off the map.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from ctx_map.analysis.rows.ages import young_at
from ctx_map.bundle.check.check import check_bundle
from ctx_map.errors import Refused, WrongUse
from ctx_map.governance.in_the_room.correcting import corrected_rows, namespace_of
from ctx_map.governance.in_the_room.on_their_map import OnTheirMap
from ctx_map.governance.in_the_room.rows import Rows, Signed, bundle_of, rows_of
from ctx_map.governance.in_the_room.said import Correction, NewLink, NewPlace, OwnWords, PlaceRating, Said
from ctx_map.governance.intake import Intake
from ctx_map.governance.intake.may_write import room_namespace, written_as
from ctx_map.governance.mandate import Mandate
from ctx_map.governance.meetings.shown import Shown
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label

NOT_IN_VIEW = "Some of these are not on the map that you may see. Select them again."
ONLY_YOUNG = "These are a young person's own words. Choose a young person."
ONLY_PLACES = "Young people rate places. Choose a place."
OTHER_AGENCY = (
    "Your mandate may not write reports of this agency. Choose your own agency as the one that writes it down, and say "
    "who said it."
)
OTHERS_REPORT = "Your mandate may not correct a report of this agency. Ask the agency to correct it, or add a note."
_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of what was said."""

    ref: str
    """The reference of its report. Empty for a correction, which keeps its own."""
    nodes: tuple[str, ...]
    """The ids of what is new on the map."""
    ends: tuple[str, ...]
    """The ids of what it links."""


def write_in_room(intake: Intake, said: Said) -> Kept:
    """Keep what was said as a report, under the mandate of the intake and with its audit lines.

    Raises WrongUse if it can't be said so, Refused if the mandate may not write it, and as `Intake.admit` does. Then
    nothing was kept.
    """
    if isinstance(said, Correction):
        return admit_rows(intake, corrected_rows(intake, said), namespace_of(said.link), refusal=OTHERS_REPORT)
    _check_ends(intake, said)
    token = secrets.token_hex(16)
    where = f"meeting-{said.meeting[:_LETTERS]}" if said.meeting else "with-a-young-person"
    ref = f"{where}-{token[:_LETTERS]}"
    signed = Signed(intake.mandate.agency, intake.today, ref, f"room-{token[_LETTERS : 3 * _LETTERS]}")
    rows = rows_of(said, signed)
    return admit_rows(intake, rows, room_namespace(intake.mandate), ref=ref)


def agencies_to_write(mandate: Mandate) -> tuple[str, ...] | None:
    """The agencies whose reports a mandate may write in the room, or None for every agency."""
    return written_as(mandate)


def young_people_of(network: Network, day: date) -> frozenset[str]:
    """The ids of the people of a network who are young on a day, or whose age is not known."""
    people = network.nodes.with_row_index("code").filter(pl.col("label") == Label.PERSON.value)
    return frozenset(people.filter(young_at(network, people.get_column("code"), day)).get_column("key"))


def admit_rows(intake: Intake, rows: Rows, namespace: str, *, refusal: str = OTHER_AGENCY, ref: str = "") -> Kept:
    """Check the rows and admit them. A refusal says what can be done in the room."""
    checked = check_bundle(bundle_of(rows, namespace), today=intake.today)
    if checked.report.problems:
        raise WrongUse(checked.report.problems[0].advice)
    try:
        intake.admit(checked)
    except Refused:
        raise Refused(refusal) from None
    nodes = tuple(f"{namespace}:{each}" for each in rows.ids)
    ends = (row[end] for row in rows.links for end in ("from", "to"))
    return Kept(ref, nodes, tuple(dict.fromkeys(end for end in ends if ":" in end)))


def _check_ends(intake: Intake, said: Said) -> None:
    """Raise WrongUse if it is about what may not be seen, or if someone is not who it says."""
    ids = _ids(said)
    shown = Shown(intake.store, intake.mandate)
    if set(ids) - shown.among(ids):
        raise WrongUse(NOT_IN_VIEW)
    network = shown.network(ids)
    speaker = said.person if isinstance(said, OwnWords | PlaceRating | OnTheirMap) else ""
    if speaker and speaker not in young_people_of(network, said.day or intake.today):
        raise WrongUse(ONLY_YOUNG)
    if isinstance(said, PlaceRating) and _labels(network, (said.place,)) != {Label.PLACE.value}:
        raise WrongUse(ONLY_PLACES)


def _ids(said: Said) -> tuple[str, ...]:
    """The ids on the map that it names."""
    match said:
        case NewPlace():
            return said.linked
        case NewLink():
            return said.source, said.target
        case OwnWords():
            return said.person, *said.about
        case OnTheirMap():
            return (said.person,)
        case PlaceRating():
            return tuple(filter(None, (said.place, said.person)))
    return ()


def _labels(network: Network, keys: Iterable[str]) -> set[str]:
    return set(network.nodes.filter(pl.col("key").is_in(list(keys))).get_column("label"))
