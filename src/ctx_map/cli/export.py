"""What leaves for a file: the map as a page, the network in another tool's format."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import Ask, a_path, looking, reading

if TYPE_CHECKING:
    from ctx_map.governance import View
    from ctx_map.network import Network


class FileFormat(StrEnum):
    """The formats that a network is written in."""

    GRAPHML = "graphml"
    CSV = "csv"
    JSON = "json"


AroundOption = Annotated[
    list[str] | None, typer.Option("--around", metavar="ID", help="Only what is near these ids (repeat it).")
]
MOST_LINKS = 500
MostLinksOption = Annotated[
    int,
    typer.Option(
        "--most-links",
        "--most-reports",
        min=1,
        metavar="N",
        help="A school or a town centre with more links than this is shown, but not looked around.",
    ),
]
StepsOption = Annotated[int, typer.Option("--steps", min=1, metavar="N", help="How far to look around.")]


@reading
def map_(
    ask: Ask,
    out: Annotated[Path, typer.Argument(metavar="OUT.html", parser=a_path, help="The page to write.")],
    *,
    around: AroundOption = None,
    steps: StepsOption = 2,
    most_links: MostLinksOption = MOST_LINKS,
) -> None:
    """The network map as one page that needs no network.

    Example: ctx-map map meeting.html --around childrens-services:p1
    """
    from ctx_map.export.private_file import said_clearly
    from ctx_map.maps import write_html

    ids = around or []
    with looking(ask, "map", to="html", about=ids) as view:
        network = _read(view, ask, ids, steps, most_links)
        with said_clearly(out):
            write_html(view.release(network, to="html"), out)
    _say_where(out)


@reading
def export(
    ask: Ask,
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", parser=a_path, help="The file to write; for csv a folder or a .zip."),
    ],
    *,
    as_: Annotated[FileFormat, typer.Option("--as", help="The format.")],
    around: AroundOption = None,
    steps: StepsOption = 2,
    most_links: MostLinksOption = MOST_LINKS,
) -> None:
    """The network for another tool: GraphML, CSV or JSON.

    Example: ctx-map export --as graphml town.graphml
    """
    from ctx_map.export import write_csv, write_graphml, write_json

    write = {FileFormat.GRAPHML: write_graphml, FileFormat.CSV: write_csv, FileFormat.JSON: write_json}[as_]
    ids = around or []
    with looking(ask, "export", to=as_.value, about=ids) as view:
        network = _read(view, ask, ids, steps, most_links)
        write(view.release(network, to=as_.value), out)
    _say_where(out)


def _read(view: View, ask: Ask, ids: Sequence[str], steps: int, most_links: int) -> Network:
    """The whole, or what is near these ids."""
    if not ids:
        return view.network(since=ask.since, until=ask.until)
    return view.network(since=ask.since, until=ask.until, around=ids, steps=steps, most_links=most_links)


def _say_where(out: Path) -> None:
    typer.echo(f"Written for its owner only: {out}. It is marked, and it stands in the audit.")


def add_to(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    app.command("map")(map_)
    app.command("export")(export)
