"""A pen that writes SVG. Words are escaped where they are written, so that no name can become markup."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ctx_map.documents.characters import readable
from ctx_map.maps.style import INK, WHITE

FONTS = "Libertinus Serif, Georgia, Times New Roman, serif"
"""The first is the one that the PDF writer brings along. The others are for a browser."""
HALO = 2.6
"""Width of the white edge of words, so that they can be read on a line."""
Point = tuple[float, float]
Value = str | float | None


class Pen:
    """Gathers the elements of one picture. Numbers are units of the picture, which are points on a printed page."""

    def __init__(self, wide: float, high: float, *, about: str) -> None:
        self.wide, self.high, self.about = wide, high, about
        self.parts: list[str] = []
        self._clips = 0

    def element(self, name: str, words: str | None = None, /, **attributes: Value) -> None:
        """One element. An attribute without a value is left out, and `_` in its name is written as `-`."""
        begin = "<" + name + _written(attributes)
        self.parts.append(f"{begin}/>" if words is None else f"{begin}>{escape(readable(words))}</{name}>")

    def path(
        self, steps: str, *, fill: str = "none", stroke: str | None = INK, width: float = 1, **more: Value
    ) -> None:
        """A path, such as "M0 0L10 0"."""
        self.element("path", d=steps, fill=fill, stroke=stroke, stroke_width=width if stroke else None, **more)

    def line(self, a: Point, b: Point, *, stroke: str = INK, width: float = 1, dashes: str | None = None) -> None:
        """A straight line."""
        self.path(polygon((a, b), closed=False), stroke=stroke, width=width, stroke_dasharray=dashes)

    def circle(self, at: Point, r: float, *, fill: str = WHITE, stroke: str | None = INK) -> None:
        """A circle."""
        self.element("circle", cx=at[0], cy=at[1], r=r, fill=fill, stroke=stroke)

    def box(
        self,
        at: Point,
        wide: float,
        high: float,
        *,
        fill: str = WHITE,
        round_by: float = 0,
        stroke: str | None = None,
        width: float = 1,
        dashes: str | None = None,
    ) -> None:
        """A rectangle by its upper left corner."""
        corner: dict[str, Value] = {"x": at[0], "y": at[1], "width": wide, "height": high, "rx": round_by or None}
        edge: dict[str, Value] = {"stroke": stroke, "stroke_width": width if stroke else None}
        self.element("rect", **corner, fill=fill, **edge, stroke_dasharray=dashes)

    def words(
        self,
        at: Point,
        words: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        anchor: str = "middle",
        fill: str = INK,
        halo: bool = False,
    ) -> None:
        """Words, with their baseline at a point."""
        said: dict[str, Value] = {"x": at[0], "y": at[1], "font_size": size, "text_anchor": anchor}
        said |= {"font_weight": "bold" if bold else None, "font_style": "italic" if italic else None}
        if halo:
            edge: dict[str, Value] = {"fill": WHITE, "stroke": WHITE, "stroke_width": HALO, "stroke_linejoin": "round"}
            self.element("text", words, **said, **edge, aria_hidden="true")
        self.element("text", words, **said, fill=fill)

    def begin(self, **attributes: Value) -> None:
        """Begin a group."""
        self.parts.append("<g" + _written(attributes) + ">")

    def end(self) -> None:
        """End the last group."""
        self.parts.append("</g>")

    def clip(self, steps: str) -> str:
        """Keep a path to cut others with, and return what `clip_path` of these has to say."""
        self._clips += 1
        name = f"clip{self._clips}"
        self.parts.append(f'<clipPath id="{name}"><path d={quoteattr(steps)}/></clipPath>')
        return f"url(#{name})"

    def written(self) -> str:
        """The picture as text."""
        head = _written({"viewBox": f"0 0 {number(self.wide)} {number(self.high)}", "role": "img"})
        size = _written({"width": self.wide, "height": self.high, "font_family": FONTS, "aria_label": self.about})
        return "".join(('<svg xmlns="http://www.w3.org/2000/svg"', head, size, ">", *self.parts, "</svg>"))


def polygon(points: Iterable[Point], *, closed: bool = True) -> str:
    """The path along these points."""
    steps = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{steps}Z" if closed else f"M{steps}"


def number(value: float) -> str:
    """A number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _written(attributes: dict[str, Value]) -> str:
    return "".join(
        f" {name.replace('_', '-')}={quoteattr(number(value) if isinstance(value, int | float) else readable(value))}"
        for name, value in attributes.items()
        if value is not None
    )
