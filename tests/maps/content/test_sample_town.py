"""The canvas of the sample town's meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctx_map.governance import local_mandate, open_view
from ctx_map.maps.content import (
    MOST,
    MOST_OF_TOWN,
    Sort,
    Tier,
    Wanted,
    content_of,
    street_content,
)
from ctx_map.network import Network
from ctx_map.store import open_store
from sample.town import AS_AT, audit_of, load_town

ABOUT = tuple(f"childrens-services:YP{number:02d}" for number in (1, 7, 13, 28))
CAR_PARK = "childrens-services:PL01"


@pytest.fixture(scope="module")
def saltmere(tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder: Path = tmp_path_factory.mktemp("saltmere")
    store = open_store(str(folder / "store"))
    audit = audit_of(store, folder)
    load_town(store, audit)
    with open_view(store, local_mandate(AS_AT), audit=audit, question="map") as view:
        network = view.network()
    store.close()
    return network


def test_the_meeting_opens_on_what_the_four_share(saltmere: Network) -> None:
    content = content_of(saltmere, Wanted(asked=ABOUT))
    assert content.tiers[CAR_PARK] is Tier.SHARED
    assert 10 <= len(content.keys) <= MOST
    assert len(content.keys) + sum(content.not_drawn.values()) == saltmere.nodes.height


def test_the_whole_town_opens_on_its_groups_and_places_without_a_home(saltmere: Network) -> None:
    content = content_of(saltmere, Wanted(whole_town=True))
    assert set(content.tiers.values()) == {Tier.GROUP, Tier.BUSY_PLACE}
    assert content.not_drawn[Sort.HOME] > 0
    assert len(content.keys) <= MOST_OF_TOWN
    assert content.young_people[CAR_PARK] > 4
    assert street_content(saltmere, content.keys).homes == 0
