"""A report as a tagged PDF (PDF/UA-1): one fixed lay-out, in which every text is data."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from pathlib import Path

import typst

from dashboard import theme
from dashboard.report.model import Rapport

LAYOUT = Path(__file__).with_name("paper.typ")
COLORS = {
    "inkt": theme.INK, "zacht": theme.SOFT, "lijn": theme.LINE, "kop": theme.KLAAR, "kopregel": theme.ONDERWEG[-1]
}  # fmt: skip
# Signs that the embedded fonts do not have: without them no PDF is made. A reader sees that something stood there.
UNPRINTABLE = re.compile(
    "[^ -~\u00a0-\u02ff\u0370-\u0377\u038e-\u03a1\u03a3-\u0482\u1e00-\u1f15\u200b\u2010-\u2027\u2030-\u2040"
    "\u2044-\u2052\u2070\u2074-\u208e\u20a0-\u20c0\u2100-\u211e\u2153-\u2184\u2190-\u23ff\u2460-\u262f\u270c-\u2727"
    "\ufffd]"
)
INSTEAD = "\ufffd"
# Where a line may end in a word that would stand across the next column: in a key after its signs, else anywhere.
LONG_KEY = re.compile(r"\S*[:/_=]\S{12,}|\S{12,}[:/_=]\S*")
AFTER_SIGN = re.compile(r"(?<=[:/_=.])(?=\S)")
LONG_WORD = re.compile(r"[^\s\u200b]{30}(?=[^\s\u200b])")
BREAK = "\u200b"


def paper(report: Rapport) -> bytes:
    """The bytes of the PDF. The same report gives the same file."""
    data = json.dumps(asdict(report) | {"kleuren": COLORS}, ensure_ascii=False)
    made = typst.compile(
        LAYOUT.read_bytes(),
        sys_inputs={"rapport": json.dumps(_printable(json.loads(data)))},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes), "one document is one file"
    return made


def printable(text: str) -> str:
    """A text that the embedded fonts can show, on one line and with places to break long words."""
    one_line = UNPRINTABLE.sub(INSTEAD, " ".join(unicodedata.normalize("NFC", text).split()))
    divided = LONG_KEY.sub(lambda key: AFTER_SIGN.sub(BREAK, key[0]), one_line)
    return LONG_WORD.sub(rf"\g<0>{BREAK}", divided)


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return value
