"""A picture as PNG, for Word, which does not draw SVG everywhere. Typst draws it with its own fonts."""

from __future__ import annotations

from ctx_map.documents.pdf import NOT_WRITTEN, typst_or_refuse
from ctx_map.errors import WrongUse

DOTS = 200.0
"""Dots for each inch of the picture's own size: letters stay sharp in print, and the file stays small."""
_SOURCE = (
    b'#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))\n'
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg")\n'
)


def png_bytes(svg: str) -> bytes:
    """Return the picture as PNG. Raises WrongUse if the extra is not installed."""
    typst = typst_or_refuse()
    try:
        made = typst.compile(_SOURCE, sys_inputs={"svg": svg}, format="png", ppi=DOTS, ignore_system_fonts=True)
    except typst.TypstError:
        raise WrongUse(NOT_WRITTEN) from None
    return bytes(made)
