"""Areas in place of points: a file can say where a place is without saying it to the metre."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import h3
import pytest

from ctx_map.export import EXPORTERS
from ctx_map.governance import Disclosure, open_view, register_of_disclosures
from ctx_map.governance.place_areas import AREA_SIZE, with_areas
from ctx_map.store import Store
from ctx_map.vocabulary.places import PlacesAs
from export.reading import text_of
from governance.doors import audit_of, mandate_of
from towns import place, town, young

PARK, SHOP = (51.50123, -0.12456), (51.50131, -0.12461)
AREAS = Disclosure(recipient="Housing", places_as=PlacesAs.AREAS)
TOWN = town(
    ("ash", "SPENDS_TIME_AT", "park"),
    nodes=[
        young("ash"),
        place("park", name="North Park", latitude=PARK[0], longitude=PARK[1], address="Park Road 4", uprn="100023"),
        place("shop", name="Shop", latitude=SHOP[0], longitude=SHOP[1]),
        place("chat", name="Group chat", kind="group chat"),
        place("nowhere", name="Somewhere"),
    ],
)
OWN = ("51.50123", "0.12456", "51.50131", "0.12461", "Park Road", "100023")


def test_a_place_is_in_the_middle_of_its_hexagon_and_has_no_address_and_no_property_number() -> None:
    moved = with_areas(TOWN)
    points = {key: (north, east) for key, north, east in moved.nodes.select("key", "latitude", "longitude").iter_rows()}
    middle = h3.cell_to_latlng(h3.latlng_to_cell(*PARK, AREA_SIZE))
    assert points["park"] == points["shop"] == pytest.approx(middle, abs=1e-5)
    assert points["chat"] == points["nowhere"] == points["ash"] == (None, None)
    assert not [text for text in OWN if text in str(moved.nodes.rows())]
    assert moved.nodes.columns == TOWN.nodes.columns
    assert (moved.nodes.schema, moved.keys.to_list()) == (TOWN.nodes.schema, TOWN.keys.to_list())


def test_an_address_that_tells_two_places_apart_is_in_no_name() -> None:
    two = town(
        nodes=[place("a", name="Shop", address="1 Mill Street"), place("b", name="Shop", address="2 Mill Street")]
    )
    assert "Mill" in str(two.names.to_list())
    assert "Mill" not in str(with_areas(replace(two, names_in_whole=two.names)).names.to_list())


@pytest.mark.parametrize("name", EXPORTERS)
def test_no_format_has_a_point_of_a_place_and_each_says_so(embedded_store: Store, tmp_path: Path, name: str) -> None:
    audit = audit_of(embedded_store, tmp_path)
    mandate = replace(mandate_of(), may_export_whole=True)
    with open_view(embedded_store, mandate, audit=audit, question="export", disclose_as=name, disclosure=AREAS) as view:
        release = view.release(replace(TOWN, as_at=mandate.as_at), to=name)
    out = tmp_path / f"out{EXPORTERS[name].suffix}"
    EXPORTERS[name].save(release, out)
    text = text_of(out)
    assert "North Park" in text
    assert not [own for own in OWN if own in text]
    assert "middle of the area" in text
    # the register and the audit say it too
    (entry,) = register_of_disclosures(audit.lines())
    assert entry.places_as == "areas"
    assert audit.lines()[-1].detail["places_as"] == "areas"


def test_a_screen_and_a_file_that_did_not_ask_for_areas_have_points(embedded_store: Store, tmp_path: Path) -> None:
    audit = audit_of(embedded_store, tmp_path)
    mandate = replace(mandate_of(), may_export_whole=True)
    town_now = replace(TOWN, as_at=mandate.as_at)
    with open_view(embedded_store, mandate, audit=audit, disclosure=AREAS) as view:
        assert view.release(town_now).content is town_now
    with open_view(embedded_store, mandate, audit=audit, disclose_as="json") as view:
        assert view.release(town_now, to="json").content is town_now
    assert register_of_disclosures(audit.lines())[-1].places_as == ""
