"""What every action can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from ctx_map_app.scene.scene import Scene

Names = Callable[[str], str]
"""What the node, link or view of an id is called, for this reader and today."""


class Action(Protocol):
    """One thing that somebody did."""

    def apply(self, scene: Scene) -> Scene:
        """The next scene. Raises WrongUse for what cannot be."""
        ...

    def label(self, names: Names) -> str:
        """What was done, in words for the history."""
        ...


class Continues(Protocol):
    """An action that several steps in a row make one step of the history, such as turning the wheel of a mouse."""

    def continues(self, earlier: Action) -> bool:
        """Whether it goes on with the action before it, so that undo takes both back."""
        ...


def joined(earlier: Action, later: Action) -> bool:
    """Whether two actions in a row are one step of the history."""
    goes_on: Callable[[Action], bool] | None = getattr(later, "continues", None)
    return goes_on is not None and goes_on(earlier)


def listed(ids: Sequence[str], names: Names) -> str:
    """One or two ids by name, more by their number."""
    if len(ids) > 2:
        return f"{len(ids)} things"
    return " and ".join(names(key) for key in ids)
