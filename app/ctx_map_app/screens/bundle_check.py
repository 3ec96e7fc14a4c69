"""A bundle on its way from an upload into the store: read and checked once, stored when somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import polars as pl
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ctx_map.bundle import CheckedBundle, CheckReport, Problem, check_bundle, read_bundle
from ctx_map.governance import Intake, LoadReport, open_intake
from ctx_map_app.asking.uploads import on_disk
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import given_mandate, the_audit, the_store

QUESTION = "files in"


@dataclass
class Upload:
    """One upload: the checked bundle, what the check and the store have to say, and what storing it did."""

    checked: CheckedBundle
    report: CheckReport
    load: LoadReport | None = None


def checked_upload(files: Sequence[UploadedFile], namespace: str) -> Upload:
    """The bundle in these files, read by the same checks as on the command line, and held against the store; one line
    in the audit.

    Held while the files and the name stay the same, so that a click does not read them again.
    """
    fingerprint = (namespace, *(file.file_id for file in files))
    held = session().held.get(QUESTION)
    if held is None or held.fingerprint != fingerprint:
        with on_disk(files, name=namespace or files[0].name) as path:
            checked = check_bundle(read_bundle(path, namespace=namespace or None))
        held = Held(fingerprint, Upload(checked, _intake().check(checked)))
        session().held[QUESTION] = held
    return cast("Upload", held.answer)


def store_upload(upload: Upload) -> None:
    """Stores all of a clean bundle; every answer on the screens is then asked anew."""
    upload.load = _intake().admit(upload.checked)
    kept = session().held[QUESTION]
    session().forget()
    session().held[QUESTION] = kept


def _intake() -> Intake:
    return open_intake(the_store(), given_mandate(), audit=the_audit(), today=date.today())


def problem_table(problems: Sequence[Problem]) -> pl.DataFrame:
    """Problems with where they are and what to do, in the order in which they were found."""
    schema = {"file": pl.String, "table": pl.String, "row": pl.Int64, "column": pl.String, "advice": pl.String}
    return pl.DataFrame([{name: getattr(each, name) for name in schema} for each in problems], schema=schema)


def account(rows: Sequence[Any], columns: Sequence[str]) -> pl.DataFrame:
    """The account of a check or of a load: a row a table, and its counts."""
    return pl.DataFrame([{name: getattr(each, name) for name in columns} for each in rows], schema=list(columns))
