"""A ready mapping that fits an upload as it is: it is used unless someone chooses the columns instead."""

from __future__ import annotations

import streamlit as st

from ctx_map.bundle.proposal.fitting import Ready
from ctx_map_app.loading.own_columns import OwnFiles

BY_CHOICE = "as chosen on this page"
EXPLAINED = "This mapping comes with ctx-map. Everything that it takes is in the file, so nothing has to be chosen."
KEY = "own_ready"


def choose_ready(own: OwnFiles) -> Ready | None:
    """Draws whether a ready mapping is used, where one fits, and returns the one that is."""
    if not own.ready:
        return None
    names = {each.name: each for each in own.ready}
    st.session_state[KEY] = own.uses if own.uses is not None else own.ready[0].name
    chosen = st.selectbox(
        "How the file is read",
        [*names, BY_CHOICE],
        format_func=lambda name: name if name == BY_CHOICE else f"by the mapping {name}",
        key=KEY,
        on_change=lambda: own.use(st.session_state[KEY]),
    )
    if chosen in names:
        st.caption(f"{EXPLAINED} {names[chosen].mapping.about or ''}".strip())
    return names.get(chosen)
