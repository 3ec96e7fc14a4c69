"""Who are the trusted adults, protective friends and safe places, and who has none on the map?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from answered import Shown, draw_answer
from ctx_map.analysis import protective
from door import ask
from listing import Column, named, named_list, names_of
from page import asking
from pickers import pick_people
from state import session

COLUMNS: Mapping[str, Column] = {
    "id": Column("Young person", "20%"),
    "trusted_adults": Column("Trusted adults", "20%"),
    "protective_friends": Column("Protective friends", "20%"),
    "safe_places": Column("Safe places", "20%"),
    "finding": Column("To ask about"),
}


def show() -> None:
    """Ask, one call, draw."""
    people = session().people

    answer = ask("protective", partial(protective, people=people), about=people)

    called = names_of(answer.network.content)
    with asking():
        pick_people(answer.network.content)
    frame = answer.result.content.to_frame()
    shown = frame.with_columns(
        named("id", called),
        named_list("trusted_adults", called),
        named_list("protective_friends", called),
        named_list("safe_places", called),
    )
    alt = "Young people by name, with who and what protects them."
    draw_answer(answer, Shown(shown, COLUMNS, frame.get_column("id"), "protective_table", alt))


show()
