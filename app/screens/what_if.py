"""What rests on these places or adults, and which protective ties would be cut if they were made safe?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from answered import Shown, draw_answer
from ctx_map.analysis import what_if
from cut_ties import draw_cut_ties
from door import ask
from listing import Column, named_list, names_of
from page import asking
from pickers import at_least, pick_made_safe
from state import session

COLUMNS: Mapping[str, Column] = {
    "ids": Column("Made safe", "22%"),
    "people": Column("Young people", "5rem", number=True),
    "pairs": Column("Pairs there", "5rem", number=True, help="pairs of young people who share it"),
    "pairs_lost": Column("Fall away", "5rem", number=True, help="of them, those who share no other place or adult"),
    "still_sharing": Column("Share another still", "6rem", number=True),
    "still_sharing_ids": Column("Who still", "20%"),
    "protective_lost": Column(
        "Protective ties cut", "6rem", number=True, help="reports of ties that protect, and would be cut with it"
    ),
    "alternatives": Column("Other places near", "20%"),
}


def show() -> None:
    """Ask, one call, draw."""
    without = session().without
    names, number = asking().columns([3, 1], vertical_alignment="bottom")
    with number:
        metres = at_least("Near is, in metres", "what_if_metres", default=400, least=0, most=5000)

    answer = ask("what-if", partial(what_if, without=without, within_metres=metres), about=without)

    with names:
        pick_made_safe(answer.network.content)
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
