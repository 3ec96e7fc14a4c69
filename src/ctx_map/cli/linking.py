"""Questions about what links groups of young people, and how two places are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from ctx_map.cli.asking import Ask, reading
from ctx_map.cli.questions import answer_question

BRIDGES = ("id", "name", "label", "groups", "support", "graded", "finding")
GROUPS = ("id", "name", "sort", "rests_on", "steadiness", "with_loss", "who")
BETWEEN = ("id", "name", "label", "share", "give_or_take", "people", "reports", "who")
UNIDENTIFIED = ("id", "name", "support", "agencies", "seen_with", "first", "last", "who")
ROUTES = ("id", "name", "label", "forth", "back", "same_day", "people", "who")

MaxPeople = Annotated[
    int,
    typer.Option("--max-people", min=2, metavar="N", help="Leaves out contexts of more young people, and says which."),
]


@reading
def bridges(
    ask: Ask,
    *,
    min_groups: Annotated[
        int, typer.Option("--min-groups", min=2, metavar="N", help="At least so many friendship groups.")
    ] = 2,
    max_people: MaxPeople = 100,
) -> None:
    """Adults, things and places that link young people of otherwise unconnected groups, each with its reports.

    Example: ctx-map bridges --min-groups 3
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "bridges",
        lambda network: analysis.bridges(network, min_groups=min_groups, max_people=max_people),
        columns=BRIDGES,
    )


@reading
def groups(
    ask: Ask,
    *,
    min_people: Annotated[
        int, typer.Option("--min-people", min=2, metavar="N", help="Smallest recording cluster that is listed.")
    ] = 3,
    max_people: MaxPeople = 100,
) -> None:
    """Recorded peer groups, and clusters of recording beside them.

    Example: ctx-map groups
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "groups",
        lambda network: analysis.groups(network, min_people=min_people, max_people=max_people),
        columns=GROUPS,
    )


@reading
def between(
    ask: Ask,
    *,
    max_people: MaxPeople = 100,
    sources: Annotated[
        int, typer.Option("--sources", min=2, metavar="N", help="Young people from whom chains are followed; else all.")
    ] = 200,
) -> None:
    """Places, things, events and adults on the shortest chains between young people.

    Example: ctx-map between --max-people 20
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "between",
        lambda network: analysis.between(network, max_people=max_people, most_sources=sources),
        columns=BETWEEN,
    )


@reading
def unidentified(
    ask: Ask,
    *,
    min_sources: Annotated[
        int, typer.Option("--min-sources", min=1, metavar="N", help="At least so many separate sources.")
    ] = 2,
) -> None:
    """Unidentified people who come up again, with what is in the same reports.

    Example: ctx-map unidentified --min-sources 1
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "unidentified",
        lambda network: analysis.unidentified(network, min_sources=min_sources),
        columns=UNIDENTIFIED,
    )


@reading
def routes(
    ask: Ask,
    a: Annotated[str, typer.Argument(metavar="A", help="The id of a place.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The id of another place.")],
    *,
    within: Annotated[
        int, typer.Option("--within", min=0, metavar="MINUTES", help="How long a move from one to the other may take.")
    ] = 240,
) -> None:
    """What and who joins two places: how young people get from A to B.

    Example: ctx-map routes childrens-services:PL10 childrens-services:PL01
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "routes",
        lambda network: analysis.routes(network, a, b, within_minutes=within),
        columns=ROUTES,
        about=(a, b),
    )


COMMANDS: Sequence[tuple[str, Callable[..., None]]] = (
    ("bridges", bridges),
    ("between", between),
    ("groups", groups),
    ("unidentified", unidentified),
    ("routes", routes),
)


def add_to(app: typer.Typer) -> None:
    """Puts these questions on the command line."""
    for name, command in COMMANDS:
        app.command(name)(command)
