"""The commands that open the app: on a store, or on the sample town."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import StoreOption, opened_store, settings_for

if TYPE_CHECKING:
    from ctx_map.settings import Settings

PortOption = Annotated[
    int | None, typer.Option("--port", metavar="N", help="The port of the app (default: a free one).")
]
BrowserOption = Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser too.")]


def demo(
    *,
    store: StoreOption = None,
    with_app: Annotated[bool, typer.Option("--app/--no-app", help="Open the app when the town is loaded.")] = True,
    port: PortOption = None,
    browser: BrowserOption = True,
) -> None:
    """Loads Saltmere, a fictional town, into its own store and opens the app.

    If --store or CTX_MAP_STORE names a store, that one is used. It must be empty or hold the town already.

    Example: ctx-map demo
    """
    from ctx_map.cli.sample_town import load_town, store_of_town

    settings = settings_for(store)
    if store is None and not os.environ.get("CTX_MAP_STORE"):
        settings = replace(settings, store=str(store_of_town(settings)))

    def loaded() -> None:
        load_town(settings)
        typer.echo(
            f"Saltmere is in {settings.store}. To ask a question: ctx-map shared-places --store {settings.store}"
        )

    if with_app:
        _serve(settings, port=port, browser=browser, meanwhile=loaded)
    else:
        loaded()


def app(
    *,
    store: StoreOption = None,
    new: Annotated[bool, typer.Option("--new", help="Make the store first if there is none.")] = False,
    port: PortOption = None,
    browser: BrowserOption = True,
) -> None:
    """Opens the app on a store.

    Example: ctx-map app --store ./strategy-meeting
    """
    settings = settings_for(store)

    def opened() -> None:
        # open and close it, so that a store that is missing or in use is reported here
        with opened_store(settings, create=new):
            pass

    _serve(settings, port=port, browser=browser, meanwhile=opened)


def _serve(settings: Settings, *, port: int | None, browser: bool, meanwhile: Callable[[], None]) -> None:
    from ctx_map.cli.serving import serve

    serve(settings, port=port, browser=browser, meanwhile=meanwhile)


def add_to(root: typer.Typer) -> None:
    """Add the commands to the command line."""
    root.command("demo")(demo)
    root.command("app")(app)
