"""What was done on the canvas: undo, redo, and a list that people can read.

A history is a value too. What is done after an undo takes the place of what was undone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctx_map.errors import WrongUse
from ctx_map_app.scene.actions.action import Action, Names, joined
from ctx_map_app.scene.scene import Scene

MOST_STEPS = 200
"""Steps that can be undone. The oldest are let go."""


@dataclass(frozen=True, slots=True)
class Step:
    """An action, and the scene after it."""

    action: Action
    scene: Scene


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history as it is read."""

    number: int
    """What to give to `jump`; 0 is the beginning."""
    words: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class History:
    """The scenes that somebody saw in turn, and which of these is on the screen."""

    first: Scene
    steps: tuple[Step, ...] = ()
    at: int = 0
    """How many of the steps have been done and not undone."""

    @property
    def now(self) -> Scene:
        """The scene on the screen."""
        return self._scene(self.at)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return self.at < len(self.steps)

    def do(self, action: Action) -> History:
        """The history with this action done. One that changes nothing leaves no step.

        Steps of zooming in a row are one step, and so are those of dragging the same nodes or the time brush.
        """
        scene = action.apply(self.now)
        if scene == self.now:
            return self
        kept = self.steps[: self.at]
        # only what was done last goes on: a step that was undone and reached again stays by itself
        if kept and not self.can_redo and joined(kept[-1].action, action):
            kept = kept[:-1]
            if scene == self._scene(len(kept)):
                return replace(self, steps=kept, at=len(kept))
        return replace(self, steps=(*kept, Step(action, scene)), at=len(kept) + 1)._bounded()

    def undo(self) -> History:
        """The history one step back; the same at its beginning."""
        return replace(self, at=max(self.at - 1, 0))

    def redo(self) -> History:
        """The history one step on; the same at its end."""
        return replace(self, at=min(self.at + 1, len(self.steps)))

    def jump(self, number: int) -> History:
        """The history at an entry. Raises WrongUse where there is no such entry."""
        if not 0 <= number <= len(self.steps):
            raise WrongUse("The history has no such step. Choose one from the list.")
        return replace(self, at=number)

    def entries(self, names: Names) -> tuple[Entry, ...]:
        """The steps in words, the beginning first. `names` says what an id is called today, to this reader."""
        words = ("Beginning", *(step.action.label(names) for step in self.steps))
        return tuple(Entry(number, said, number == self.at) for number, said in enumerate(words))

    def _scene(self, number: int) -> Scene:
        return self.steps[number - 1].scene if number else self.first

    def _bounded(self) -> History:
        over = len(self.steps) - MOST_STEPS
        if over <= 0:
            return self
        return History(self._scene(over), self.steps[over:], self.at - over)
