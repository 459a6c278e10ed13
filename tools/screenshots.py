"""Pictures of pages at the three sizes that readers use, to look at.

.venv/bin/python -m tools.screenshots http://127.0.0.1:8501 / /fasen /borging --out screenshots
"""

import argparse
import sys
from pathlib import Path

from tests.browser import SCREENS, find_browser, launched_browser, open_page, screenshot


def main() -> int:
    """Write one PNG per page and size, and name each file."""
    parser = argparse.ArgumentParser(description="Maak schermafdrukken van pagina's.")
    parser.add_argument("url", help="adres van het dashboard, bijvoorbeeld http://127.0.0.1:8501")
    parser.add_argument("paden", nargs="*", default=["/"], help="paden van pagina's, bijvoorbeeld /fasen?programma=vl")
    parser.add_argument("--out", type=Path, default=Path("screenshots"), help="map voor de plaatjes")
    arguments = parser.parse_args()
    executable = find_browser()
    if executable is None:
        print("Geen browser gevonden. Installeer chromium.", file=sys.stderr)
        return 4
    with launched_browser(executable) as browser:
        for size, (width, height) in SCREENS.items():
            page = browser.new_page()
            page.set_viewport_size({"width": width, "height": height})
            for path in arguments.paden:
                open_page(page, arguments.url.rstrip("/") + path)
                print(screenshot(page, arguments.out / f"{file_stem(path)}-{size}.png"))
            page.close()
    return 0


def file_stem(path: str) -> str:
    """A file name for a page's path: `/fasen?programma=vl` → `fasen-programma-vl`."""
    words = "".join(character if character.isalnum() else " " for character in path).split()
    return "-".join(words) or "begin"


if __name__ == "__main__":
    sys.exit(main())
