"""Questions whose answers are passed on: areas and groups, with small numbers not shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctx_map.cli.asking import Ask, reading
from ctx_map.cli.questions import answer_question
from ctx_map.errors import WrongUse

AREAS = ("id", "place_ids", "young_people", "events_there", "finding", "agencies")
GROUPS = ("group", "on_the_map", "share", "population_share", "ratio", "ratio_low", "ratio_high", "finding")

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


@reading
def disproportionality(
    ask: Ask,
    *,
    against: Annotated[
        Path, typer.Option("--against", metavar="FILE", help="A CSV file with the columns group, count and source.")
    ],
    groups: Annotated[
        Path | None,
        typer.Option("--groups", metavar="FILE", help="A CSV file with id and group; else groups are of ages."),
    ] = None,
    smallest: SmallestOption = 5,
) -> None:
    """Whether a group is on the map more often than its share of a population; about groups, never a person.

    Example: ctx-map disproportionality --against young-people-of-the-town.csv
    """
    from ctx_map import analysis
    from ctx_map.vocabulary.denominators import DenominatorsUnreadable, read_denominators, read_groups

    try:
        population, by_id = read_denominators(against), read_groups(groups) if groups else None
    except DenominatorsUnreadable as wrong:
        raise WrongUse(str(wrong)) from wrong
    answer_question(
        ask,
        "disproportionality",
        lambda network: analysis.disproportionality(network, population, groups=by_id, smallest=smallest),
        columns=GROUPS,
    )


def add_to(app: typer.Typer) -> None:
    """Puts these questions on the command line."""
    app.command("areas")(areas)
    app.command("disproportionality")(disproportionality)
