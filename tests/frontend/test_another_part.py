"""A map that is given another part of the network draws that, whatever it drew before."""

from __future__ import annotations

import json

import pytest

from ctx_map.maps import network_map
from frontend.looking import Look
from maps.releases import released
from towns import peer_group, tie, town

pytestmark = pytest.mark.browser

NETWORK = town(
    tie("dee", "MEMBER_OF", "crew"),
    tie("eli", "MEMBER_OF", "crew"),
    tie("ash", "KNOWS", "dee"),
    tie("ash", "SPENDS_TIME_AT", "park"),
    tie("ash", "INVOLVED_IN", "incident"),
    nodes=[peer_group("crew")],
)


def test_a_group_keeps_its_outline_when_another_part_is_drawn(look: Look) -> None:
    page = look.at_map(network_map(released(NETWORK)))
    part = network_map(released(NETWORK), only=["dee", "eli", "crew", "ash", "park"])
    page.evaluate("(payload) => chart.update(payload)", json.loads(json.dumps(part)))
    look.painted()
    assert look.errors == []
    assert page.evaluate("chart.scene.model.hulls.map((hull) => hull.points.length > 2)") == [True]
