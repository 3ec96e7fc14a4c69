"""A scene as text and back, and its id."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import TypeAdapter

from ctx_map.errors import WrongUse
from ctx_map_app.scene.scene import WHOLE_TOWN, Scene

VERSION, WITH_TOWN = 1, 2
"""Of the form in which scenes are written. A change of the fields needs a new one, and a way to read the old.

The second has what is chosen on the street map of a town. A scene in which nothing is chosen there is written in the
first, so that views that were saved before keep their text and their digest.
"""
MOST_CHARACTERS = 2_000_000
DAMAGED = "This view can't be opened because it is damaged or was saved by another version of ctx-map."
_SCENES = TypeAdapter(Scene)


def written(scene: Scene) -> str:
    """The scene as JSON with its version. Equal scenes give equal text."""
    fields = _SCENES.dump_python(scene, mode="json")
    if scene.town == WHOLE_TOWN:
        fields.pop("town")
        return _canonical({"version": VERSION, **fields})
    return _canonical({"version": WITH_TOWN, **fields})


def read_scene(text: str) -> Scene:
    """The scene that was written.

    Raises WrongUse, in one sentence without any value, for damaged text, unknown or missing fields and other versions.
    """
    try:
        return _read(text)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, WrongUse):
        raise WrongUse(DAMAGED) from None


def scene_id(scene: Scene) -> str:
    """The digest of a scene (SHA-256): the same for equal scenes. It proves what was seen and opens nothing."""
    return hashlib.sha256(written(scene).encode()).hexdigest()


def _read(text: str) -> Scene:
    if len(text) > MOST_CHARACTERS:
        raise WrongUse(DAMAGED)
    told = json.loads(text)
    if told["version"] not in (VERSION, WITH_TOWN):
        raise WrongUse(DAMAGED)
    fields = {name: value for name, value in told.items() if name != "version"}
    scene = _SCENES.validate_json(json.dumps(fields))
    # what would be written otherwise than it was has something unknown, missing or out of order
    if written(scene) != _canonical(told):
        raise WrongUse(DAMAGED)
    return scene


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
