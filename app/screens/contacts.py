"""Which adults, phones, vehicles, online spaces and events link several young people, and who says so?"""

from __future__ import annotations

from functools import partial

from answered import draw_answer
from contexts import shared_contexts
from ctx_map.analysis import shared_contacts
from door import ask
from more import more_options, only_sorts, only_untied
from page import fields
from pickers import at_least, pick_people
from state import session


def show() -> None:
    """Ask, one call, draw."""
    people = session().people
    names, number, more = fields(5, 2, 2)
    with number:
        fewest = at_least("Young people, at least", "least_of_contacts", default=2)
    with more, more_options({"contact_sorts": [], "untied": False}):
        only = only_sorts()
        untied = only_untied()

    work = partial(shared_contacts, people=people, min_people=fewest, only=only, untied=untied)
    answer = ask("shared contacts", work, about=people)

    with names:
        pick_people(answer.network.content)
    draw_answer(answer, shared_contexts(answer, "Contact", key="contacts_table", untied=untied))


show()
