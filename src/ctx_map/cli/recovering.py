"""The recover command, which gets the finished loads out of a damaged store."""

from __future__ import annotations

from datetime import date

import typer

from ctx_map.cli.asking import Ask, Format, PurposeOption, StoreOption, mandate_for, settings_for


def recover(*, store: StoreOption = None, purpose: PurposeOption = None) -> None:
    """Recovers the finished loads of a damaged store in a folder. The damaged files are kept beside it.

    Example: ctx-map recover --store ./strategy-meeting
    """
    from ctx_map.governance import open_audit
    from ctx_map.governance import recover as recovered

    settings = settings_for(store)
    mandate = mandate_for(Ask(store, date.today(), None, None, Format.TABLE, purpose), settings)
    loads = recovered(settings.store, mandate, audit=open_audit(settings.store, settings))
    counted = "1 finished load has" if loads == 1 else f"{loads} finished loads have"
    typer.echo(
        f"{counted} been recovered. Load your latest files again, in case they are missing. The damaged files are in a "
        "folder of the store whose name starts with `damaged`. They hold people's data, so delete them when the store "
        "is right."
    )


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("recover")(recover)
