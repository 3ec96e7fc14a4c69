"""What each column of an agency's file is: proposed with a reason, corrected by choosing, and saved as a mapping."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ctx_map.bundle import Mapping
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.propose import ColumnProposal
from ctx_map_app.answers.save_component import save_component
from ctx_map_app.frame.page import heading, line, render
from ctx_map_app.loading.bundle_check import Upload, checked_upload
from ctx_map_app.loading.date_choices import draw_dates
from ctx_map_app.loading.day_grids import draw_grids
from ctx_map_app.loading.file_layouts import draw_layouts
from ctx_map_app.loading.hidden_and_split import draw_hidden, draw_splits
from ctx_map_app.loading.own_columns import OwnFiles, mapping_in, own_files, split
from ctx_map_app.loading.ready_choice import choose_ready
from ctx_map_app.loading.word_choices import draw_words
from ctx_map_app.session.state import session

MISSING = "own_missing"
FILE = "mapping.toml"
"""A name that says nothing about anyone."""
NOT_TAKEN = "not taken"
CHOICES = ("", *(each for each in Concept if each not in (Concept.NAME, Concept.ID)))
"""What a column can be chosen to be."""
NOTHING = "No column could be recognised, so nothing would be loaded. Say in which row the header is, or choose below."
ROWS_SHOWN = "This page shows the first rows of your file. Nothing of it is stored yet."
NOT_IN_INITIALS = "The first rows are not shown while people are shown by their initials."
WHAT_HAPPENS = (
    "Add the agency's file, as it was sent. The page then shows its first rows, what each column is taken for, and "
    "what would be loaded and left out. Nothing is stored until you say so."
)
EXPLAINED = (
    "Add the mapping file of last month to the upload if there is one, and nothing has to be chosen. Otherwise correct "
    "what each column is taken for. Nothing is stored until you say so."
)


def mapped_upload(files: Sequence[UploadedFile], name: str) -> Upload | None:
    """Draws what the columns are taken for, and returns the upload as it would be loaded. None if nothing would be."""
    data, mappings = split(files)
    if not data:
        st.info("Add the agency's file. So far there is only a mapping.")
        return None
    if mappings:
        return checked_upload(data, name, mapping=mapping_in(mappings[0]))
    # what is proposed, with a place for what the check says of it
    st.caption(EXPLAINED)
    so_far = st.empty()
    own = own_files(data, agency=name, missing=_missing())
    proposal = own.proposal
    if ready := choose_ready(own):
        _draw_rows(own)
        return _with_mapping(data, name, ready.mapping, ready.text, so_far)
    # every choice, in the order in which people make them
    line(None, words=ROWS_SHOWN)
    draw_layouts(own)
    draw_hidden(own)
    _draw_rows(own)
    for said in proposal.unread if proposal else ():
        st.warning(said)
    _draw_columns(own)
    draw_grids(own)
    draw_dates(own)
    draw_splits(own)
    draw_words(own)
    # the mapping, and what it would load
    if proposal is None or proposal.mapping is None or proposal.text is None:
        so_far.error(NOTHING)
        return None
    return _with_mapping(data, name, proposal.mapping, proposal.text, so_far)


def _with_mapping(
    data: Sequence[UploadedFile], name: str, mapping: Mapping, text: str, so_far: DeltaGenerator
) -> Upload:
    """The upload as a mapping reads it, with the mapping to save, and what the check says of it."""
    save_component("Save the mapping", text, FILE, key="save_mapping", type_="application/toml")
    upload = checked_upload(data, name, mapping=mapping)
    if upload.load is None:
        so_far.info(so_far_words(len(upload.report.problems), len(upload.report.warnings)))
    return upload


def so_far_words(problems: int, remarks: int) -> str:
    """What the check has found with what is chosen so far, in a sentence for the top of the page."""
    found = "1 problem" if problems == 1 else f"{problems:,} problems" if problems else "no problem"
    also = "1 remark" if remarks == 1 else f"{remarks:,} remarks" if remarks else "no remark"
    there = "where they are listed" if problems else "where you can store it"
    return f"So far: {found} and {also}. Go to the end of this page, {there}."


def _missing() -> list[str]:
    """The words that say that nothing is known."""
    words = st.text_input(
        "Words that mean that nothing is known",
        key=MISSING,
        placeholder="such as: DOB unknown, n/k",
        help="Separate them by commas. Cells with one of these words alone are read as blank.",
    )
    return [word.strip() for word in words.split(",") if word.strip()]


def _draw_rows(own: OwnFiles) -> None:
    if session().initials:
        st.info(NOT_IN_INITIALS)
        return
    # a table of Streamlit would read signs in the cells as markup
    for file, rows in own.rows.items():
        st.html(render("own_rows.html", file=file, rows=rows))


def _draw_columns(own: OwnFiles) -> None:
    columns = own.proposal.columns if own.proposal else ()
    if not columns:
        return
    heading("What each column is")
    # days that are read as a grid are chosen for together
    grids = own.proposal.grids if own.proposal else ()
    days = {(grid.file, day) for grid in grids if grid.is_read for day in grid.days}
    several = len({each.file for each in columns}) > 1
    for number, each in enumerate(columns):
        # columns of two files may have one name
        if several and (number == 0 or columns[number - 1].file != each.file):
            st.html(render("own_reason.html", why=each.file))
        if (each.file, each.column) not in days:
            _draw_column(own, number, each)


def _draw_column(own: OwnFiles, number: int, each: ColumnProposal) -> None:
    """One column: its name, what it is taken for, and why."""
    key = f"own_column_{number}"
    st.session_state[key] = each.concept or ""
    name, choice, why = st.columns([2, 2, 3], vertical_alignment="center")
    name.html(render("own_column.html", name=each.column))
    choice.selectbox(
        f"{each.column or 'This column'} is",
        CHOICES,
        format_func=lambda concept: str(concept) or NOT_TAKEN,
        key=key,
        on_change=lambda: own.choose(each.file, each.column, st.session_state[key] or None),
        label_visibility="collapsed",
        disabled=each.concept is None and bool(each.becomes),
    )
    why.html(render("own_reason.html", why=each.why))
