"""Which places do these young people share, how unusual is that, and who says so?"""

from __future__ import annotations

from functools import partial

from answered import draw_answer
from contexts import shared_contexts
from ctx_map.analysis import shared_places
from door import ask
from more import more_options, only_untied
from page import fields, heading
from pickers import at_least, pick_people
from place_maps import draw_place_map, map_of_places, numbers_on
from state import session


def show() -> None:
    """Ask, one call, draw."""
    people = session().people
    names, number, more = fields(5, 2, 2)
    with number:
        fewest = at_least("Young people, at least", "least_at_places", default=2)
    with more, more_options({"untied": False}):
        untied = only_untied()

    work = partial(shared_places, people=people, min_people=fewest, untied=untied)
    answer = ask("shared places", work, about=people)

    with names:
        pick_people(answer.network.content)
    places = map_of_places(answer)

    def where() -> None:
        heading("Where they are")
        draw_place_map(places, key="places_map")

    numbers = numbers_on(places)
    shown = shared_contexts(answer, "Place", key="places_table", numbers=numbers, below=where, untied=untied)
    draw_answer(answer, shown)


show()
