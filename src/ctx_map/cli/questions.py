"""The questions of a meeting: one command each, one analysis each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctx_map.cli.asking import Ask, Format, looking, reading
from ctx_map.cli.printing import print_answer

if TYPE_CHECKING:
    from ctx_map.analysis import Result
    from ctx_map.network import Network

SHARED = ("id", "name", "people", "reports", "weight", "surprise", "people_ids")
PAIRS = ("a", "b", "shared", "weight")
HOTSPOTS = ("id", "name", "people", "events", "harm", "before", "change", "busiest", "reports")
CHAINS = ("steps", "busiest", "sentence")

PersonOption = Annotated[
    list[str] | None, typer.Option("--person", metavar="ID", help="Only these young people (repeat it).")
]
MinPeople = Annotated[int, typer.Option("--min-people", min=1, metavar="N", help="At least so many young people.")]


@reading
def shared_places(ask: Ask, *, person: PersonOption = None, min_people: MinPeople = 2) -> None:
    """Places that several young people share.

    Example: ctx-map shared-places --person childrens-services:p1 --person childrens-services:p2
    """
    from ctx_map import analysis

    people = person or []
    _answer(
        ask,
        "shared-places",
        lambda network: analysis.shared_places(network, people=people, min_people=min_people),
        columns=SHARED,
        about=people,
    )


@reading
def shared_contacts(ask: Ask, *, person: PersonOption = None, min_people: MinPeople = 2) -> None:
    """Adults, things, online spaces and events that several young people share.

    Example: ctx-map shared-contacts --min-people 3
    """
    from ctx_map import analysis

    people = person or []
    _answer(
        ask,
        "shared-contacts",
        lambda network: analysis.shared_contacts(network, people=people, min_people=min_people),
        columns=(*SHARED[:2], "label", *SHARED[2:]),
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
    _answer(
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
) -> None:
    """Places by young people, events and harm, against the period before.

    Example: ctx-map hotspots --period 60
    """
    from ctx_map import analysis

    _answer(ask, "hotspots", lambda network: analysis.hotspots(network, period_days=period), columns=HOTSPOTS)


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

    _answer(
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
        str, typer.Argument(metavar="LINK", help='A link\'s key, or the ids of two ends with | between: "a|b".')
    ],
) -> None:
    """The reports behind a link, or behind what two nodes share; earlier versions too.

    Example: ctx-map why "childrens-services:p1|childrens-services:arcade"
    """
    from ctx_map import analysis
    from ctx_map.cli.history import print_history

    with looking(ask, "why", about=link.split("|")) as view:
        network = view.network(since=ask.since, until=ask.until)
        release = view.release(analysis.why(network, link), to=ask.destination)
        histories = [view.history(report.link) for report in release.content.rows]
    print_answer(release, ask.format, ("sentence", "since", "until", "agency", "ref", "grade", "handling", "link"))
    if ask.format is Format.TABLE:
        print_history(histories)


def _answer(
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
    print_answer(release, ask.format, columns)


def add_to(app: typer.Typer) -> None:
    """Puts the questions on the command line."""
    app.command("shared-places")(shared_places)
    app.command("shared-contacts")(shared_contacts)
    app.command("pairs")(pairs)
    app.command("hotspots")(hotspots)
    app.command("connect")(connect)
    app.command("why")(why)
