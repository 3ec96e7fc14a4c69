"""Two records side by side with their reports, what speaks for them being one and what against, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ctx_map.errors import CtxMapError
from ctx_map.governance.matching import Decision, MatchList
from ctx_map.matching import Pair
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.page import asking, heading, render
from ctx_map_app.matching.reading import Side, both_sides, decide
from ctx_map_app.session.state import session

CHOSEN, UNDO = "match_chosen", "match_undo"
REASON, REASON_TO_UNDO = "match_reason", "match_undo_reason"
DONE = "match_done"
SAID = {
    "confirm": "The two are read as one from now on. Their reports stay as they are.",
    "reject": "The pair is not proposed again.",
    "undo": "The decision has been taken back. Every answer is as it was before it.",
}
CAVEAT = (
    "These are proposals about records and not findings about people. Nothing is joined until someone confirms it. "
    "Only someone who knows them can say whether two records are of one."
)
NO_REASON = "Write down why. The reason is kept with the decision."


def choose_pair(found: MatchList) -> None:
    """Draws the list of pairs and the one that is chosen."""
    say_what_was_done()
    if not found.pairs:
        st.info("No two records look like the same person, place or thing.")
        return
    pair = asking().selectbox(
        "Which two records",
        found.pairs,
        index=None,
        format_func=partial(pair_words, found),
        placeholder=f"Choose one of {len(found.pairs)}" if len(found.pairs) > 1 else "There is 1",
        key=CHOSEN,
    )
    st.caption(CAVEAT)
    if pair is not None:
        draw_pair(pair)


def pair_words(found: MatchList, pair: Pair) -> str:
    """A pair in the list: both by their ids, and by their names unless initials are shown."""
    ids = f"{pair.one} and {pair.other}"
    if session().initials:
        return f"{ids}: {pair.strength.value}"
    return f"{found.names[pair.one]} and {found.names[pair.other]} ({ids}): {pair.strength.value}"


def draw_pair(pair: Pair) -> None:
    """Both records, what speaks for and against, and the two buttons."""
    heading("Both records with their reports")
    sides = both_sides(pair.one, pair.other)
    for place, side in zip(st.columns(2), sides, strict=True):
        place.html(render("match_side.html", side=side, reports=_sentences(side)))
    for place, title, said in zip(
        st.columns(2), ("What speaks for it", "What speaks against it"), (pair.speaks_for, pair.against), strict=True
    ):
        place.html(render("match_words.html", title=title, said=said or ("nothing that is recorded",)))
    # the reason and both buttons are in one row, so that the window shows them together with the reports
    why, buttons = st.columns([2, 1], vertical_alignment="bottom")
    why.text_input("Why, in one line", key=REASON, max_chars=200)
    with buttons.container(horizontal=True):
        st.button("They are one", type="primary", key="match_confirm", on_click=_decide, args=("confirm", *_ids(pair)))
        st.button("They are two", key="match_reject", on_click=_decide, args=("reject", *_ids(pair)))


def choose_decision(decided: Sequence[Decision]) -> None:
    """Draws what was decided, and a way to take it back."""
    if not decided:
        return
    heading("Decided")
    st.html(render("match_decided.html", decided=decided))
    chosen = st.selectbox(
        "Decision to take back", decided, index=None, format_func=_decision_words, placeholder="Choose one", key=UNDO
    )
    if chosen is not None:
        st.text_input("Why it is taken back, in one line", key=REASON_TO_UNDO, max_chars=200)
        st.button("Take it back", key="match_take_back", on_click=_decide, args=("undo", chosen.one, chosen.other))


def say_what_was_done() -> None:
    """What the last decision did, or why it was refused."""
    said, done = st.session_state.pop(DONE, ("", True))
    if said:
        (st.success if done else st.error)(said)


@show_errors()
def _decide(what: str, one: str, other: str) -> None:
    reason = str(st.session_state.get(REASON_TO_UNDO if what == "undo" else REASON) or "").strip()
    if not reason:
        st.session_state[DONE] = NO_REASON, False
        return
    try:
        decide(what, one, other, reason)
    except CtxMapError as error:
        st.session_state[DONE] = str(error), False
        return
    for key in (CHOSEN, UNDO, REASON, REASON_TO_UNDO):
        st.session_state.pop(key, None)
    st.session_state[DONE] = SAID[what], True


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.one, pair.other


def _sentences(side: Side) -> list[str]:
    """Every report of a record, read from its end."""
    return [each.sentence if each.source == side.id else each.sentence_back for each in side.reports]


def _decision_words(decision: Decision) -> str:
    return f"{decision.one} and {decision.other}: {'one' if decision.same else 'two'}"
