"""The saved view of the sample town's finished meeting opens."""

from __future__ import annotations

import tomllib

from ctx_map_app.scene.written import read_scene, written
from sample.town import SAMPLE


def test_the_view_of_the_sample_meeting_is_a_scene_as_it_is_written() -> None:
    told = tomllib.loads((SAMPLE / "meetings" / "2026-11-02.toml").read_text("utf-8"))
    for view in told["view"]:
        scene = read_scene(view["scene"])
        assert scene.people == tuple(told["people"])
        assert written(scene) == view["scene"]
