"""A bundle on its way from an upload into the store: read and checked once, stored when somebody says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import polars as pl
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ctx_map.bundle import CheckedBundle, CheckReport, Mapping, Problem, check_bundle, read_bundle
from ctx_map.governance import (
    WITHDRAWS_MOST,
    Intake,
    LoadReport,
    StoredLoad,
    TableLoad,
    UnloadReport,
    may_write_words,
    namespaces_of,
    open_intake,
    withdrawn_words,
)
from ctx_map.vocabulary.days import day_words
from ctx_map_app.asking.uploads import on_disk
from ctx_map_app.session.state import Held, session
from ctx_map_app.session.store import data_version, given_mandate, the_audit, the_store

QUESTION = "files in"
OWN = "own files"
"""What was chosen for an agency's own files."""
LOADS = "loads"
UNLOADED = "unloaded"
LOADED = ("table", "new", "corrected", "unchanged", "left_out", "rejected", "duplicate")
WITHDRAWN = "withdrawn"


@dataclass
class Upload:
    """One upload: the checked bundle, what the check and the store have to say, and what storing it did."""

    checked: CheckedBundle
    report: CheckReport
    tables: tuple[TableLoad, ...] = ()
    """What storing it would do to each table. Empty where there are problems."""
    load: LoadReport | None = None


def checked_upload(files: Sequence[UploadedFile], namespace: str, *, mapping: Mapping | None = None) -> Upload:
    """The bundle in these files, read by the same checks as on the command line, and held against the store; one line
    in the audit.

    `mapping` says what the columns of an agency's own file are. Held while all of this stays the same, so that a click
    does not read the files again.
    """
    fingerprint = (namespace, mapping, *(file.file_id for file in files))
    held = session().held.get(QUESTION)
    if held is None or held.fingerprint != fingerprint:
        with on_disk(files, name=namespace) as path:
            checked = check_bundle(read_bundle(path, namespace=namespace, mapping=mapping))
        held = Held(fingerprint, Upload(checked, *_intake().preview(checked)))
        session().held[QUESTION] = held
    return cast("Upload", held.answer)


def store_upload(upload: Upload) -> None:
    """Stores all of a clean bundle; every answer on the screens is then asked anew."""
    upload.load = _intake().admit(upload.checked)
    # what was stored, and what was chosen for it, stays on the page
    kept = {each: session().held[each] for each in (QUESTION, OWN) if each in session().held}
    session().forget()
    session().held.update(kept)


def stored_loads() -> tuple[StoredLoad, ...]:
    """The loads that this mandate may take back; one line in the audit until the store changes."""
    fingerprint = data_version()
    held = session().held.get(LOADS)
    if held is None or held.fingerprint != fingerprint:
        held = session().held[LOADS] = Held(fingerprint, _intake().loads())
    return cast("tuple[StoredLoad, ...]", held.answer)


def namespaces() -> tuple[str, ...]:
    """The short names under which files are held or may be loaded."""
    return namespaces_of(stored_loads(), given_mandate())


def what_may_be_loaded() -> str:
    """One sentence that says which files the mandate of this computer may load."""
    return may_write_words(given_mandate())


def unload(name: str) -> None:
    """Takes a load back; every answer on the screens is then asked again."""
    report = _intake().unload(name)
    session().forget()
    session().held[UNLOADED] = Held((), report)


def just_unloaded() -> UnloadReport | None:
    """What taking a load back did, once."""
    held = session().held.pop(UNLOADED, None)
    return cast("UnloadReport", held.answer) if held else None


def load_table(loads: Sequence[StoredLoad]) -> pl.DataFrame:
    """The loads, the newest first."""
    rows = [
        {
            "load": load.name,
            "day": day_words(load.loaded_on),
            "namespace": load.namespace,
            "links": load.links,
            "file": load.file,
            "taken_back": day_words(load.taken_back_on) if load.taken_back_on else "",
        }
        for load in reversed(loads)
    ]
    schema = dict.fromkeys(("load", "day", "namespace", "links", "file", "taken_back"), pl.String)
    return pl.DataFrame(rows, schema=schema | {"links": pl.Int64})


def loaded_columns(tables: Sequence[TableLoad]) -> tuple[str, ...]:
    """The columns of the account of a load: with the links that it withdraws where there are any."""
    return (*LOADED, WITHDRAWN) if any(table.withdrawn for table in tables) else LOADED


def withdrawal_words(tables: Sequence[TableLoad], warnings: Sequence[Problem]) -> str:
    """What a full delivery would withdraw, and what is to be checked before it withdraws much; empty where nothing."""
    checks = [each.advice for each in warnings if each.code == WITHDRAWS_MOST]
    return " ".join(filter(None, [withdrawn_words(tables, done=False), *checks]))


def names_in_force(loads: Sequence[StoredLoad]) -> list[str]:
    """The names of the loads that were not taken back, the newest first."""
    return [load.name for load in reversed(loads) if load.taken_back_on is None]


def _intake() -> Intake:
    return open_intake(the_store(), given_mandate(), audit=the_audit(), today=date.today())


def problem_table(problems: Sequence[Problem]) -> pl.DataFrame:
    """Problems with where they are and what to do, in the order in which they were found."""
    schema = {"file": pl.String, "table": pl.String, "row": pl.Int64, "column": pl.String, "advice": pl.String}
    return pl.DataFrame([{name: getattr(each, name) for name in schema} for each in problems], schema=schema)


def account(rows: Sequence[Any], columns: Sequence[str]) -> pl.DataFrame:
    """The account of a check or of a load: a row a table, and its counts, under headings in words."""
    told = [[getattr(each, name) for name in columns] for each in rows]
    return pl.DataFrame(told, schema=[name.replace("_", " ").capitalize() for name in columns], orient="row")
