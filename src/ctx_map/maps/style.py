"""How everything on a map looks: one table for the map, its legend, its picture and its printed page.

Shape and mark say what a thing is; colour only helps the eye, and is never the only sign. No style ranks a person: all
young people look the same whatever is recorded about them, and so do all adults. Nobody is drawn in red.
Contrast: letters on their fill at least 4.5 to 1, outlines and lines on white at least 3 to 1 (WCAG 2.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

INK = "#0b0c0c"
WHITE = "#ffffff"
BLUE = "#1d70b8"
GREEN = "#00703c"
GREY = "#505a5f"
LINE_GREY = "#5f686d"
PALE_GREY = "#8a9196"
LILAC = "#e4dff0"
SAND = "#fbe9c0"
MINT = "#dcece3"
PALE_BLUE = "#e4eef8"


class NodeLook(TypedDict):
    """What a painter needs to draw one sort of node."""

    id: str
    words: str
    shape: str
    fill: str
    outline: str
    letters: str
    dashed: bool
    thick: bool
    hatch: bool
    inside: str


class LineLook(TypedDict):
    """What a painter needs to draw one sort of line."""

    id: str
    colour: str
    width: float
    double: bool
    dotted: bool
    ended: bool
    disputed: bool
    arrow: bool
    new: bool


class LegendEntry(TypedDict):
    """One entry of the legend: a node, a line or a hull as the map draws it, and the words beside it."""

    sort: str
    look: NodeLook | LineLook | None
    words: str
    short: str
    """The words where every line counts; the whole ones are then told by hover."""


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """One sort of node: its words in the legend, its shape, its colours and its marks."""

    words: str
    shape: str
    """circle, square, house, screen, diamond, card, office or tab."""
    fill: str
    letters: str = INK
    """The colour of what stands inside."""
    outline: str = INK
    dashed: bool = False
    thick: bool = False
    hatch: bool = False
    inside: str = "nothing"
    """What stands inside: letters (two, of the name), question, check, nothing."""


NODE_STYLES: dict[str, NodeStyle] = {
    "young": NodeStyle("Young person", "circle", BLUE, WHITE, inside="letters"),
    "age_unknown": NodeStyle(
        "Age not known, treated as a child", "circle", PALE_BLUE, INK, BLUE, dashed=True, inside="letters"
    ),
    "adult": NodeStyle("Adult", "square", GREY, WHITE, inside="letters"),
    "unidentified": NodeStyle("Person not identified yet", "square", WHITE, dashed=True, inside="question"),
    "place": NodeStyle("Place", "house", LILAC),
    "place_harm": NodeStyle("Place where harm is recorded", "house", LILAC, thick=True, hatch=True),
    "place_safe": NodeStyle("Place of safety", "house", LILAC, inside="check"),
    "place_harm_safe": NodeStyle(
        "Place of safety where harm is also recorded", "house", LILAC, inside="check", thick=True, hatch=True
    ),
    "online": NodeStyle("Online space", "screen", LILAC),
    "online_harm": NodeStyle("Online space where harm is recorded", "screen", LILAC, thick=True, hatch=True),
    "online_safe": NodeStyle("Online space of safety", "screen", LILAC, inside="check"),
    "online_harm_safe": NodeStyle(
        "Online space of safety where harm is also recorded", "screen", LILAC, inside="check", thick=True, hatch=True
    ),
    "event": NodeStyle("Event", "diamond", SAND),
    "thing": NodeStyle("Phone, vehicle, account or other thing", "card", WHITE),
    "organisation": NodeStyle("Organisation", "office", MINT),
    "group": NodeStyle("Peer group", "tab", PALE_BLUE, outline=BLUE),
}
"""Every sort of node by its name, in the order of the legend."""


@dataclass(frozen=True, slots=True, order=True)
class LineStyle:
    """One sort of line: what the reports behind it say, and nothing about how much anybody matters."""

    protective: bool = False
    contact: bool = False
    """Contact runs from the one who made it."""
    doubtful: bool = False
    """No report behind it is graded (or all are graded as doubtful), and none is a recorded fact."""
    ended: bool = False
    disputed: bool = False
    new: bool = False

    @property
    def id(self) -> str:
        """The names of what is true of it: `protective-ended`; `plain` where nothing is."""
        said = [
            name for name in ("protective", "contact", "doubtful", "ended", "disputed", "new") if getattr(self, name)
        ]
        return "-".join(said) or "plain"

    def look(self) -> LineLook:
        """The line as a painter draws it."""
        colour = GREEN if self.protective else INK if self.contact else LINE_GREY
        return LineLook(
            id=self.id,
            colour=PALE_GREY if self.ended and not self.protective else colour,
            width=2.0 if self.contact else 1.5,
            double=self.protective,
            dotted=self.doubtful,
            ended=self.ended,
            disputed=self.disputed,
            arrow=self.contact,
            new=self.new,
        )


PLAIN = LineStyle()
LINE_WORDS: tuple[tuple[LineStyle, str], ...] = (
    (PLAIN, "Link"),
    (LineStyle(contact=True), "Contact, from the one who made it"),
    (LineStyle(protective=True), "Protective link (double line)"),
    (LineStyle(doubtful=True), "Not graded, or graded as doubtful (dotted)"),
    (LineStyle(ended=True), "Ended (lighter, with a gap)"),
    (LineStyle(disputed=True), "Disputed: someone says it is not so"),
    (LineStyle(new=True), "New since the last meeting"),
)
"""The line styles of the legend, one for each thing that a line can say."""


SHORT_WORDS = {
    "Age not known, treated as a child": "Age not known",
    "Person not identified yet": "Not identified",
    "Place where harm is recorded": "Harm recorded",
    "Place of safety where harm is also recorded": "Safety and harm",
    "Online space": "Online",
    "Online space where harm is recorded": "Online, harm recorded",
    "Online space of safety": "Online, safe",
    "Online space of safety where harm is also recorded": "Online, safety and harm",
    "Phone, vehicle, account or other thing": "Phone, vehicle or thing",
    "Contact, from the one who made it": "Contact",
    "Protective link (double line)": "Protective",
    "Not graded, or graded as doubtful (dotted)": "Not graded, or doubtful",
    "Ended (lighter, with a gap)": "Ended",
    "Disputed: someone says it is not so": "Disputed",
    "New since the last meeting": "New",
    "Number of reports behind a line": "Reports",
}
"""Words of the legend in a form for the canvas of a meeting."""


def node_look(style: str) -> NodeLook:
    """The look of one sort of node."""
    found = NODE_STYLES[style]
    return NodeLook(
        id=style,
        words=found.words,
        shape=found.shape,
        fill=found.fill,
        outline=found.outline,
        letters=found.letters,
        dashed=found.dashed,
        thick=found.thick,
        hatch=found.hatch,
        inside=found.inside,
    )
