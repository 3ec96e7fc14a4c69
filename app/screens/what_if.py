"""What rests on these places or adults, and which protective ties would be cut if they were made safe?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from answered import Shown, draw_answer
from ctx_map.analysis import what_if
from cut_ties import draw_cut_ties
from door import ask
from listing import Column, named_list, names_of
from more import more_options
from page import fields
from pickers import at_least, pick_best, pick_made_safe
from state import session

COLUMNS: Mapping[str, Column] = {
    "ids": Column("Made safe", "20%"),
    "people": Column("Young people", "4.5rem", number=True),
    "pairs": Column("Pairs there", "4.5rem", number=True, help="pairs of young people who share it"),
    "pairs_lost": Column("Fall away", "4.5rem", number=True, help="of them, those who share no other place or adult"),
    "only_place_lost": Column(
        "Lose only place", "4.5rem", number=True, help="of them, those who share no other place, whatever adults"
    ),
    "reach_lost": Column(
        "No chain left", "4.5rem", number=True, help="pairs whom no chain of reports at all would link any more"
    ),
    "still_sharing_ids": Column("Share another still", "18%"),
    "protective_lost": Column(
        "Protective ties cut", "5.5rem", number=True, help="reports of ties that protect, and would be cut with it"
    ),
    "alternatives": Column("Other places near", "18%"),
}


def show() -> None:
    """Ask, one call, draw."""
    names, sets, more = fields(5, 2, 2)
    with sets:
        best = pick_best()
    with more, more_options({"what_if_metres": 400}):
        metres = at_least("Near is, in metres", "what_if_metres", default=400, least=0, most=5000)
    without = () if best else session().without

    work = partial(what_if, without=without, best=best, within_metres=metres)
    answer = ask("what-if", work, about=without)

    with names:
        pick_made_safe(answer.network.content, disabled=best is not None)
    frame = answer.result.content.to_frame()
    called = names_of(answer.network.content)
    shown = frame.with_columns(
        named_list("ids", called), named_list("still_sharing_ids", called), named_list("alternatives", called)
    )
    ids = frame.get_column("ids").list.join("|")
    alt = "What would fall away without each place, or without those chosen together, protective ties included."
    below = partial(draw_cut_ties, answer)
    draw_answer(answer, Shown(shown, COLUMNS, ids, "what_if_table", alt, shown.get_column("ids"), below), only_row=True)


show()
