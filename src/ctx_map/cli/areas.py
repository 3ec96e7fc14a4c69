"""Questions whose answers are passed on: areas and groups, with small numbers not shown."""

from __future__ import annotations

from typing import Annotated

import typer

from ctx_map.cli.asking import Ask, reading
from ctx_map.cli.questions import answer_question

AREAS = ("id", "place_ids", "young_people", "events_there", "finding", "agencies")

SmallestOption = Annotated[
    int,
    typer.Option("--smallest", min=1, metavar="N", help="Counts below this are not shown; 1 shows every count."),
]


@reading
def areas(
    ask: Ask,
    *,
    resolution: Annotated[
        int, typer.Option("--resolution", min=4, max=9, metavar="N", help="H3's: 8 is about 0.7 square kilometres.")
    ] = 8,
    by: Annotated[str, typer.Option("--by", metavar="events|people", help="What is compared.")] = "events",
    smallest: SmallestOption = 5,
) -> None:
    """Parts of the town that stand out, in hexagons; small numbers are not shown.

    Example: ctx-map areas --resolution 8 --by events
    """
    from ctx_map import analysis

    answer_question(
        ask,
        "areas",
        lambda network: analysis.areas(network, resolution=resolution, by=by, smallest=smallest),
        columns=AREAS,
    )


def add_to(app: typer.Typer) -> None:
    """Puts these questions on the command line."""
    app.command("areas")(areas)
