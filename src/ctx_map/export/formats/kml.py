"""KML for Google Earth: places only, each with its days for the time slider. Homes are never in it.

A balloon shows HTML, so it is written here as a list of escaped texts, and it shows nothing else of the file.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement  # builds and writes a tree: nothing is parsed

from ctx_map.export.exporter import Exporter
from ctx_map.export.mapped_places import COUNTED, DESCRIBED, NO_HOMES, ONLY_PLACES, mapped_places
from ctx_map.export.text import xml_clean
from ctx_map.export.xml_words import xml_account
from ctx_map.governance.release import Release
from ctx_map.network import Network
from ctx_map.private_file import write_private

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_HEADINGS = {
    "kind": "Kind",
    "place_role": "Role",
    "address": "Address",
    "reports": "Reports",
    "events": "Events",
    "agencies": "Reported by",
    "grades": "Grades",
}


def kml_tree(release: Release[Network], rows: list[dict[str, Any]]) -> Element:
    """Return the places as a KML document that says what it is before anything else."""
    kml = Element("kml", xmlns=_NAMESPACE)
    document = SubElement(kml, "Document")
    SubElement(document, "name").text = xml_clean(release.marking)
    told = xml_account(release) | {"left_out": " ".join(EXPORTER.leaves_out)}
    SubElement(document, "description").text = _balloon(told.items())
    # the balloon of a place shows its description and nothing else
    balloon = SubElement(SubElement(document, "Style", id="place"), "BalloonStyle")
    SubElement(balloon, "text").text = "$[description]"
    for row in rows:
        _placemark(document, row, release.marking)
    return kml


def _placemark(document: Element, row: dict[str, Any], marking: str) -> None:
    """Add a place with its days, its texts and its point."""
    texts = {name: xml_clean(_text(value)) for name, value in row.items() if value is not None}
    mark = SubElement(document, "Placemark")
    SubElement(mark, "name").text = texts["label"]
    SubElement(mark, "Snippet", maxLines="0")
    shown = [("Place", texts["label"]), *((words, texts[name]) for name, words in _HEADINGS.items() if texts.get(name))]
    SubElement(mark, "description").text = _balloon([*shown, ("Marking", marking)])
    days = [(tag, texts[name]) for tag, name in (("begin", "first_day"), ("end", "last_day")) if name in texts]
    if days:
        span = SubElement(mark, "TimeSpan")
        for tag, day in days:
            SubElement(span, tag).text = day
    SubElement(mark, "styleUrl").text = "#place"
    data = SubElement(mark, "ExtendedData")
    for name in (*DESCRIBED, *COUNTED):
        if name in texts:
            SubElement(SubElement(data, "Data", name=name), "value").text = texts[name]
    SubElement(SubElement(data, "Data", name="marking"), "value").text = xml_clean(marking)
    SubElement(SubElement(mark, "Point"), "coordinates").text = f"{row['longitude']!r},{row['latitude']!r}"


def _text(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


def _balloon(said: Any) -> str:
    """Texts as HTML that shows them letter by letter. `$[` would be replaced by another value of the file."""
    rows = (f"<p><b>{_letters(words)}:</b> {_letters(text)}</p>" for words, text in said)
    return xml_clean("".join(rows))


def _letters(text: str) -> str:
    return escape(text).replace("$[", "&#36;[")


def _save(release: Release[Network], path: Path) -> tuple[str, ...]:
    places = mapped_places(release.content)
    tree = ElementTree(kml_tree(release, places.rows.to_dicts()))
    write_private(path, lambda out: tree.write(out, encoding="utf-8", xml_declaration=True))
    return places.left_out


EXPORTER = Exporter(
    name="kml",
    title="KML",
    suffix=".kml",
    opens_in="Google Earth, QGIS",
    takes=(Network,),
    leaves_out=(
        NO_HOMES,
        ONLY_PLACES,
        "A place has one time span, from its first to its last day. Days without reports in between are not marked.",
        "All places look the same.",
    ),
    writes=_save,
)
