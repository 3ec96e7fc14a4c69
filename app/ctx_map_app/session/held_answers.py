"""Questions asked of the store, each with one line in the audit, and their answers held in the session.

A question opens one View, which writes one audit line before anything is read. Streamlit runs a screen again at every
click. While the mandate, the question, its options and the data are the same, the answer that the session holds is
shown again and nothing new is read. Anything else is a new question with a new line. Answers are held in the session
that asked, never in a cache of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar, cast

from ctx_map import Mandate, Release, View, open_view
from ctx_map.analysis import Result
from ctx_map.analysis.question import Question
from ctx_map.governance.whole_store import as_it_is
from ctx_map.maps.base_map import is_invented
from ctx_map.network import Network
from ctx_map_app.session.initials import for_the_room
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import data_version, mandate_of_session, the_audit, the_store

RowT = TypeVar("RowT")
AnswerT = TypeVar("AnswerT")
Period = tuple[date | None, date | None]
"""The first and the last day; None leaves a side open."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[RowT]):
    """What one question brought: the result, and the network that its rows are about, released together."""

    network: Release[Network]
    result: Release[Result[RowT]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, with its options. The same question is not asked twice."""

    name: str
    """The audit's word."""
    about: tuple[str, ...] = ()
    options: tuple[object, ...] = ()


def ask(
    question: Question[RowT],
    options: Mapping[str, object],
    *,
    earlier: date | None = None,
    within: Period = (None, None),
    audit_name: str = "",
) -> Answer[RowT]:
    """The answer to a question with these options: held from the run before, or asked with one line in the audit.

    `earlier` is the day that a question compares with. Within the period of the session, `within` is a shorter one
    whose reports alone are read, and of these the part that the answer needs; a question that compares has its own.
    `audit_name` is for a screen that is not the
    question's own. Raises WrongUse for options that can't be used.
    """

    def answered(view: View) -> Answer[RowT]:
        now = session()
        as_shown = initials_only if now.initials else as_it_is
        result = worked_out(view, question, options, earlier=earlier, within=within, as_shown=as_shown)
        network = result.evidence.network
        if not now.initials:
            _note_invented(network)
        return Answer(view.release(network), view.release(result))

    checked = question.with_options(**options)
    asked = (earlier, *within, *sorted(options.items()))
    # a session holds the network of its own period, beside which that of a shorter one would be another
    alone = within != (None, None) and question.needs(checked) is not None and not session().initials
    return held_or_asked(Asked(audit_name or question.name, question.about(checked), asked), answered, as_a_part=alone)


def worked_out(
    view: View,
    question: Question[RowT],
    options: Mapping[str, object],
    *,
    earlier: date | None,
    within: Period,
    as_shown: Callable[[Network], Network],
) -> Result[RowT]:
    """The answer that a view gives in the period of the session. See `ask`."""
    now = session()
    since, until = (None, None) if question.compares else within
    result: Result[RowT] = view.ask(
        question,
        options,
        since=_text(earlier or _latest(now.since, since)),
        until=_text(_earliest(now.until, until)),
        in_server=question.compares,  # a server sends what changed and no more
        as_shown=as_shown,
    )
    return result


def look(name: str) -> Release[Network]:
    """The network alone, held or asked in the same way."""

    def looked(view: View) -> Release[Network]:
        now = session()
        network = view.network(since=_text(now.since), until=_text(now.until))
        if now.initials:
            return view.release(initials_only(network))
        _note_invented(network)
        return view.release(network)

    return held_or_asked(Asked(name), looked)


def held_or_asked(asked: Asked, work: Callable[[View], AnswerT], *, as_a_part: bool = False) -> AnswerT:
    """What `work` reads through a view: held from the run before, or read with one line in the audit.

    With `as_a_part` the view has nothing that the session has read, and so reads the part that an answer needs.
    """
    now, mandate = session(), mandate_of_session()
    now.about = frozenset(asked.about)
    seen_as = (mandate, now.since, now.until, now.initials, data_version())
    now.let_go_of_others(seen_as)
    held = now.held.get(asked.name)
    if held is None or held.fingerprint != (asked,):
        held = Held((asked,), _asked(asked, work, mandate, as_a_part=as_a_part), seen_as)
        now.held[asked.name] = held
    return cast("AnswerT", held.answer)


def _asked(asked: Asked, work: Callable[[View], AnswerT], mandate: Mandate, *, as_a_part: bool) -> AnswerT:
    """Opens the view, which writes the line, and works the answer out from what it shows."""
    words = f"{asked.name}, initials only" if session().initials else asked.name
    networks = None if as_a_part else session().networks
    with open_view(
        the_store(), mandate, audit=the_audit(), question=words, about=asked.about, networks=networks
    ) as view:
        return work(view)


def initials_only(network: Network) -> Network:
    """The network by initials. Whether it is invented has to be noted before the names are gone."""
    _note_invented(network)
    return network.kept("by initials", lambda: for_the_room(network))


def _note_invented(network: Network) -> None:
    """Notes whether everyone shown is of the sample town. Where nothing or a part is shown, what was known stays."""
    if network.nodes.height and network.totals is None:
        session().invented = is_invented(network)


def _latest(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earliest(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
