"""The web application: Streamlit with a closed front door, in Dutch.

`dashboard/server.py` serves it. `streamlit run` would not recognise `create_app` as an application (it looks for a
literal `st.App(...)` in the file), so there is one way to start: `programmamonitor dashboard`.
"""

import gzip
from datetime import datetime
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import streamlit_inside
from dashboard.frontend import ASSETS, Asset, asset, dutch_page, inline_script_sources

# Streamlit answers these to anyone who can reach the port; nobody who reads the dashboard needs them.
BLOCKED = ("/_stcore/metrics", "/_stcore/agent")

# Under these paths an HTML answer is not Streamlit's page: downloads and components.
NO_PAGE = ("/media/", "/component/", "/app/static/")

HTML = dutch_page()
PAGE = Asset(HTML.encode(), "text/html", gzip.compress(HTML.encode()))
# What names its version in its address never changes.
FOR_GOOD = "public, max-age=31536000, immutable"
NOT_FOUND = PlainTextResponse("Niet gevonden", status_code=404)

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        f"script-src 'self' {inline_script_sources(HTML)}",
        # Streamlit's styles (emotion) and Plotly's are written into the page while it runs.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), display-capture=(), geolocation=(), payment=(), usb=()",
}


def create_app(script: Path) -> st.App:
    """The application that runs the Streamlit `script` behind our middleware."""
    streamlit_inside.replace()
    return st.App(
        script,
        middleware=[Middleware(FrontDoor), Middleware(DutchFrontend)],
        on_script_error=show_script_error,
    )


def show_script_error(_error: Exception) -> bool:
    """Tell the reader in Dutch that a page failed; the traceback stays in the server's log (Streamlit writes it)."""
    now = datetime.now().astimezone()
    st.error(
        "**Deze pagina kan nu niet worden getoond.** Er ging iets mis in het dashboard. Probeer het opnieuw. "
        f"Blijft het misgaan? Geef de gegevensbeheerder dan dit tijdstip door: {now:%d-%m-%Y %H:%M:%S}."
    )
    return True


class FrontDoor:
    """Hides the endpoints that readers do not need and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        blocked = scope["path"].startswith(BLOCKED)
        app = NOT_FOUND if blocked else self.app
        await app(scope, receive, send_secured)


class DutchFrontend:
    """Answers with our version of Streamlit's page, and gives the files of the frontend compressed and to be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith(ASSETS):
            # The first time a file is compressed, which takes a while.
            found = await run_in_threadpool(asset, scope["path"].removeprefix(ASSETS))
            reply = answer(found, Headers(scope=scope), FOR_GOOD) if found else NOT_FOUND
            await reply(scope, receive, send)
        elif scope["path"].startswith(NO_PAGE):
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, PageReplacer(scope, receive, send))


class PageReplacer:
    """A `send` that lets every answer through, but sends our page in place of Streamlit's.

    Streamlit decides which paths are pages (all that are nothing else), so the answer is what tells them apart.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.receive, self.send = scope, receive, send
        self.replaced = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and is_page(message):
            self.replaced = True
            page = answer(PAGE, Headers(scope=self.scope), "no-cache")
            await page(self.scope, self.receive, self.send)
        elif not self.replaced:
            await self.send(message)


def is_page(start: Message) -> bool:
    """Whether this start of an answer announces Streamlit's HTML page."""
    return start["status"] == 200 and Headers(scope=start).get("content-type", "").startswith("text/html")


def answer(file: Asset, request: Headers, cache: str) -> Response:
    """A file, compressed when the browser takes that. `cache` says how long a browser keeps it."""
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if file.packed is None or "gzip" not in request.get("accept-encoding", ""):
        return Response(file.content, media_type=file.media_type, headers=headers)
    return Response(file.packed, media_type=file.media_type, headers=headers | {"Content-Encoding": "gzip"})
