"""The door as the app knows it: one store for the process, the mandate of this machine, and questions that leave a
line.

A question opens one View, which writes one audit line before anything is read. Streamlit runs a screen again at every
click; while the mandate, the question, its parameters and the data are the same, the answer that the session holds is
shown again and nothing new is read. Anything else is a new question with a new line. Answers are held in the session
that asked, never in a cache of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, TypeVar, cast

import streamlit as st

from ctx_map import Mandate, Release, View, open_store, open_view
from ctx_map.analysis import Changed, Result, changes
from ctx_map.governance import Audit, open_audit, read_mandate
from ctx_map.network import Network
from ctx_map.settings import read_settings
from ctx_map.store import Store
from people_shown import for_the_room, is_invented
from state import Held, session

RowT = TypeVar("RowT")
AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class Answer(Generic[RowT]):
    """What one question brought: the result, and the network it was worked out from, released together."""

    network: Release[Network]
    result: Release[Result[RowT]]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, with its parameters: the same question is not asked twice."""

    name: str
    about: tuple[str, ...] = ()
    parameters: tuple[object, ...] = ()


@st.cache_resource(show_spinner="Opening the store", on_release=lambda store: store.close())
def the_store() -> Store:
    """The store of this process. It alone is shared between sessions: it holds no answer.

    The app never makes one. Raises StoreUnavailable where there is none.
    """
    settings = read_settings()
    return open_store(settings.store, user=settings.neo4j_user, password=settings.neo4j_password, create=False)


def the_audit() -> Audit:
    """The audit of the store."""
    settings = read_settings()
    return open_audit(settings.store, settings)


def given_mandate() -> Mandate:
    """The mandate of this machine as at today, read again at every run, so that one that has run out opens nothing."""
    return read_mandate(read_settings(), date.today())


def mandate_of_session() -> Mandate:
    """The mandate of this machine, as at the day and for the purpose that this session asks."""
    return session().mandate(given_mandate())


def ask(question: str, work: partial[Result[RowT]], *, about: Sequence[str] = ()) -> Answer[RowT]:
    """The answer to a question: held from the run before, or asked anew with one line in the audit.

    `work` is an analysis with its parameters, which it gets the network besides. `about` are the ids that are asked
    about: the audit keeps a keyed hash of each.
    """

    def answered(view: View) -> Answer[RowT]:
        network = _network(view)
        return Answer(view.release(network), view.release(work(network)))

    return _held(Question(question, tuple(about), (work.args, *sorted(work.keywords.items()))), answered)


def ask_changes(day: date) -> Answer[Changed]:
    """What changed since the end of an earlier day, under the same mandate and in the same window; held in the same
    way.
    """

    def answered(view: View) -> Answer[Changed]:
        now = session()
        window = {"since": _text(now.since), "until": _text(now.until)}
        if now.initials:
            network, then = _network(view), for_the_room(view.earlier_network(day, **window))
            found = changes(then, network)
        else:
            found = view.changes(day, **window)  # a server sends what changed and no more
            network = found.evidence.network
            now.invented = is_invented(network) if network.nodes.height else now.invented
        return Answer(view.release(network), view.release(view.say_when_withdrawn(found)))

    return _held(Question("changes", (), (day,)), answered)


def look(question: str) -> Release[Network]:
    """The network alone, held or asked anew in the same way."""
    return _held(Question(question), lambda view: view.release(_network(view)))


def _held(question: Question, work: Callable[[View], AnswerT]) -> AnswerT:
    now, mandate = session(), mandate_of_session()
    now.about = frozenset(question.about)
    fingerprint = (question, mandate, now.since, now.until, now.initials, data_version())
    held = now.held.get(question.name)
    if held is None or held.fingerprint != fingerprint:
        held = Held(fingerprint, _asked(question, work, mandate))
        now.held[question.name] = held
    return cast("AnswerT", held.answer)


def _asked(question: Question, work: Callable[[View], AnswerT], mandate: Mandate) -> AnswerT:
    """Opens the view, which writes the line, and works the answer out from what it shows."""
    now = session()
    words = f"{question.name}, initials only" if now.initials else question.name
    with open_view(the_store(), mandate, audit=the_audit(), question=words, about=question.about) as view:
        return work(view)


def _network(view: View) -> Network:
    """The network of a view in the window of the session, as the room may see it."""
    now = session()
    network = view.network(since=_text(now.since), until=_text(now.until))
    now.invented = is_invented(network)
    return for_the_room(network) if now.initials else network


def data_version() -> tuple[object, ...]:
    """What tells that the store has changed: its counts, which every load that changes anything adds to."""
    facts = the_store().facts()
    return (facts.loads, facts.nodes, facts.links)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
