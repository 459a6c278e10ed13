"""The visual language in one place: blue for quantities (dark = further), grey for stopped, hatching for unknown."""

from __future__ import annotations

INK = "#17202a"
SOFT = "#4b5563"
LINE = "#d9dde3"
WHITE = "#ffffff"
FONT = "Source Sans, Source Sans Pro, sans-serif"

KLAAR = "#154273"
# Phases on the way, from nearest to the end to furthest from it.
ONDERWEG = ("#5b9bc8", "#bcd7ea", "#e3eef7")
GESTOPT = "#6b7280"
HATCH = "#9aa3af"
BALK = "#01689b"

PLOTLY_CONFIG = {
    "displayModeBar": False,
    "locale": "nl",
    "responsive": True,
}
