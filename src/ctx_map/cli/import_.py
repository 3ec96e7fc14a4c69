"""The import command, which loads the files that agencies send."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ctx_map.cli.asking import Ask, Format, FormatOption, PurposeOption, StoreOption, a_path, mandate_for, settings_for


def import_bundles(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", parser=a_path, help="The folders, .zip files or .xlsx files to load."),
    ],
    *,
    namespace: Annotated[
        str | None,
        typer.Option(
            "--namespace", metavar="NAME", help="The agency whose ids these are (default: the name of the file)."
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Find all problems without storing anything.")] = False,
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar="FILE",
            parser=a_path,
            help="A file that maps an agency's own columns, or the name of a ready one.",
        ),
    ] = None,
    older_wins: Annotated[
        bool, typer.Option("--older-wins", help="Let older rows replace newer ones in the store.")
    ] = False,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,  # noqa: A002
    purpose: PurposeOption = None,
) -> None:
    """Loads files from agencies. Each is loaded completely or not at all, and can safely be loaded again.

    Example: ctx-map import --check police-delivery.xlsx
    """
    from ctx_map.cli.load_words import print_outcomes
    from ctx_map.cli.loading import Delivery, load
    from ctx_map.cli.loading import check as check_only

    settings = settings_for(store)
    mandate = mandate_for(Ask(store, date.today(), None, None, format, purpose), settings)
    deliveries = [Delivery(path, namespace, mapping, older_wins) for path in paths]
    outcomes = (check_only if check else load)(deliveries, settings, mandate)
    print_outcomes(outcomes, format, checked_only=check)
    if not all(outcome.well for outcome in outcomes):
        # the exit codes of errors.py: a refusal by policy counts more than a file with problems
        raise typer.Exit(3 if any(outcome.by_policy for outcome in outcomes) else 1)


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("import")(import_bundles)
