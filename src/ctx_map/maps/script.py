"""Where the scripts of the maps lie: vis-network inside the installed pyvis package, our own in `frontend`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from ctx_map.errors import WrongUse

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"
"""The folder of our own scripts and styles."""
ENTRY = "network"
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:default )?(?=(?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)


def vis_network_script() -> Path:
    """The file of vis-network 9.1.2 that the installed pyvis package brings. It is read there, never copied."""
    found = Path(str(files("pyvis"))) / _VIS
    if not found.is_file():
        raise WrongUse("The installed pyvis brings no vis-network 9.1.2: install pyvis 0.3.2.")
    return found


@cache
def bundled_script(entry: str = ENTRY) -> str:
    """Our own modules as one script for a page that asks for nothing: each a function, after those it imports."""
    parts: list[str] = []
    _gather(entry, parts, set())
    return "\n".join(parts)


def _gather(name: str, parts: list[str], seen: set[str]) -> None:
    if name in seen:
        return
    seen.add(name)
    text = (FRONTEND / f"{name}.js").read_text(encoding="utf-8")
    for _, imported in _IMPORT.findall(text):
        _gather(imported, parts, seen)
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const { \1 } = module_\2;\n", text))
    parts.append(f"const module_{name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();")


def vis_network_text() -> str:
    """vis-network's script as text, without the line that asks for its source map."""
    text = vis_network_script().read_text(encoding="utf-8")
    return _SOURCE_MAP.sub("", text)


def stylesheet() -> str:
    """The styles of the component."""
    return (FRONTEND / "network.css").read_text(encoding="utf-8")
