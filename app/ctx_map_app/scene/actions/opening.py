"""What is selected, opened and hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctx_map.maps.content import Expansion, Sort
from ctx_map_app.scene.actions.action import Names, listed
from ctx_map_app.scene.scene import Scene, with_more, without


@dataclass(frozen=True, slots=True)
class Select:
    """Select these nodes or links, and nothing else."""

    ids: tuple[str, ...] = ()

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, selected=with_more((), self.ids))

    def label(self, names: Names) -> str:
        return f"Selected {listed(self.ids, names)}" if self.ids else "Selected nothing"


@dataclass(frozen=True, slots=True)
class Expand:
    """Draw what is linked to a node, of these sorts; of all where none is named."""

    node: str
    sorts: tuple[Sort, ...] = ()

    def apply(self, scene: Scene) -> Scene:
        before = next((each for each in scene.expanded if each.node == self.node), None)
        sorts = self.sorts
        if before is not None:
            # all of them, where all were or are asked for
            sorts = () if not (before.sorts and sorts) else tuple(dict.fromkeys((*before.sorts, *sorts)))
        others = tuple(each for each in scene.expanded if each.node != self.node)
        return replace(scene, expanded=(*others, Expansion(self.node, sorts)))

    def label(self, names: Names) -> str:
        which = f": {', '.join(sort.words for sort in self.sorts)}" if self.sorts else ""
        return f"Expanded {names(self.node)}{which}"


@dataclass(frozen=True, slots=True)
class Collapse:
    """Draw no longer what was only drawn because a node was expanded."""

    node: str

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, expanded=tuple(each for each in scene.expanded if each.node != self.node))

    def label(self, names: Names) -> str:
        return f"Collapsed {names(self.node)}"


@dataclass(frozen=True, slots=True)
class Hide:
    """Draw these nodes no longer. They lose the selection."""

    nodes: tuple[str, ...]

    def apply(self, scene: Scene) -> Scene:
        hidden = tuple(sorted({*scene.hidden, *self.nodes}))
        return replace(scene, hidden=hidden, selected=without(scene.selected, self.nodes))

    def label(self, names: Names) -> str:
        return f"Hid {listed(self.nodes, names)}"


@dataclass(frozen=True, slots=True)
class Show:
    """Draw these nodes again that were hidden; all where none is named."""

    nodes: tuple[str, ...] = ()

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, hidden=without(scene.hidden, self.nodes) if self.nodes else ())

    def label(self, names: Names) -> str:
        return f"Showed {listed(self.nodes, names)} again" if self.nodes else "Showed everything that was hidden"


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Draw this many more of the nodes that had no room."""

    count: int

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, most=scene.most + max(self.count, 0))

    def label(self, names: Names) -> str:
        return f"Showed {self.count:,} more"
