"""The audit command: who looked at what, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctx_map.cli.asking import (
    Ask,
    Format,
    PurposeOption,
    StoreOption,
    check_store_is_there,
    looking,
    mandate_for,
    opened_store,
    reading,
    settings_for,
)
from ctx_map.vocabulary.agencies import agency_words

if TYPE_CHECKING:
    from ctx_map.governance import AuditLine, Mandate
    from ctx_map.settings import Settings
    from ctx_map.store import Store

DISCLOSURES = ("seq", "at", "actor", "agency", "subject", "recipient", "purpose", "keep_until", "places_as")
COLUMNS = ("seq", "at", "actor", "agency", "action", "subject", "purpose", "decision")


@reading
def audit(
    ask: Ask,
    *,
    context: typer.Context,
    last: Annotated[int, typer.Option("--last", min=1, metavar="N", help="Show the last N lines only.")] = 50,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="Show only lines about this id.")] = None,
) -> None:
    """Shows who asked what, the earliest first. Reading the audit is recorded as well.

    Example: ctx-map audit --since 2026-05-01 --last 200
    """
    from ctx_map.governance import Action, open_audit

    if context.invoked_subcommand is not None:
        return
    settings = settings_for(ask.store)
    check_store_is_there(settings)
    book = open_audit(settings.store, settings)
    mandate = mandate_for(ask, settings)
    book.append(Action.AUDIT_READ, mandate, subject="audit", about=[id_] if id_ else [])
    about = {book.mark(each) for each in _read_as_one(id_, mandate, settings)} if id_ else None
    lines = [line for line in book.lines() if _wanted(line, ask, about)]
    _print([_plain(line, mandate) for line in lines[-last:]], ask.format, len(lines))


@reading
def disclosures(ask: Ask) -> None:
    """Lists every file that has left this store: for whom, why, and how long it may be kept. This is recorded as well.

    Example: ctx-map audit disclosures --since 2026-05-01
    """
    from ctx_map.governance import Action, open_audit, register_of_disclosures

    settings = settings_for(ask.store)
    check_store_is_there(settings)
    book = open_audit(settings.store, settings)
    book.append(Action.AUDIT_READ, mandate_for(ask, settings), subject="disclosures")
    found = register_of_disclosures(line for line in book.lines() if _wanted(line, ask, None))
    _print([each.plain() for each in found], ask.format, len(found), columns=DISCLOSURES)


@reading
def code(
    ask: Ask,
    copy: Annotated[int, typer.Argument(metavar="COPY", help="The number of the copy, which its codes begin with.")],
    typed: Annotated[str, typer.Argument(metavar="CODE", help="The code, or at least its first six characters.")],
) -> None:
    """Says whom a code in a file saved with --people-as codes stands for. This is recorded as well.

    Example: ctx-map audit code 35 K7Q2M4
    """
    from ctx_map.cli.table import shown
    from ctx_map.errors import WrongUse
    from ctx_map.governance.copy_codes import codes_of_copy, whom

    with looking(ask, "whom a code stands for") as view:
        network = view.network(since=ask.since, until=ask.until)
        key = whom(codes_of_copy(view.audit, copy), network.keys, typed)
    if key is None:
        raise WrongUse("In this copy, the code stands for no one in your view on this day. Check both numbers.")
    typer.echo(shown(f"{network.names_by_key[key]} ({key})"))


def anchor(*, store: StoreOption = None, purpose: PurposeOption = None) -> None:
    """Prints an anchor of the audit to keep outside this computer. With it, a rewritten audit is found.

    Example: ctx-map audit anchor
    """
    from ctx_map.governance import make_anchor, open_audit
    from ctx_map.vocabulary.days import day_words

    settings = settings_for(store)
    check_store_is_there(settings)
    mandate = mandate_for(Ask(store, date.today(), None, None, Format.TABLE, purpose), settings)
    with _store_if_it_opens(settings) as opened:
        made = make_anchor(open_audit(settings.store, settings), mandate, opened)
    text = made.anchor.text
    typer.echo(text)
    typer.echo(
        f"The audit has {made.anchor.seq} lines on {day_words(made.anchor.day)}. Keep this anchor away from this "
        "computer, on paper or in an email to someone else.\n"
        f"To compare the audit with it later: ctx-map verify --anchor {text}"
    )
    if not made.in_store:
        typer.echo("The anchor could not be kept in the store.", err=True)


@contextmanager
def _store_if_it_opens(settings: Settings) -> Iterator[Store | None]:
    """The store, or None if it can't be used: an anchor is worth having all the same."""
    from ctx_map.errors import StoreError

    with ExitStack() as stack:
        store = None
        with suppress(StoreError):
            store = stack.enter_context(opened_store(settings))
        yield store


def _read_as_one(key: str, mandate: Mandate, settings: Settings) -> list[str]:
    """The id with those that are read as one with it: whoever asked about one of them asked about all."""
    from ctx_map.governance.matching.read_together import read_together

    with _store_if_it_opens(settings) as opened:
        return read_together(opened, mandate, key) if opened else [key]


def _wanted(line: AuditLine, ask: Ask, about: Set[str] | None) -> bool:
    if about is not None and about.isdisjoint(line.about):
        return False
    return (ask.since is None or line.at >= ask.since) and (ask.until is None or line.at[: len(ask.until)] <= ask.until)


def _print(rows: list[dict[str, Any]], form: Format, found: int, *, columns: tuple[str, ...] = COLUMNS) -> None:
    from ctx_map.cli.table import heads, text_table

    if form is Format.JSON:
        said = {"rows": rows, "considered": {"lines found": found, "lines listed": len(rows)}}
        typer.echo(json.dumps(said, ensure_ascii=False, indent=1))
    elif form is Format.CSV:
        typer.echo(_as_csv(rows, columns), nl=False)
    else:
        told = [_as_read(row, columns) for row in rows]
        typer.echo(text_table(heads(columns, fixed=("at",), roomy=("purpose",)), told))
        typer.echo(f"Showing {len(rows)} of {found} lines. To check that the audit is complete, use ctx-map verify.")


def _as_read(row: dict[str, Any], columns: tuple[str, ...]) -> list[Any]:
    """Return the cells of a row as people read them. csv and json keep what was recorded."""
    told = {**row, "at": row["at"][: len("2026-05-01T12:00:00")] + "Z", "agency": agency_words(row["agency"])}
    return [told[name] for name in columns]


def _plain(line: AuditLine, mandate: Mandate) -> dict[str, Any]:
    from ctx_map.governance import counts_told, disclosed_to

    values = {name: value for name, value in asdict(line).items() if name != "detail"}
    return {**values, "about": list(values["about"]), "counts": counts_told(line, mandate), **disclosed_to(line)}


def _as_csv(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> str:
    import polars as pl

    from ctx_map.export.csv_text import csv_text

    return csv_text(pl.DataFrame([{name: row[name] for name in columns} for row in rows], schema=list(columns)))


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    group = typer.Typer(no_args_is_help=False)
    group.callback(invoke_without_command=True)(audit)
    group.command("disclosures")(disclosures)
    group.command("anchor")(anchor)
    group.command("code")(code)
    app.add_typer(group, name="audit")
