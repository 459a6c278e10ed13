"""The files of Streamlit's frontend that are served in our version: in Dutch, small, and kept by browsers."""

import base64
import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit
from streamlit import file_util

from dashboard.chrome_nl import CHROME_NL

STATIC = Path(file_util.get_static_dir())
FIRST_SCRIPT = Path(__file__).with_name("before_streamlit.js")
STYLE = Path(__file__).with_name("style.css")
STYLE_NAME = "static/css/programmamonitor.css"
# Of Streamlit's font of icons those that it draws, made by tools/symbols.py.
SYMBOLS = Path(__file__).with_name("symbols.woff2")
NOSCRIPT = "<noscript><p>De Programmamonitor heeft JavaScript nodig. Zet JavaScript aan in uw browser.</p></noscript>"
# Text becomes a quarter; fonts and pictures are compressed as they are.
PACKED = (".js", ".css", ".json", ".svg", ".html")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file for browsers. `packed` None: compressing it would not help."""

    content: bytes
    media_type: str
    packed: bytes | None


def dutch_page() -> str:
    """Streamlit's one HTML page: language nl, our title, Dutch number formats, no pointer to the agent API.

    Its scripts, styles and fonts come from a folder whose name says which version they are, so that a browser keeps
    them: the files name each other from where they are. Our stylesheet stands last and so decides.
    """
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = re.sub(r'<link rel="service-desc"[^>]*>', "", html)
    html = re.sub(r"<noscript>.*?</noscript>", NOSCRIPT, html, flags=re.DOTALL)
    html = html.replace('<html lang="en">', '<html lang="nl">')
    html = html.replace("<title>Streamlit</title>", "<title>Programmamonitor</title>")
    html = html.replace('"./static/', f'"{ASSETS}static/')
    html = html.replace("</body>", f'<link rel="stylesheet" href="{ASSETS}{STYLE_NAME}"></body>')
    first_script = FIRST_SCRIPT.read_text(encoding="utf-8")
    return html.replace("<script>", f"<script>{first_script}</script><script>", 1)


def version() -> str:
    """Of everything that `asset` gives: another one when Streamlit, a translation or a file of ours changes."""
    own = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (STYLE, SYMBOLS))
    said = (streamlit.__version__, repr(CHROME_NL), *own)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


ASSETS = f"/assets-{version()}/"


@cache
def asset(name: str) -> Asset | None:
    """A file of the frontend by its name below `ASSETS`, in our version; None when there is none. Made once."""
    path = _files().get(name)
    if path is None:
        return None
    content = path.read_bytes()
    if texts := _texts(path.name):
        content = translate(content.decode(), texts).encode()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    # Level 9 takes three times as long for one percent less, while the first reader waits.
    packed = gzip.compress(content, compresslevel=6, mtime=0) if path.suffix in PACKED else None
    return Asset(content, "text/javascript" if path.suffix == ".js" else media_type, packed)


@cache
def _files() -> dict[str, Path]:
    found = {path.relative_to(STATIC).as_posix(): path for path in STATIC.glob("static/**/*") if path.is_file()}
    return found | {STYLE_NAME: STYLE, symbols_of_streamlit(): SYMBOLS}


def symbols_of_streamlit() -> str:
    """The name of Streamlit's own font of icons; it has a fingerprint in it."""
    (found,) = STATIC.glob("static/media/MaterialSymbols-Rounded.*.woff2")
    return found.relative_to(STATIC).as_posix()


def _texts(name: str) -> list[tuple[str, str, str]]:
    """What is translated in a script, by its name: '<stem>.<hash>.js'."""
    stem, _, rest = name.partition(".")
    return CHROME_NL.get(stem, []) if re.fullmatch(r"[^.]+\.js", rest) else []


def translated() -> list[str]:
    """The names of the scripts that hold texts readers see."""
    return [name for name, path in _files().items() if _texts(path.name)]


def translate(script: str, texts: list[tuple[str, str, str]]) -> str:
    """The script with each English template literal that follows its given code replaced by the Dutch one."""
    for before, english, dutch in texts:
        script = script.replace(f"{before}`{english}`", f"{before}`{dutch}`")
    return script


def inline_script_sources(html: str) -> str:
    """The hashes under which a Content-Security-Policy allows the scripts that stand inside the page itself."""
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
