"""Shared contacts of a whole store, counted where the data is.

Adults and unidentified people, things, events and online spaces: ids, counts, weights and the reports behind each row
are those of the whole network, without the surprise, as for places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ctx_map.analysis import shared_contacts
from ctx_map.analysis.answers.result import Result
from ctx_map.analysis.answers.shared_contexts import SharedContext
from ctx_map.analysis.questions.shared_contacts import SHORT, TURNED_18_AS_CONTACT, check_sorts
from ctx_map.analysis.rows.adults import BETWEEN_PEOPLE
from ctx_map.analysis.rows.participation import AT_A_PLACE, HAPPENED, IN_AN_EVENT
from ctx_map.governance.in_server.asked import (
    UNTIED_NOT_COUNTED,
    Asked,
    named_in_server,
    shared_in_server,
    young_in_server,
)
from ctx_map.governance.in_server.engine import Engine
from ctx_map.network import Network
from ctx_map.store.base import Value
from ctx_map.vocabulary.links import Puts, kinds_that

STATEMENTS = ("server/shared_contacts", "server/contacts_account", "server/reports_at")
KINDS = {
    "people": BETWEEN_PEOPLE,
    "things": kinds_that(Puts.USE),
    "events": (*IN_AN_EVENT, *HAPPENED),  # where it happened is a part of what an event is called
    "online": (*AT_A_PLACE, *HAPPENED),
}
"""The kinds of report at a contact of each sort that say which young people share it."""
COUNTED_AS = {"people": "adults"}
"""A sort whose column of the account is called otherwise."""


@dataclass(frozen=True, slots=True)
class CountedContacts:
    """A question about shared contacts that a server answers for one mandate."""

    asked: Asked
    people: tuple[str, ...]
    min_people: int
    only: tuple[str, ...]

    def answer(self) -> Result[SharedContext]:
        """The answer of `shared_contacts` on the whole network, but for the surprise. Raises WrongUse as it does."""
        found = shared_contacts(
            self._part(), people=self.people, min_people=self.min_people, only=self.only, chance=False
        )
        return self.asked.of_the_whole(shared_in_server(found, self._considered()))

    @property
    def _sorts(self) -> tuple[str, ...]:
        return tuple(sort for sort in SHORT.values() if not self.only or sort in self.only)

    def _count(self, statement: str, **more: Value) -> pl.DataFrame:
        return self.asked.read(statement, people=list(self.people), only=list(self._sorts), **more)

    def _part(self) -> Network:
        """Read the reports at the contacts that the server picks, and who was in the events in online spaces."""
        picked = self._count("server/shared_contacts", least=self.min_people)
        links = [
            self.asked.reports_at(picked.filter(sort=sort).get_column("key").to_list(), KINDS[sort])
            for sort in self._sorts
        ]
        return self.asked.part([*links, self.asked.parts_in_events(pl.concat(links))], self.people)

    def _considered(self) -> dict[str, int]:
        """Out of what it was counted, in the words of the analysis."""
        account = self._count("server/contacts_account").row(0, named=True)
        sorts = {words: sort for words, sort in SHORT.items() if sort in self._sorts}
        return {
            **young_in_server(account),
            **named_in_server(self.people, account["named"]),
            **{f"{words} with a young person": account[COUNTED_AS.get(sort, sort)] for words, sort in sorts.items()},
            **({TURNED_18_AS_CONTACT: account["adults_today"] - account["adults"]} if "people" in self._sorts else {}),
            "reports": account["reports"],
        }


def _answer(
    asked: Asked,
    *,
    people: Sequence[str],
    min_people: int,
    only: Sequence[str],
    untied: bool,  # noqa: ARG001
) -> Result[SharedContext]:
    check_sorts(only)
    return CountedContacts(asked, tuple(people), min_people, tuple(only)).answer()


ENGINE = Engine(
    question="shared-contacts",
    statements=STATEMENTS,
    answer=_answer,
    cannot={"untied": UNTIED_NOT_COUNTED},
)
