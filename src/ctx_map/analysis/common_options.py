"""Options that several questions have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from ctx_map.analysis.question import Option, Picks

_PEOPLE = Option(
    "Young people",
    "Asks about these young people only. You can name several.",
    flag="--person",
    metavar="ID",
    picks=Picks.YOUNG_PEOPLE,
    main=True,
)
People = Annotated[Sequence[str], _PEOPLE]
"""The young people asked about; all of them where none is named."""
PeopleNamed = Annotated[Sequence[str], Field(min_length=1), _PEOPLE]
"""The young people asked about: at least one has to be named."""
MinPeople = Annotated[
    int,
    Field(ge=1),
    Option(
        "Minimum number of young people",
        "Lists what at least this many young people share.",
        metavar="N",
        main=True,
    ),
]
MaxPeople = Annotated[
    int,
    Field(ge=2),
    Option(
        "Leave out places and contacts of more than",
        "Leaves out places and contacts of more young people than this, and says which.",
        metavar="N",
    ),
]
Untied = Annotated[
    bool,
    Option(
        "Only where two have no recorded relationship",
        "Lists only what two young people share who have no recorded relationship.",
    ),
]
Smallest = Annotated[
    int,
    Field(ge=1),
    Option(
        "Counts below this are not shown",
        "Leaves out counts below this. With 1, every count is shown.",
        metavar="N",
    ),
]
