"""The commands that start and stop a Neo4j server on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import settings_for

if TYPE_CHECKING:
    from ctx_map.store.neo4j_server import ServerFacts

USUAL_PORT = 7687
NOT_RUNNING = "Neo4j is not running on this computer. To start it, use `ctx-map neo4j start`."

server_app = typer.Typer(
    help="Starts and stops a Neo4j server on this computer.", no_args_is_help=True, rich_markup_mode=None
)


@server_app.command("start")
def start(
    *,
    port: Annotated[
        int,
        typer.Option(
            "--port", min=1, max=65535, metavar="N", help="The port of the server. Only this computer can reach it."
        ),
    ] = USUAL_PORT,
) -> None:
    """Starts Neo4j and waits until it is ready. The first time, it downloads about 170 MB.

    Example: ctx-map neo4j start
    """
    from ctx_map.store import neo4j_server

    _say_how_to_reach(neo4j_server.start(_home(), port=port))


@server_app.command("stop")
def stop() -> None:
    """Stops Neo4j. The data is kept.

    Example: ctx-map neo4j stop
    """
    from ctx_map.store import neo4j_server

    typer.echo("Neo4j has been stopped." if neo4j_server.stop(_home()) else NOT_RUNNING)


@server_app.command("status")
def status() -> None:
    """Says whether Neo4j is running and how to use it. The exit code is 1 if it is not running.

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
    typer.echo(f"Neo4j is running at {facts.uri}. To use it as the store:")
    typer.echo(f"  export CTX_MAP_STORE={facts.uri}")
    typer.echo(f'  export CTX_MAP_NEO4J_PASSWORD="$(cat {facts.password_file})"')


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.add_typer(server_app, name="neo4j")
