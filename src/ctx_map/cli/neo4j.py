"""A Neo4j server on this machine, started and stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import settings_for

if TYPE_CHECKING:
    from ctx_map.store.neo4j_server import ServerFacts

USUAL_PORT = 7687
NOT_RUNNING = "No Neo4j of ctx-map runs on this machine: start it with `ctx-map neo4j start`."

server_app = typer.Typer(
    help="A real Neo4j on this machine, from packages alone.", no_args_is_help=True, rich_markup_mode=None
)


@server_app.command("start")
def start(
    *,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, metavar="N", help="The port it listens at, on loopback only.")
    ] = USUAL_PORT,
) -> None:
    """Starts it and comes back when it answers. The first start fetches some 170 MB.

    Example: ctx-map neo4j start
    """
    from ctx_map.store import neo4j_server

    _say_how_to_reach(neo4j_server.start(_home(), port=port))


@server_app.command("stop")
def stop() -> None:
    """Stops it. What it holds stays.

    Example: ctx-map neo4j stop
    """
    from ctx_map.store import neo4j_server

    typer.echo("Stopped." if neo4j_server.stop(_home()) else NOT_RUNNING)


@server_app.command("status")
def status() -> None:
    """Says whether it runs and how to reach it; ends with 1 where it does not.

    Example: ctx-map neo4j status
    """
    from ctx_map.store import neo4j_server

    facts = neo4j_server.status(_home())
    if facts is None:
        typer.echo(NOT_RUNNING)
        raise typer.Exit(1)
    _say_how_to_reach(facts)


def _home() -> Path:
    return settings_for(None).data_dir / "neo4j"


def _say_how_to_reach(facts: ServerFacts) -> None:
    typer.echo(f"Neo4j answers at {facts.uri}. To use it:")
    typer.echo(f"  export CTX_MAP_STORE={facts.uri}")
    typer.echo(f'  export CTX_MAP_NEO4J_PASSWORD="$(cat {facts.password_file})"')


def add_to(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    app.add_typer(server_app, name="neo4j")
