"""The pages of a Word file: paper, styles, marking, the mark of the copy, and page numbers."""

from __future__ import annotations

from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

FONT = "Arial"
LANGUAGE = "en-GB"
INK = RGBColor(0x0B, 0x0C, 0x0C)
SIZES = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5, "Subtitle": 12.5, "Caption": 9.5}
"""Points. Every other style has the size of the text."""
PLAIN_STYLES = ("Normal", "Quote", "Intense Quote", "List Bullet", "List Number", "Header", "Footer")
TEXT = 11.0
_PAPER = (Mm(210), Mm(297))
_MARGIN, _FOOT = Mm(19), Mm(22)
_ROOM_FOR_WORDS = Mm(40)
"""Of the height of a page, for the heading and the caption of a picture."""


def new_page() -> WordDocument:
    """An empty file with A4 pages, one font, ink for all letters, and British English as its language."""
    word = docx.Document()
    for name in (*PLAIN_STYLES, *SIZES):
        _style(word.styles[name], SIZES.get(name, TEXT))
    word.styles["Normal"].paragraph_format.space_after = Pt(6)
    _paper(word.sections[0], landscape=False)
    return word


def _style(style: Any, size: float) -> None:
    font = style.font
    font.name, font.size, font.color.rgb, font.italic = FONT, Pt(size), INK, False
    properties = style.element.get_or_add_rPr()
    # the fonts of a theme would win over the one that is named
    fonts = properties.find(qn("w:rFonts"))
    for name in [name for name in fonts.attrib if "Theme" in name]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), FONT)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), LANGUAGE)


def _paper(section: Section, *, landscape: bool) -> None:
    short, long = _PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = section.top_margin = _MARGIN
    section.bottom_margin = _FOOT


def turn(word: WordDocument, *, landscape: bool) -> None:
    """Begin a new page that is wider than high, or higher than wide again. Its marking is that of the page before."""
    _paper(word.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)


def text_width(section: Section) -> Length:
    """How wide a line can be."""
    wide = (section.page_width or _PAPER[0]) - 2 * _MARGIN
    return Length(wide)


def text_height(section: Section) -> Length:
    """How high a picture can be, with its heading and its caption on the same page."""
    high = (section.page_height or _PAPER[1]) - _MARGIN - _FOOT - _ROOM_FOR_WORDS
    return Length(high)


def furniture(section: Section, *, marking: str, mark: str) -> None:
    """The marking at the head and the foot of each page, and at the foot whose copy it is and the page number."""
    _marked(section.header.paragraphs[0], marking)
    foot = section.footer.paragraphs[0]
    foot.text = f"{mark}    Page " if mark else "Page "
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    for run in foot.runs:
        run.font.size = Pt(9)
    _marked(section.footer.add_paragraph(), marking)


def _marked(paragraph: WordParagraph, marking: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(marking).bold = True


def _field(paragraph: WordParagraph, name: str) -> None:
    """A number that Word works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
