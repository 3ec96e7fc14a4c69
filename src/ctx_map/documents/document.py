"""What is in a document: headings, paragraphs, lists, tables and pictures, and what is on each page.

It holds texts and no layout, so that each writer can give it the form that its readers know. Colour says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctx_map.documents.table import Table
from ctx_map.errors import WrongUse

LOWEST = 3
"""The lowest level of a heading."""


class Tone(StrEnum):
    """How a paragraph is set."""

    PLAIN = "plain"
    LEAD = "lead"
    """The sentence to read first."""
    SMALL = "small"
    """Beside or below something else, such as what a picture leaves out."""
    NOTICE = "notice"
    """In a box, because everyone has to read it."""
    QUOTE = "quote"
    """Somebody's own words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 1 begins a part of the document. The title of the document is none."""

    text: str
    level: int = 1
    new_page: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip() or not 1 <= self.level <= LOWEST:
            raise WrongUse(f"A heading needs a text and a level from 1 to {LOWEST}.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. A line end in it begins a new line."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    points: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names, each with its value, such as what a meeting is."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was drawn as SVG, with what it shows in words. Raises WrongUse if no words say what it shows."""

    svg: str
    alt: str
    """What it shows, for those who do not see it."""
    caption: str = ""
    share: float = 1.0
    """How much of the width of the text it takes."""

    def __post_init__(self) -> None:
        if not self.alt.strip() or not 0 < self.share <= 1:
            raise WrongUse("A picture needs words that say what it shows, and a share of the width from 0 to 1.")


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages of their own that are wider than high."""

    blocks: tuple[Heading | Paragraph | Bullets | Facts | Table | Picture, ...]


Block = Heading | Paragraph | Bullets | Facts | Table | Picture | Landscape


@dataclass(frozen=True, slots=True)
class Document:
    """A document for people. `marking` is at the top and the foot of each page, `mark` at its foot."""

    title: str
    marking: str
    blocks: tuple[Block, ...]
    mark: str = ""
    """Whose copy it is: who it is for, how long it may be kept, and its number in the register."""
    subject: str = ""
    """One sentence on what it is, for lists of files."""
    short: bool = False
    """Whether it has a page or two, so that its headings can be small."""
    day: date | None = None
    """The day that it is about. No file tells when and on which machine it was written."""

    def __post_init__(self) -> None:
        for name in ("title", "marking"):
            if not getattr(self, name).strip():
                raise WrongUse(f"A document needs a {name}.")

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture in it, in their order."""
        flat = [each for block in self.blocks for each in (block.blocks if isinstance(block, Landscape) else (block,))]
        return tuple(each for each in flat if isinstance(each, Picture))
