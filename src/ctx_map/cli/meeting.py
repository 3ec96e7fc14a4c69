"""Questions about the young people a meeting speaks of, and about what can be done about a place or an adult."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from ctx_map.cli.asking import Ask, reading
from ctx_map.cli.questions import PersonOption, answer_question

SIBLINGS = ("id", "name", "reason", "named", "through", "when")
BOTH_ROLES = ("name", "event", "event_name", "role", "standing", "harms", "doubt")
VOICE = ("id", "name", "words", "own_account", "told", "finding")
OPTIONS = ("name", "about", "what", "heading", "statute", "source")


@reading
def siblings(
    ask: Ask,
    *,
    person: PersonOption = None,
    max_people: Annotated[
        int,
        typer.Option(
            "--max-people", min=1, metavar="N", help="Leaves out homes and carers of more, and says which and how many."
        ),
    ] = 20,
) -> None:
    """Siblings and placement-mates of the young people named, who are not named themselves.

    Example: ctx-map siblings --person childrens-services:YP21 --person childrens-services:YP28
    """
    from ctx_map import analysis

    people = person or []
    answer_question(
        ask,
        "siblings",
        lambda network: analysis.siblings(network, people, max_people=max_people),
        columns=SIBLINGS,
        about=people,
    )


@reading
def both_roles(ask: Ask, *, person: PersonOption = None) -> None:
    """Who is reported as harmed and as causing harm, event by event.

    Example: ctx-map both-roles --person childrens-services:YP09
    """
    from ctx_map import analysis

    people = person or []
    answer_question(
        ask,
        "both-roles",
        lambda network: analysis.both_roles(network, people=people),
        columns=BOTH_ROLES,
        about=people,
    )


@reading
def voice(ask: Ask, *, person: PersonOption = None) -> None:
    """What each young person says, as recorded, and whether they know that they are on this map.

    Example: ctx-map voice --person childrens-services:YP01
    """
    from ctx_map import analysis

    people = person or []
    answer_question(
        ask,
        "voice",
        lambda network: analysis.voice(network, people=people),
        columns=VOICE,
        about=people,
    )


@reading
def options(
    ask: Ask,
    targets: Annotated[list[str], typer.Argument(metavar="ID...", help="Places, adults and things.")],
    *,
    max_people: Annotated[
        int, typer.Option("--max-people", min=1, metavar="N", help="Workers of more than so many are counted only.")
    ] = 20,
) -> None:
    """What a place is for, who can make it safe, and which measures there are. Never asked of a child.

    Example: ctx-map options childrens-services:PL01
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "options",
        lambda network: analysis.options(network, targets, max_people=max_people),
        columns=OPTIONS,
        about=targets,
    )


COMMANDS: Sequence[tuple[str, Callable[..., None]]] = (
    ("siblings", siblings),
    ("both-roles", both_roles),
    ("voice", voice),
    ("options", options),
)


def add_to(app: typer.Typer) -> None:
    """Puts these questions on the command line."""
    for name, command in COMMANDS:
        app.command(name)(command)
