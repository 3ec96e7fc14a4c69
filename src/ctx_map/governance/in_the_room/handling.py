"""Who may see what is written in the room: the handling of its report.

What a young person says stays with the agency that wrote it down, and what was said in a map made with a child stays
in that map. Sharing it with more agencies is a choice that somebody makes, and never what happens by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from ctx_map.errors import WrongUse
from ctx_map.vocabulary.agencies import agency_words
from ctx_map.vocabulary.handling import ALSO_WITH_CHILD, ONLY_WITH_CHILD

ACTION_CODE, SANITISATION_CODE = "A1", "S2"
"""The strictest codes, because nobody has said that less is enough."""
_BREAKS = frozenset(",;|")
"""What conditions are divided by."""


class Share(StrEnum):
    """Who may see a report that is written in the room."""

    EVERYONE = "everyone"
    MEETING = "meeting"
    AGENCY = "agency"
    NOT_IN_MEETINGS = "not_in_meetings"
    WITH_CHILD = "with_child"

    @property
    def words(self) -> str:
        """The choice in words."""
        return {
            "everyone": "Everyone who may see the map",
            "meeting": "The agencies in this meeting",
            "agency": "Only the agency that writes it down",
            "not_in_meetings": "Only the agency that writes it down, and not in meetings",
            "with_child": "Only those who make a map with this young person",
        }[self.value]


def usual_share(*, own_words: bool, with_child: bool) -> Share:
    """Who may see a report where nobody chooses."""
    if with_child:
        return Share.WITH_CHILD
    return Share.AGENCY if own_words else Share.MEETING


def handling_cells(
    share: Share, *, writer: str, agency: str, present: Iterable[str] = (), from_child: bool = False
) -> dict[str, str]:
    """The cells of a report that say who may see it.

    `writer` is the agency of the mandate that writes it down, `agency` the one whose report it is, and `present` are
    the agencies of the meeting. `from_child` is whether it was said in a map made with a young person, which then shows
    it whoever else may see it.
    """
    if share is Share.EVERYONE:
        return {"handling": "P"}
    named = (agency, writer, *(present if share is Share.MEETING else ()))
    conditions = f"agencies: {', '.join(_spelled(named))}"
    if share is Share.NOT_IN_MEETINGS:
        conditions += "; not in meeting"
    if share is Share.WITH_CHILD or from_child:
        conditions += f"; {ONLY_WITH_CHILD if share is Share.WITH_CHILD else ALSO_WITH_CHILD}"
    return {
        "handling": "C",
        "action_code": ACTION_CODE,
        "sanitisation_code": SANITISATION_CODE,
        "conditions": conditions,
    }


def _spelled(names: Iterable[str]) -> list[str]:
    """These agencies as their reports spell them, and as people do, each once: a condition is held to the letters."""
    spelled: dict[str, str] = {}
    for name in names:
        if _BREAKS & set(name):
            raise WrongUse("The name of an agency has a comma, a semicolon or a bar in it. Choose one without.")
        for way in (name.strip(), agency_words(name)):
            spelled.setdefault(way.casefold(), way)
    return list(spelled.values())
