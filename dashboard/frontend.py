"""The files of Streamlit's frontend that are served in our version: in Dutch, and knowing nothing of other hosts."""

import base64
import hashlib
import re
from pathlib import Path

from streamlit import file_util

from dashboard.chrome_nl import CHROME_NL

STATIC = Path(file_util.get_static_dir())
FIRST_SCRIPT = Path(__file__).with_name("before_streamlit.js")
NOSCRIPT = "<noscript><p>De Programmamonitor heeft JavaScript nodig. Zet JavaScript aan in uw browser.</p></noscript>"


def dutch_page() -> str:
    """Streamlit's one HTML page: language nl, our title, Dutch number formats, no pointer to the agent API."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = re.sub(r'<link rel="service-desc"[^>]*>', "", html)
    html = re.sub(r"<noscript>.*?</noscript>", NOSCRIPT, html, flags=re.DOTALL)
    html = html.replace('<html lang="en">', '<html lang="nl">')
    html = html.replace("<title>Streamlit</title>", "<title>Programmamonitor</title>")
    first_script = FIRST_SCRIPT.read_text(encoding="utf-8")
    return html.replace("<script>", f"<script>{first_script}</script><script>", 1)


def dutch_scripts() -> dict[str, bytes]:
    """The compiled scripts that hold texts readers see, translated: file name → contents."""
    return {
        path.name: translate(path.read_text(encoding="utf-8"), texts).encode()
        for stem, texts in CHROME_NL.items()
        for path in sorted((STATIC / "static" / "js").glob(f"{stem}.*.js"))
    }


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
