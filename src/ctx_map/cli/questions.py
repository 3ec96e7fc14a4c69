"""The questions of a meeting: one command each, one analysis each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctx_map.cli.asking import Ask, Format, looking, reading
from ctx_map.cli.in_server import InServer, answer_in_server, check_not_untied
from ctx_map.cli.printing import names_in, print_answer, print_for_scripts, say
from ctx_map.errors import WrongUse

if TYPE_CHECKING:
    from ctx_map.analysis import Result
    from ctx_map.network import Network
    from ctx_map.vocabulary.severity import SeverityWeights

SHARED = ("id", "name", "people", "reports", "weight", "surprise", "surprise_strict", "who")
CONTACTS = (*SHARED[:2], "kind", *SHARED[2:])
PAIRS = ("a", "a_name", "b", "b_name", "shared", "weight", "surprise", "surprise_strict")
HOTSPOTS = ("id", "name", "people", "events", "harm", "before", "change", "busiest")
TOGETHER = ("a_name", "b_name", "place_name", "times", "certainty", "first", "last", "people")
CHAINS = ("steps", "busiest", "sentence")
MOST_HISTORIES = 200
"""Reports whose earlier versions are looked up for one answer; more are asked about link by link."""

PersonOption = Annotated[
    list[str] | None, typer.Option("--person", metavar="ID", help="Only these young people (repeat it).")
]
Untied = Annotated[
    bool, typer.Option("--untied", help="Only those where two young people have no recorded tie, and how many pairs.")
]
MinPeople = Annotated[int, typer.Option("--min-people", min=1, metavar="N", help="At least so many young people.")]


class Order(StrEnum):
    """By what hotspots are sorted."""

    PEOPLE = "people"
    EVENTS = "events"
    HARM = "harm"
    CHANGE = "change"


class Sort(StrEnum):
    """A sort of contact."""

    PEOPLE = "people"
    THINGS = "things"
    EVENTS = "events"
    ONLINE = "online"


def _shared(untied: bool) -> tuple[str, ...]:
    """The columns of shared contexts; where pairs without a tie are asked for, they take the weight's place."""
    return tuple("untied_pairs" if untied and name == "weight" else name for name in SHARED)


@reading
def shared_places(
    ask: Ask,
    *,
    person: PersonOption = None,
    min_people: MinPeople = 2,
    untied: Untied = False,
    in_server: InServer = False,
) -> None:
    """Places that several young people share.

    Example: ctx-map shared-places --person childrens-services:p1 --person childrens-services:p2
    """
    from ctx_map import analysis

    people = person or []
    if in_server:
        check_not_untied(untied)
        answer_in_server(
            ask,
            "shared-places",
            lambda view, window: view.shared_places(people=people, min_people=min_people, **window),
            columns=SHARED,
            about=people,
        )
        return
    answer_question(
        ask,
        "shared-places",
        lambda network: analysis.shared_places(network, people=people, min_people=min_people, untied=untied),
        columns=_shared(untied),
        about=people,
    )


@reading
def shared_contacts(
    ask: Ask,
    *,
    person: PersonOption = None,
    min_people: MinPeople = 2,
    only: Annotated[list[Sort] | None, typer.Option("--only", help="Only contacts of this sort (repeat it).")] = None,
    untied: Untied = False,
    in_server: InServer = False,
) -> None:
    """Adults, things, online spaces and events that several young people share.

    Example: ctx-map shared-contacts --min-people 3
    """
    from ctx_map import analysis

    people, sorts = person or [], [each.value for each in only or []]
    if in_server:
        check_not_untied(untied)
        answer_in_server(
            ask,
            "shared-contacts",
            lambda view, window: view.shared_contacts(people=people, min_people=min_people, only=sorts, **window),
            columns=CONTACTS,
            about=people,
        )
        return
    answer_question(
        ask,
        "shared-contacts",
        lambda network: analysis.shared_contacts(
            network, people=people, min_people=min_people, only=sorts, untied=untied
        ),
        columns=(*SHARED[:2], "kind", *_shared(untied)[2:]),
        about=people,
    )


@reading
def pairs(
    ask: Ask,
    *,
    person: PersonOption = None,
    min_shared: Annotated[
        int, typer.Option("--min-shared", min=1, metavar="N", help="At least so many contexts in common.")
    ] = 1,
    max_people: Annotated[
        int,
        typer.Option(
            "--max-people", min=2, metavar="N", help="Leaves out contexts of more young people, and says which."
        ),
    ] = 100,
) -> None:
    """Pairs of young people by the places, things, events and groups they share.

    Example: ctx-map pairs --min-shared 2
    """
    from ctx_map import analysis

    people = person or []
    answer_question(
        ask,
        "pairs",
        lambda network: analysis.pairs(network, people=people, min_shared=min_shared, max_people=max_people),
        columns=PAIRS,
        about=people,
    )


