"""What is taken away from the workspace: one file, made through a view of its own, whose audit line says who it is for.

The file is packed with the report of what its format leaves out, so that the two stay together.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ctx_map import Release, View, open_view
from ctx_map.analysis.question import Question
from ctx_map.export import EXPORTERS
from ctx_map.governance import Disclosure
from ctx_map.maps.people_as import PeopleAs, people_as
from ctx_map.network.picked import picked
from ctx_map_app.session.held_answers import Period, worked_out
from ctx_map_app.session.state import session
from ctx_map_app.session.store import mandate_of_session, the_audit, the_store

CANVAS = "canvas"
"""The audit's word for what is on the screen."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How something is to be taken away."""

    form: str
    """The name of a format."""
    people: PeopleAs
    disclosure: Disclosure
    purpose: str = ""
    """In the asker's own words. Empty means the purpose of the session."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was made."""

    name: str
    data: bytes
    copy: int
    """The number of its line in the audit."""
    marking: str


def take_canvas(nodes: Collection[str], links: Collection[str], wish: Wish, *, about: Collection[str]) -> Taken:
    """Makes a file of these nodes and links, which are those on the canvas. Raises Refused if that is everything and
    the mandate does not allow it.
    """
    now = session()

    def released(view: View) -> Release[Any]:
        network = view.network(since=_text(now.since), until=_text(now.until))
        return view.release(people_as(picked(network, nodes, links), wish.people, view), to=wish.form)

    return _taken(CANVAS, wish, about, released)


def take_answer(
    question: Question[Any], options: Mapping[str, object], wish: Wish, *, earlier: date | None, within: Period
) -> Taken:
    """Makes a file of the answer to a question, which is asked again for it. Its rows name people by their ids."""

    def released(view: View) -> Release[Any]:
        return view.release(
            worked_out(
                view,
                question,
                options,
                earlier=earlier,
                within=within,
                as_shown=lambda network: people_as(network, wish.people, view),
            ),
            to=wish.form,
        )

    return _taken(question.name, wish, question.about(question.with_options(**options)), released)


def _taken(what: str, wish: Wish, about: Collection[str], released: Callable[[View], Release[Any]]) -> Taken:
    """Opens the view, which writes the line, and makes the file from what it shows."""
    mandate = mandate_of_session()
    asked = what if wish.people is PeopleAs.NAMES else f"{what}, {wish.people.value}"
    with open_view(
        the_store(),
        mandate.for_purpose(wish.purpose) if wish.purpose else mandate,
        audit=the_audit(),
        question=asked,
        about=tuple(about),
        disclose_as=wish.form,
        disclosure=wish.disclosure,
    ) as view:
        release = released(view)
    return Taken(f"ctx-map-copy-{release.audit_line}.zip", _packed(release), release.audit_line, release.marking)


def _packed(release: Release[Any]) -> bytes:
    """A zip with the file and its report. It is written into a folder that only this user can open and that goes."""
    exporter = EXPORTERS[release.destination]
    packed = io.BytesIO()
    with TemporaryDirectory(prefix="ctx-map-") as folder, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        root = Path(folder)
        exporter.save(release, root / f"copy-{release.audit_line}{exporter.suffix}")
        for file in sorted(path for path in root.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(root))
    return packed.getvalue()


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
