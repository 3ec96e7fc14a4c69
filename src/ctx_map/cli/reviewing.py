"""Questions that look back or ahead: what changed, what rests on a place, who is protected, what is unsure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import Ask, a_day, looking, reading
from ctx_map.cli.in_server import InServer, answer_in_server
from ctx_map.cli.printing import names_in, print_answer
from ctx_map.cli.questions import PersonOption, answer_question
from ctx_map.errors import WrongUse

if TYPE_CHECKING:
    from ctx_map.analysis import Result, SharedContext
    from ctx_map.network import Network

FALLS_AWAY = (
    "ids",
    "name",
    "people",
    "pairs_lost",
    "only_place_lost",
    "reach_lost",
    "still_sharing",
    "protective_lost",
    "alternatives",
)
CHANGED = ("heap", "sentence", "before", "link")
PROTECTION = ("id", "name", "trusted_adults", "protective_friends", "safe_places", "finding")
DOUBT = ("tie", "doubts", "agencies")
STABILITY = ("id", "name", "finding", "stays_at_5", "stays_at_10", "stays_at_20", "stays_at_30")


class Shared(StrEnum):
    """Which answer's stability is asked about."""

    PLACES = "shared-places"
    CONTACTS = "shared-contacts"


@reading
def what_if(
    ask: Ask,
    *,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="ID", help="A place or an adult, up to three; each place if none."),
    ] = None,
    best: Annotated[
        int | None,
        typer.Option("--best", min=1, max=3, metavar="N", help="The set of up to N on which most rests, of all sets."),
    ] = None,
    metres: Annotated[
        int, typer.Option("--metres", min=0, metavar="N", help="How near another place must be to be named.")
    ] = 400,
    max_people: Annotated[
        int, typer.Option("--max-people", min=2, metavar="N", help="Leaves busier ones out of ranking and sets.")
    ] = 300,
) -> None:
    """What falls away if these places or adults were made safe, protective ties included. Never asked of a child.

    Example: ctx-map what-if --without police:PL01
    """
    from ctx_map import analysis

    named = without or []
    answer_question(
        ask,
        "what-if",
        lambda network: analysis.what_if(
            network, without=named, best=best, within_metres=metres, max_people=max_people
        ),
        columns=FALLS_AWAY,
        about=named,
    )


@reading
def changes(ask: Ask, *, in_server: InServer = False) -> None:
    """What changed since a day: newly happened, newly known, corrected, withdrawn. --since is that day.

    Example: ctx-map changes --since 2026-10-15
    """
    from ctx_map import analysis

    if ask.since is None:
        raise WrongUse("Say since which day: ctx-map changes --since 2026-10-15.")
    day = a_day(ask.since)
    if in_server:
        # the window of this question has no beginning: `since` is the day itself
        answer_in_server(
            ask, "changes", lambda view, _: view.say_when_withdrawn(view.changes(day, until=ask.until)), columns=CHANGED
        )
        return
    with looking(ask, "changes") as view:
        then, now = view.earlier_network(day, until=ask.until), view.network(until=ask.until)
        found = view.say_when_withdrawn(analysis.changes(then, now))
        release = view.release(found, to=ask.destination)
    print_answer(release, ask.format, CHANGED, names=names_in(now))


@reading
def protective(ask: Ask, *, person: PersonOption = None) -> None:
    """Who and what protects each young person, and who has nobody protective on the map.

    Example: ctx-map protective --person childrens-services:YP01
    """
    from ctx_map import analysis

    people = person or []
    answer_question(
        ask,
        "protective",
        lambda network: analysis.protective(network, people=people),
        columns=PROTECTION,
        about=people,
    )


@reading
def doubt(
    ask: Ask,
    *,
    review_after: Annotated[
        int | None,
        typer.Option("--review-after", min=1, metavar="DAYS", help="Ties without a report of these days too."),
    ] = None,
    expect: Annotated[
        list[str] | None,
        typer.Option("--expect", metavar="AGENCY", help="An agency that should be heard (repeat it)."),
    ] = None,
) -> None:
    """Ties that rest on one report or one agency, are not graded, disputed, undated or past review; what is missing.

    Example: ctx-map doubt --review-after 365 --expect health
    """
    from ctx_map import analysis

    expected = expect or []
    answer_question(
        ask,
        "doubt",
        lambda network: analysis.doubt(network, review_after=review_after, expected=expected),
        columns=DOUBT,
    )


@reading
def stability(
    ask: Ask,
    *,
    of: Annotated[Shared, typer.Option("--of", help="The answer that is tried.")] = Shared.PLACES,
    runs: Annotated[int, typer.Option("--runs", min=1, metavar="N", help="Runs at each loss.")] = 20,
    person: PersonOption = None,
    min_people: Annotated[
        int, typer.Option("--min-people", min=1, metavar="N", help="At least so many young people.")
    ] = 2,
) -> None:
    """How far an answer holds without one agency, one event, or some of the reports.

    Example: ctx-map stability --of shared-contacts --min-people 3
    """
    from ctx_map import analysis

    people = person or []

    def question(network: Network) -> Result[SharedContext]:
        asked: Callable[..., Result[SharedContext]] = (
            analysis.shared_places if of is Shared.PLACES else analysis.shared_contacts
        )
        # how surprising a context is has no part in whether it stays
        return asked(network, people=people, min_people=min_people, strict=False)

    answer_question(
        ask,
        "stability",
        lambda network: analysis.stability(network, question, runs=runs),
        columns=STABILITY,
        about=people,
    )


COMMANDS: Sequence[tuple[str, Callable[..., None]]] = (
    ("what-if", what_if),
    ("changes", changes),
    ("protective", protective),
    ("doubt", doubt),
    ("stability", stability),
)


def add_to(app: typer.Typer) -> None:
    """Puts these questions on the command line."""
    for name, command in COMMANDS:
        app.command(name)(command)
