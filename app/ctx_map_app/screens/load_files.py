"""Files in: every problem is shown first, and nothing is stored while there is one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ctx_map.vocabulary.tables import TABLES
from ctx_map_app.answers.table import TableColumn, table
from ctx_map_app.asking.uploads import TYPES
from ctx_map_app.frame.error_messages import show_errors
from ctx_map_app.frame.page import asking, heading, line, render
from ctx_map_app.screens.bundle_check import Upload, account, checked_upload, problem_table, store_upload

CHECKED = ("table", "rows_in", "accepted", "rejected", "duplicate")
LOADED = ("table", "new", "corrected", "unchanged", "rejected", "duplicate")
PROBLEMS: Mapping[str, TableColumn] = {
    "file": TableColumn("File", "18%"),
    "table": TableColumn("Table", "12%"),
    "row": TableColumn("Row", "4rem", number=True, help="as in your spreadsheet, where the header is row 1"),
    "column": TableColumn("Column", "14%"),
    "advice": TableColumn("What to do"),
}


def show() -> None:
    """Ask, one call, draw."""
    line(None)
    left, right = asking().columns([3, 1])
    with left:
        files = st.file_uploader(
            "A bundle: one .zip or .xlsx, or the CSV files of one bundle together (at most 20 MB)",
            TYPES,
            accept_multiple_files=True,
            key="upload",
        )
    with right:
        name = st.text_input(
            "Short name for whose files these are",
            max_chars=40,
            help="Ids are kept under this name. Empty: the name of the file.",
        )
    if not files:
        st.html(render("bundle.html", tables=TABLES.values()))
        return

    upload = checked_upload(files, name.strip())

    if upload.load is not None:
        draw_load(upload)
    else:
        draw_check(upload)


def draw_check(upload: Upload) -> None:
    """What the check found; a button to store it only where it found nothing."""
    report = upload.report
    if report.clean:
        st.success("No problem was found. Nothing is stored yet.")
        st.button("Store these reports", type="primary", on_click=show_errors()(store_upload), args=(upload,))
    else:
        st.error(f"{found(len(report.problems))}, and nothing was stored. Correct it in the file and upload it again.")
        heading("Problems")
        table(problem_table(report.problems), PROBLEMS, key="problems", alt="Problems by table, row and column.")
    if report.warnings:
        heading("Read, with a remark")
        table(problem_table(report.warnings), PROBLEMS, key="remarks", alt="Remarks by table, row and column.")
    heading("Rows")
    st.table(
        account(report.counts, CHECKED), hide_index=True, alt="Rows in, accepted, rejected and duplicate in each table."
    )


def found(problems: int) -> str:
    """How many problems there are."""
    return "1 problem was found" if problems == 1 else f"{problems:,} problems were found"


def draw_load(upload: Upload) -> None:
    """What storing it did."""
    load = upload.load
    if load is None:
        return
    st.success(
        "The store had all of it already: nothing was changed."
        if load.already_loaded
        else "Stored. Every screen now shows it."
    )
    st.table(account(load.tables, LOADED), hide_index=True, alt="Rows new, corrected and unchanged in each table.")
