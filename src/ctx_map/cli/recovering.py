"""The recover command, which gets the finished loads out of a damaged store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import typer

from ctx_map.cli.asking import Ask, Format, PurposeOption, StoreOption, mandate_for, settings_for

if TYPE_CHECKING:
    from ctx_map.governance import Recovery


def recover(*, store: StoreOption = None, purpose: PurposeOption = None) -> None:
    """Recovers the finished loads of a damaged store in a folder. The damaged files are kept beside it.

    Example: ctx-map recover --store ./strategy-meeting
    """
    from ctx_map.governance import open_audit
    from ctx_map.governance import recover as recovered

    settings = settings_for(store)
    mandate = mandate_for(Ask(store, date.today(), None, None, Format.TABLE, purpose), settings)
    found = recovered(settings.store, mandate, audit=open_audit(settings.store, settings))
    typer.echo(" ".join(_sentences(found)))


def _sentences(found: Recovery) -> Iterator[str]:
    """Say what was brought back and what to do next."""
    from ctx_map.vocabulary.days import day_words

    counted = "1 finished load has" if found.loads == 1 else f"{found.loads} finished loads have"
    last = f" The last is of {day_words(found.last_day)}." if found.last_day else ""
    yield f"{counted} been recovered.{last}"
    if found.lost:
        counted = "1 load is" if found.lost == 1 else f"{found.lost} loads are"
        yield f"The audit says that {counted} missing."
    if found.shown_again:
        many = f"{found.shown_again} loads that had been taken back are shown again. Take them back"
        one = "1 load that had been taken back is shown again. Take it back"
        yield f"{one if found.shown_again == 1 else many} with `ctx-map unload`."
    yield (
        "Load your latest files again, in case they are missing. The damaged files are in a folder of the store whose "
        "name starts with `damaged`. They hold people's data, so delete them when the store is right."
    )


def add_to(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("recover")(recover)
