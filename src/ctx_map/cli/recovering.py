"""Getting the finished loads back out of a damaged store."""

from __future__ import annotations

from datetime import date

import typer

from ctx_map.cli.asking import Ask, Format, PurposeOption, StoreOption, mandate_for, settings_for


def recover(*, store: StoreOption = None, purpose: PurposeOption = None) -> None:
    """Keeps every finished load of a damaged store in a folder, and sets the damaged files aside.

    Example: ctx-map recover --store ./strategy-meeting
    """
    from ctx_map.governance import open_audit
    from ctx_map.governance import recover as recovered

    settings = settings_for(store)
    mandate = mandate_for(Ask(store, date.today(), None, None, Format.TABLE, purpose), settings)
    loads = recovered(settings.store, mandate, audit=open_audit(settings.store, settings))
    typer.echo(
        f"Recovered: {loads} finished loads are in the store. The damaged files lie in its folder, in one whose name "
        "starts with `damaged`; they hold people's data: delete them once the store is right. Load the last bundles "
        "again: what is there already changes nothing."
    )


def add_to(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command("recover")(recover)