@reading
def hotspots(
    ask: Ask,
    *,
    period: Annotated[
        int, typer.Option("--period", min=1, metavar="DAYS", help="Days up to the day asked about.")
    ] = 90,
    severity: Annotated[
        Path | None,
        typer.Option("--severity", metavar="FILE", help="A TOML file of weights of harm; else each counts 1."),
    ] = None,
    by: Annotated[
        Order, typer.Option("--by", help="What comes first most of; change is what surely became more.")
    ] = Order.PEOPLE,
    in_server: InServer = False,
) -> None:
    """Places by young people, events and harm, against the period before.

    Example: ctx-map hotspots --period 60 --by events
    """
    from ctx_map import analysis

    weights = weights_in(severity) if severity else None
    if in_server:
        answer_in_server(
            ask,
            "hotspots",
            lambda view, window: view.hotspots(period_days=period, severity=weights, by=by.value, **window),
            columns=HOTSPOTS,
        )
        return
    answer_question(
        ask,
        "hotspots",
        lambda network: analysis.hotspots(network, period_days=period, severity=weights, by=by.value),
        columns=HOTSPOTS,
    )


@reading
def together(
    ask: Ask,
    *,
    person: PersonOption = None,
    within: Annotated[
        int, typer.Option("--within", min=0, metavar="MINUTES", help="How far apart two moments may lie.")
    ] = 180,
) -> None:
    """Pairs of young people at the same place at the same time.

    Example: ctx-map together --within 60
    """
    from ctx_map import analysis

    people = person or []
    answer_question(
        ask,
        "together",
        lambda network: analysis.together(network, people=people, within_minutes=within),
        columns=TOGETHER,
        about=people,
    )


@reading
def connect(
    ask: Ask,
    a: Annotated[str, typer.Argument(metavar="A", help="An id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another id.")],
    *,
    max_steps: Annotated[int, typer.Option("--max-steps", min=1, metavar="N", help="Longest chain.")] = 6,
) -> None:
    """How A and B are linked: the shortest chains, each with its reports.

    Example: ctx-map connect childrens-services:p1 police:n7
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "connect",
        lambda network: analysis.connect(network, a, b, max_steps=max_steps),
        columns=CHAINS,
        about=(a, b),
    )


@reading
def why(
    ask: Ask,
    link: Annotated[
        str,
        typer.Argument(
            metavar="LINK_OR_ROW",
            help='A link\'s key, the id of a row, or the ids of two ends with | between: "a|b".',
        ),
    ],
) -> None:
    """The reports behind a link, a row, or what two nodes share; earlier versions too.

    Example: ctx-map why "childrens-services:p1|childrens-services:arcade"
    """
    from ctx_map import analysis
    from ctx_map.cli.reports import print_reports

    with looking(ask, "why", about=link.split("|")) as view:
        network = view.network(since=ask.since, until=ask.until)
        release = view.release(analysis.why(network, link), to=ask.destination)
        told = release.content.rows if ask.format is Format.TABLE else ()
        histories = [view.history(report.link) for report in told[:MOST_HISTORIES]]
    if ask.format is Format.TABLE:
        print_reports(release, histories)
        if len(told) > MOST_HISTORIES:
            say([f"Earlier versions are listed of the first {MOST_HISTORIES} reports: ask about a link for its own."])
    else:
        print_for_scripts(release, ask.format)


def answer_question(
    ask: Ask,
    question: str,
    analyse: Callable[[Network], Result[Any]],
    *,
    columns: Sequence[str],
    about: Sequence[str] = (),
) -> None:
    with looking(ask, question, about=about) as view:
        network = view.network(since=ask.since, until=ask.until)
        release = view.release(analyse(network), to=ask.destination)
    print_answer(release, ask.format, columns, names=names_in(network))


def weights_in(path: Path) -> SeverityWeights:
    """The weights of harm in a file; WrongUse, with what its form is, where it is not in the form."""
    from ctx_map.vocabulary.severity import WeightsUnreadable, read_weights

    try:
        return read_weights(path)
    except WeightsUnreadable as wrong:
        raise WrongUse(str(wrong)) from wrong


def add_to(app: typer.Typer) -> None:
    """Puts the questions on the command line."""
    app.command("shared-places")(shared_places)
    app.command("shared-contacts")(shared_contacts)
    app.command("pairs")(pairs)
    app.command("hotspots")(hotspots)
    app.command("together")(together)
    app.command("connect")(connect)
    app.command("why")(why)
