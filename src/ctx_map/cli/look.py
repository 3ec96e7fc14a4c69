"""Opening the app: on a store, or on the sample town."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import StoreOption, opened_store, settings_for

if TYPE_CHECKING:
    from ctx_map.settings import Settings

PortOption = Annotated[int | None, typer.Option("--port", metavar="N", help="A port; a free one if left out.")]
BrowserOption = Annotated[bool, typer.Option("--browser/--no-browser", help="Opens the browser too.")]


def demo(
    *,
    store: StoreOption = None,
    with_app: Annotated[bool, typer.Option("--app/--no-app", help="Opens the app when the town is loaded.")] = True,
    port: PortOption = None,
    browser: BrowserOption = True,
) -> None:
    """Loads Saltmere, a fictional town, into a store of its own and opens the app on it.

    The store is the one that --store or CTX_MAP_STORE names, if it is empty or has the town already.

    Example: ctx-map demo
    """
    from ctx_map.cli.sample_town import load_town, store_of_town

    settings = settings_for(store)
    if store is None and not os.environ.get("CTX_MAP_STORE"):
        settings = replace(settings, store=str(store_of_town(settings)))
    load_town(settings)
    typer.echo(f"Saltmere is in {settings.store}. Ask it: ctx-map shared-places --store {settings.store}")
    if with_app:
        _serve(settings, port=port, browser=browser)


def app(*, store: StoreOption = None, port: PortOption = None, browser: BrowserOption = True) -> None:
    """Opens the app on a store.

    Example: ctx-map app --store ./strategy-meeting
    """
    settings = settings_for(store)
    # opened and let go of first: a store that another program owns, or that is not there, is said here
    with opened_store(settings):
        pass
    _serve(settings, port=port, browser=browser)


def _serve(settings: Settings, *, port: int | None, browser: bool) -> None:
    from ctx_map.cli.serving import serve

    serve(settings, port=port, browser=browser)


def add_to(root: typer.Typer) -> None:
    """Puts the commands on the command line."""
    root.command("demo")(demo)
    root.command("app")(app)
