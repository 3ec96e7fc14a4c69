"""A Neo4j server on this machine, started and stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from ctx_map.cli.asking import settings_for

server_app = typer.Typer(
    help="A real Neo4j on this machine, from packages alone.", no_args_is_help=True, rich_markup_mode=None
)
NOT_RUNNING = "No Neo4j of ctx-map runs on this machine: ctx-map neo4j start."


@server_app.command("start")
def start(
    *,
    port: Annotated[int, typer.Option("--port", metavar="N", help="The port it listens at, on loopback only.")] = 7687,
) -> None:
    """Starts it and comes back when it answers. The first start fetches some 200 MB.

    Example: ctx-map neo4j start
    """
    from ctx_map.cli import neo4j_server

    server = neo4j_server.server_of(settings_for(None))
    neo4j_server.start(server, port=port)
    _say_how_to_reach(server.port(), str(server.password_file))


@server_app.command("stop")
def stop() -> None:
    """Stops it. What it holds stays.

    Example: ctx-map neo4j stop
    """
    from ctx_map.cli import neo4j_server

    stopped = neo4j_server.stop(neo4j_server.server_of(settings_for(None)))
    typer.echo("Stopped." if stopped else NOT_RUNNING)


@server_app.command("status")
def status() -> None:
    """Says whether it runs and how to reach it; ends with 1 where it does not.

    Example: ctx-map neo4j status
    """
    from ctx_map.cli import neo4j_server

    server = neo4j_server.server_of(settings_for(None))
    if server.running() is None:
        typer.echo(NOT_RUNNING)
        raise typer.Exit(1)
    _say_how_to_reach(server.port(), str(server.password_file))


def _say_how_to_reach(port: int, password_file: str) -> None:
    typer.echo(f"Neo4j answers at bolt://127.0.0.1:{port}. To use it:")
    typer.echo(f"  export CTX_MAP_STORE=bolt://127.0.0.1:{port}")
    typer.echo(f'  export CTX_MAP_NEO4J_PASSWORD="$(cat {password_file})"')


def add_to(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    app.add_typer(server_app, name="neo4j")
