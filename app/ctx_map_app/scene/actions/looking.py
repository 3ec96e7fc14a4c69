"""How the content is looked at: where things lie, how far away, as which picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctx_map_app.scene.actions.action import Action, Names, listed
from ctx_map_app.scene.scene import Camera, Lettering, Picture, Scene, Town

_PICTURES = {
    Picture.NETWORK: "the network",
    Picture.STREET_MAP: "the street map",
    Picture.HEXAGONS: "the street map with hexagons",
    Picture.TOWN: "the street map of the whole town",
    Picture.TIMELINE: "the timeline",
    Picture.TABLE: "the table",
}


@dataclass(frozen=True, slots=True)
class Move:
    """Put these nodes somewhere else: id, across and down in map units."""

    positions: tuple[tuple[str, float, float], ...]

    def apply(self, scene: Scene) -> Scene:
        moved = {key: (round(x, 1), round(y, 1)) for key, x, y in self.positions}
        merged = {**scene.position_of, **moved}
        return replace(scene, positions=tuple((key, *merged[key]) for key in sorted(merged)))

    def label(self, names: Names) -> str:
        return f"Moved {listed([key for key, _, _ in self.positions], names)}"

    def continues(self, earlier: Action) -> bool:
        """Whether the same nodes are dragged on."""
        return isinstance(earlier, Move) and {p[0] for p in earlier.positions} == {p[0] for p in self.positions}


@dataclass(frozen=True, slots=True)
class Rearrange:
    """Forget where things were moved to."""

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, positions=())

    def label(self, names: Names) -> str:
        return "Rearranged everything"


@dataclass(frozen=True, slots=True)
class Zoom:
    """Zoom and move the canvas; None fits everything in."""

    camera: Camera | None = None

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, camera=self.camera)

    def label(self, names: Names) -> str:
        return "Zoomed or moved the canvas" if self.camera else "Fitted everything in"

    def continues(self, earlier: Action) -> bool:
        return isinstance(earlier, Zoom)


@dataclass(frozen=True, slots=True)
class ChoosePicture:
    """Show the content as another picture."""

    picture: Picture

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, picture=self.picture)

    def label(self, names: Names) -> str:
        return f"Showed {_PICTURES[self.picture]}"


@dataclass(frozen=True, slots=True)
class ChooseLettering:
    """Show people by their names or their initials."""

    lettering: Lettering

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, lettering=self.lettering)

    def label(self, names: Names) -> str:
        return f"Showed people by their {self.lettering}"


@dataclass(frozen=True, slots=True)
class UseProjector:
    """Make letters large enough for a room, or for a desk again."""

    projector: bool = True

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, projector=self.projector)

    def label(self, names: Names) -> str:
        return "Made letters larger for a projector" if self.projector else "Made letters as large as on a desk"


@dataclass(frozen=True, slots=True)
class LookAtTown:
    """Choose hours of the week, months or hexagons on the street map of a whole town."""

    town: Town

    def apply(self, scene: Scene) -> Scene:
        return replace(scene, town=self.town)

    def label(self, names: Names) -> str:
        times = "all hours and months" if not (self.town.months or self.town.blocks) else "hours or months"
        return f"Showed {times} of the town, {'with' if self.town.hexagons else 'without'} hexagons"


@dataclass(frozen=True, slots=True)
class OpenView:
    """Open a saved view in place of what is on the screen. People stay by initials, and letters stay large."""

    view: str
    """The id of the view."""
    scene: Scene

    def apply(self, scene: Scene) -> Scene:
        return replace(self.scene, lettering=scene.lettering, projector=scene.projector)

    def label(self, names: Names) -> str:
        return f"Opened the view {names(self.view)}"
