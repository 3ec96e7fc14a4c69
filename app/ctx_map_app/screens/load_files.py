"""Files in: every problem is shown first, and nothing is stored while there is one. A load can be taken back."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ctx_map.governance import took_rows, withdrawn_words
from ctx_map.vocabulary.tables import TABLES
from ctx_map_app.answers.table import TableColumn, table
from ctx_map_app.asking.uploads import TYPES
from ctx_map_app.frame.empty_store import say_if_empty
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.page import asking, heading, line, render
from ctx_map_app.loading.bundle_check import (
    Upload,
    account,
    checked_upload,
    just_unloaded,
    load_table,
    loaded_columns,
    names_in_force,
    namespaces,
    problem_table,
    store_upload,
    stored_loads,
    unload,
    what_may_be_loaded,
    withdrawal_words,
)
from ctx_map_app.loading.column_choices import WHAT_HAPPENS, mapped_upload
from ctx_map_app.screens.row_account import draw_row_account

NEW_NAME = "A new short name"
BUNDLE, OWN_FILES = "A bundle for ctx-map", "An agency's own file"
SORTS = (BUNDLE, OWN_FILES)
HELP_ON_SORTS = "A bundle has the tables and columns below. In any other file, ctx-map proposes what each column is."
PROBLEMS: Mapping[str, TableColumn] = {
    "file": TableColumn("File", "18%"),
    "table": TableColumn("Table", "12%"),
    "row": TableColumn("Row", "4rem", number=True, help="as in your spreadsheet, where the header is row 1"),
    "column": TableColumn("Column", "14%"),
    "advice": TableColumn("What to do"),
}
LOADS: Mapping[str, TableColumn] = {
    "load": TableColumn("Load"),
    "day": TableColumn("Loaded on"),
    "namespace": TableColumn("Short name"),
    "links": TableColumn("Links", "6rem", number=True, help="of those that you may see or load"),
    "file": TableColumn("File", help="the letters by which the audit knows the file"),
    "taken_back": TableColumn("Taken back on"),
}


def show() -> None:
    """Ask, one call, draw."""
    # the files, whose they are, and of which sort
    line(None)
    left, middle, right = asking().columns([5, 3, 3])
    with left:
        files = st.file_uploader(
            "One .zip or .xlsx, or CSV files that belong together (at most 20 MB)",
            TYPES,
            accept_multiple_files=True,
            key="upload",
        )
    with middle:
        name = chosen_name()
    with right:
        sort = st.radio("What they are", SORTS, key="sort_of_files", help=HELP_ON_SORTS)
    # what they hold, or what can be loaded
    if files and name:
        upload = mapped_upload(files, name) if sort == OWN_FILES else checked_upload(files, name)
        if upload is not None:
            draw_upload(upload, chosen_here=sort == OWN_FILES)
    else:
        draw_before(sort, files=bool(files))


def draw_before(sort: str, *, files: bool) -> None:
    """What can be loaded, and the loads so far, before there is something to check."""
    if files:
        st.info("Choose whose files these are. Ids are kept under that short name.")
    else:
        say_if_empty()
    if sort == OWN_FILES:
        st.caption(WHAT_HAPPENS)
    draw_loads()
    if sort == BUNDLE:
        st.html(render("bundle.html", tables=TABLES.values()))


def draw_upload(upload: Upload, *, chosen_here: bool = False) -> None:
    """What storing an upload did, or what its check found. `chosen_here`: people choose on the page how it is read."""
    if upload.load is not None:
        draw_load(upload)
    else:
        draw_check(upload, chosen_here=chosen_here)


def chosen_name() -> str:
    """Ask under which short name the ids are kept: one that is held, or a new one that is given on purpose."""
    choice = st.selectbox(
        "Whose files these are",
        [*namespaces(), NEW_NAME],
        index=None,
        placeholder="Choose a short name",
        help="Ids are kept under this short name. Files of one agency belong under one name.",
        key="namespace",
    )
    if choice == NEW_NAME:
        choice = st.text_input("New short name", max_chars=40, key="new_namespace")
    st.caption(what_may_be_loaded())
    return (choice or "").strip()


def draw_check(upload: Upload, *, chosen_here: bool = False) -> None:
    """What the check found and what storing would do; a button to store it only where it found nothing."""
    # the finding, and what can be done
    report = upload.report
    if report.clean:
        draw_withdrawal(upload)
        st.success(f"No problem was found. {remarks(len(report.warnings))}Nothing is stored yet.")
        st.button("Store these reports", type="primary", on_click=show_errors()(store_upload), args=(upload,))
    else:
        here = "Choose above how it is read, or correct" if chosen_here else "Correct"
        st.error(f"{found(len(report.problems))}, and nothing was stored. {here} it in the file and upload it again.")
        heading("Problems")
        table(problem_table(report.problems), PROBLEMS, key="problems", alt="Problems by table, row and column.")
    if report.warnings:
        heading("Read, with a remark")
        table(problem_table(report.warnings), PROBLEMS, key="remarks", alt="Remarks by table, row and column.")
    # the account of the rows, and what storing would do
    draw_row_account(report.accounts)
    if upload.tables:
        heading("What storing would do")
        st.table(
            account(upload.tables, loaded_columns(upload.tables)),
            hide_index=True,
            alt="Rows that would be new, corrected, unchanged or left out, and links that would be withdrawn.",
        )


def found(problems: int) -> str:
    """How many problems there are."""
    return "1 problem was found" if problems == 1 else f"{problems:,} problems were found"


def draw_withdrawal(upload: Upload) -> None:
    """What a full delivery would withdraw, and what is to be checked first. Nothing for any other."""
    said = withdrawal_words(upload.tables, upload.report.warnings)
    if said:
        st.warning(said)


def remarks(warnings: int) -> str:
    """How many remarks there are, as a sentence and a space, or nothing."""
    if not warnings:
        return ""
    return "There is 1 remark below. " if warnings == 1 else f"There are {warnings:,} remarks below. "


def draw_load(upload: Upload) -> None:
    """What storing it did."""
    load = upload.load
    if load is None:
        return
    done = "Stored. Every screen now shows it. For a map, choose Back to the workspace at the top of this page."
    if load.already_loaded:
        had = "The store had all of it already" if took_rows(load.tables) else "No row was taken"
        done = f"{had}: nothing was changed."
    st.success(" ".join(filter(None, [done, withdrawn_words(load.tables, done=True)])))
    st.table(
        account(load.tables, loaded_columns(load.tables)),
        hide_index=True,
        alt="Rows new, corrected, unchanged and left out in each table, and links withdrawn.",
    )


def draw_loads() -> None:
    """The loads so far, and a way to take one back."""
    report = just_unloaded()
    if report is not None:
        st.success(" ".join(report.sentences))
    loads = stored_loads()
    if not loads:
        return
    heading("Loads")
    table(load_table(loads), LOADS, key="loads", height=240, alt="Loads by name, day, short name and links.")
    name = st.selectbox(
        "Load to take back",
        names_in_force(loads),
        index=None,
        placeholder="Choose a load",
        help="Everything that it brought goes from every answer, and what it corrected is as before.",
        key="unload",
    )
    if name:
        st.button(f"Take back {name}", on_click=show_errors()(unload), args=(name,))
