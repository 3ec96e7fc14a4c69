"""The unload command, which lists the loads of a store and takes one of them back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctx_map.cli.asking import (
    Ask,
    Format,
    FormatOption,
    PurposeOption,
    StoreOption,
    check_store_is_there,
    mandate_for,
    opened_store,
    settings_for,
)
from ctx_map.cli.printing import say
from ctx_map.cli.progress import ProgressLine

if TYPE_CHECKING:
    from ctx_map.governance import StoredLoad, UnloadReport

COLUMNS = ("load", "loaded_on", "namespace", "links", "file", "taken_back_on")


def unload(
    load: Annotated[
        str | None,
        typer.Argument(
            metavar="LOAD", help="The load to take back, such as police-2. Without it, the loads are listed."
        ),
    ] = None,
    *,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
    purpose: PurposeOption = None,
) -> None:
    """Takes back everything that one load brought, as if it had not been loaded. Without a name it lists the loads.

    Example: ctx-map unload police-2
    """
    from ctx_map.governance import open_audit, open_intake

    settings = settings_for(store)
    check_store_is_there(settings)
    mandate = mandate_for(Ask(store, date.today(), None, None, format, purpose), settings)
    with opened_store(settings) as opened:
        intake = open_intake(opened, mandate, audit=open_audit(opened.uri, settings))
        if load is None:
            _print_loads([_row(each) for each in intake.loads()], format)
            return
        progress = ProgressLine()
        try:
            report = intake.unload(load, progress=progress)
        finally:
            progress.end()
    _print_report(report, format)


def _row(load: StoredLoad) -> dict[str, Any]:
    return {
        "load": load.name,
        "loaded_on": load.loaded_on,
        "namespace": load.namespace,
        "links": load.links,
        "file": load.file,
        "taken_back_on": load.taken_back_on,
    }


def _print_loads(rows: list[dict[str, Any]], form: Format) -> None:
    from ctx_map.cli.table import heads, text_table

    if form is Format.JSON:
        typer.echo(json.dumps({"rows": rows}, ensure_ascii=False, indent=1))
    elif form is Format.CSV:
        typer.echo(_as_csv(rows), nl=False)
    elif rows:
        names = [name for name in COLUMNS if name != "file" or any(row["file"] for row in rows)]
        columns = heads(names, fixed=("load", "loaded_on", "file"))
        typer.echo(text_table(columns, [[row[name] for name in names] for row in rows]))
        in_force = [row["load"] for row in rows if row["taken_back_on"] is None]
        if in_force:
            say([f"To take a load back, give its name, as in `ctx-map unload {in_force[-1]}`."])
        if any(row["file"] for row in rows):
            say(["Names of files are not kept, because they may name someone. The audit has the same letters."])
    else:
        say(["There is no load that you may take back."])


def _as_csv(rows: list[dict[str, Any]]) -> str:
    import polars as pl

    from ctx_map.export.csv_text import csv_text

    return csv_text(pl.DataFrame(rows, schema=list(COLUMNS)))


def _print_report(report: UnloadReport, form: Format) -> None:
    if form is Format.TABLE:
        say(report.sentences)
    else:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("unload")(unload)
