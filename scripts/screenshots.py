"""A picture of every screen on the sample town, in screenshots/. Run by `scripts/screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.browsing import TITLES, browser, visitor
from app.serving import served
from ctx_map.cli.sample_town import load_town
from ctx_map.settings import Settings

OUT = Path(__file__).parent.parent / "screenshots"
SIZES = {"laptop": (1366, 768), "projector": (1920, 1080)}
"""Wide and high, in pixels."""


def main() -> None:
    """Loads the town, serves the app, and looks at every screen in every size."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        settings = Settings(data, str(Path(folder) / "saltmere"), None, "neo4j", None)
        load_town(settings)
        with served(Path(settings.store), data, log=Path(folder) / "app.log") as address, browser() as opened:
            for size, (wide, high) in SIZES.items():
                with visitor(opened, address, wide=wide, high=high) as tab:
                    for screen in TITLES:
                        tab.open(screen)
                        path = OUT / f"{screen or 'map'}-{size}.png"
                        tab.page.screenshot(path=path)
                        print(path.relative_to(OUT.parent))


if __name__ == "__main__":
    main()
