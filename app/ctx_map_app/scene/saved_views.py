"""Views that a meeting keeps: a scene with a title and a note, in the order in which they are shown.

Title and note are people's own words. They are kept in the store, by the door, and never in the scene or an address.
What the door has to offer is `StoresViews`; it gets and gives texts, and does not know what a scene is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ctx_map.errors import WrongUse
from ctx_map_app.scene.address import check_id
from ctx_map_app.scene.scene import Scene
from ctx_map_app.scene.written import DAMAGED, read_scene, scene_id, written

LONGEST_TITLE = 120
"""Characters."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named scene of a meeting. Raises WrongUse where it has no title, or an id that was not made by `new_id`."""

    id: str
    meeting: str
    """The id of the meeting."""
    title: str
    scene: Scene
    note: str = ""
    order: int = 0

    def __post_init__(self) -> None:
        check_id(self.id)
        check_id(self.meeting)
        if not self.title.strip():
            raise WrongUse("The view has no title. Give it one, so that it can be found again.")
        if len(self.title) > LONGEST_TITLE:
            raise WrongUse(f"The title of the view is too long. Use at most {LONGEST_TITLE} characters.")


@dataclass(frozen=True, slots=True)
class StoredView:
    """A saved view as a store keeps it: the scene as text, with its digest."""

    id: str
    meeting: str
    title: str
    note: str
    order: int
    scene: str
    digest: str


class StoresViews(Protocol):
    """What the door offers for saved views. Each call is checked against the mandate and leaves a line in the audit."""

    def saved_views(self, meeting: str) -> Sequence[StoredView]:
        """The views of a meeting that this mandate may open, in any order."""
        ...

    def save_view(self, view: StoredView) -> None:
        """Keeps a view: a new one, or in place of the one with its id."""
        ...

    def remove_view(self, meeting: str, view: str) -> None:
        """Removes a view by its id."""
        ...


def record_of(view: SavedView) -> StoredView:
    """The view as the store keeps it."""
    text, digest = written(view.scene), scene_id(view.scene)
    return StoredView(view.id, view.meeting, view.title, view.note, view.order, text, digest)


def view_of(stored: StoredView) -> SavedView:
    """The view that the store kept. Raises WrongUse where it is damaged, or its digest is another's."""
    scene = read_scene(stored.scene)
    if scene_id(scene) != stored.digest:
        raise WrongUse(DAMAGED)
    return SavedView(stored.id, stored.meeting, stored.title, scene, stored.note, stored.order)


def in_running_order(views: Iterable[SavedView]) -> list[SavedView]:
    """The views as a meeting goes through them: by their order, then by title."""
    return sorted(views, key=lambda view: (view.order, view.title, view.id))
