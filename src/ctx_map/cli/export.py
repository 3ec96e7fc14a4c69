"""The commands that save files: the map as a page, and the network in the format of another tool."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctx_map.cli.asking import Ask, a_path, reading, settings_for
from ctx_map.cli.leaving import ForOption, KeepUntilOption, saving, say_what_is_missing
from ctx_map.export.registry import EXPORTERS, format_names
from ctx_map.vocabulary.places import PlacesAs

if TYPE_CHECKING:
    from ctx_map.governance import Release, View
    from ctx_map.network import Network


NAMES = "names"
CODES = "codes"
WAYS_TO_NAME = (NAMES, "initials", CODES)
NO_CODES = "A picture is for people to read, so it has no codes. Use names or initials, or save a page."


class Picture(StrEnum):
    """The pictures of the canvas. They are those of `maps.svg.picture_file`, which is loaded when one is drawn."""

    NETWORK = "network"
    STREET_MAP = "street-map"
    TIMELINE = "timeline"


FORMATS = ", ".join(format_names())


def a_format(text: str) -> str:
    """Read the name of a format as it is typed."""
    name = text.strip().lower()
    if name not in EXPORTERS:
        raise typer.BadParameter(f"this is not a format. Use one of {FORMATS}")
    return name


def a_way_to_name(text: str) -> str:
    """Read what people are to be called, as it is typed."""
    how = text.strip().lower()
    if how not in WAYS_TO_NAME:
        raise typer.BadParameter(f"this is not a way to name people. Use one of {', '.join(WAYS_TO_NAME)}")
    return how


FormatOption = Annotated[
    str, typer.Option("--as", metavar="FORMAT", parser=a_format, help=f"The format of the file: {FORMATS}.")
]
AroundOption = Annotated[
    list[str] | None,
    typer.Option("--around", metavar="ID", help="Include only what is near this id. Repeat it for several."),
]
MOST_LINKS = 500
MostLinksOption = Annotated[
    int,
    typer.Option(
        "--most-links",
        "--most-reports",
        min=1,
        metavar="N",
        help="Show a school or town centre with more links than this, but leave out what is beyond it.",
    ),
]
PeopleAsOption = Annotated[
    str,
    typer.Option(
        "--people-as",
        metavar="HOW",
        parser=a_way_to_name,
        help="What people are called: names, initials or codes. Codes differ in every copy.",
    ),
]
PlacesAsOption = Annotated[
    PlacesAs,
    typer.Option("--places-as", help="Where places are: at their points, or in the middle of areas (hexagons)."),
]
StepsOption = Annotated[int, typer.Option("--steps", min=1, metavar="N", help="How many links away to include.")]


class MapFormat(StrEnum):
    """The forms in which a map can be saved."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"


@reading
def map_(
    ask: Ask,
    out: Annotated[Path, typer.Argument(metavar="OUT", parser=a_path, help="The file to save.")],
    *,
    as_: Annotated[
        MapFormat, typer.Option("--as", help="html: a page to look around in. svg or png: a picture.")
    ] = MapFormat.HTML,
    picture: Annotated[
        Picture, typer.Option("--picture", help="Which picture to draw. A page always has the network.")
    ] = Picture.NETWORK,
    around: AroundOption = None,
    steps: StepsOption = 2,
    most_links: MostLinksOption = MOST_LINKS,
    people_as: PeopleAsOption = NAMES,
    places_as: PlacesAsOption = PlacesAs.POINTS,
    for_: ForOption = None,
    keep_until: KeepUntilOption = None,
) -> None:
    """Saves the network map as a page that opens in any browser without the internet, or a map as a picture.

    Example: ctx-map map meeting.html --around childrens-services:p1
    """
    from ctx_map.errors import WrongUse
    from ctx_map.maps import write_html

    if as_ is not MapFormat.HTML and people_as == CODES:
        raise WrongUse(NO_CODES)
    ids = around or []
    with saving(ask, "map", to=as_.value, about=ids, who=for_, keep_until=keep_until, places_as=places_as) as view:
        network = _as_they_are_called(_read(view, ask, ids, steps, most_links), people_as, view)
        release = view.release(network, to=as_.value)
        if as_ is MapFormat.HTML:
            write_html(release, out)
        else:
            _save_picture(ask, release, out, picture=picture, ids=ids)
    _say_where(out, release.marking)
    say_what_is_missing(view)


def _save_picture(ask: Ask, release: Release[Network], out: Path, *, picture: Picture, ids: Sequence[str]) -> None:
    """Save the picture that the canvas draws of these ids."""
    from ctx_map.documents.raster import png_bytes
    from ctx_map.maps.base_map import base_map_file, is_invented
    from ctx_map.maps.svg.picture_file import picture_file
    from ctx_map.private_file import write_private

    ground = base_map_file(settings_for(ask.store), invented=is_invented(release.content))
    drawn = picture_file(release, picture.value, ids, ground=ground)
    data = png_bytes(drawn) if release.destination == MapFormat.PNG else drawn.encode()
    write_private(out, lambda file: file.write(data))


@reading
def export(
    ask: Ask,
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", parser=a_path, help="The file to save. For csv, a folder or a .zip file."),
    ],
    *,
    as_: FormatOption,
    around: AroundOption = None,
    steps: StepsOption = 2,
    most_links: MostLinksOption = MOST_LINKS,
    people_as: PeopleAsOption = NAMES,
    places_as: PlacesAsOption = PlacesAs.POINTS,
    for_: ForOption = None,
    keep_until: KeepUntilOption = None,
) -> None:
    """Saves the network for another tool, with a report beside it of what the format leaves out.

    Example: ctx-map export --as graphml town.graphml
    """
    from ctx_map.export.loss_report import beside

    ids = around or []
    with saving(ask, "export", to=as_, about=ids, who=for_, keep_until=keep_until, places_as=places_as) as view:
        network = _as_they_are_called(_read(view, ask, ids, steps, most_links), people_as, view)
        release = view.release(network, to=as_)
        EXPORTERS[as_].save(release, out)
    _say_where(out, release.marking)
    typer.echo(f"What {EXPORTERS[as_].title} leaves out is in {beside(out)}.")
    say_what_is_missing(view)


def _read(view: View, ask: Ask, ids: Sequence[str], steps: int, most_links: int) -> Network:
    """Read the whole network, or what is near these ids."""
    if not ids:
        return view.network(since=ask.since, until=ask.until)
    return view.network(since=ask.since, until=ask.until, around=ids, steps=steps, most_links=most_links)


def _as_they_are_called(network: Network, how: str, view: View) -> Network:
    """Return the network with names, initials or codes."""
    if how == NAMES:
        return network
    from ctx_map.maps.people_as import PeopleAs, people_as

    return people_as(network, PeopleAs(how), view)


def _say_where(out: Path, marking: str) -> None:
    typer.echo(f"Saved as {out}, marked {marking}. Only you can open it. This has been recorded.")


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("map")(map_)
    app.command("export")(export)
