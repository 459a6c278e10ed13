"""A reader without a browser: a session of Streamlit over its WebSocket, timed until the script has finished."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.servers import Server
from dashboard.server import ADDRESS

PAGE = "verkenner"
# What is longer holds a piece of the page. Readers share a processor with the server: they read no more than they need.
LONGEST_FACT = 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sent on one change: how long it took, in how many messages and bytes."""

    ms: float
    messages: int
    bytes: int


class Reader:
    """One session on the page Verkennen: opens it with a choice, and then changes that choice with its controls."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._query = ""
        self._page_hash = ""
        # Widgets by the name that the page gives them, and what they say now.
        self._ids: dict[str, str] = {}
        # The part of the page that runs alone when a widget changes, by the widget's id; empty: the whole page.
        self._fragments: dict[str, str] = {}
        self._values: dict[str, WidgetState] = {}

    async def open(self, choice: dict[str, str]) -> Answer:
        """Open the page."""
        self._query = urlencode(choice, safe=":/,")
        message = BackMsg()
        message.rerun_script.page_name = PAGE
        return await self._ask(message)

    async def choose(self, name: str, option: str) -> Answer:
        """Choose an option of a list."""
        return await self._change(WidgetState(id=self._ids[name], string_value=option))

    async def _change(self, state: WidgetState) -> Answer:
        self._values[state.id] = state
        message = BackMsg()
        message.rerun_script.page_script_hash = self._page_hash
        message.rerun_script.fragment_id = self._fragments[state.id]
        message.rerun_script.widget_states.widgets.extend(self._values.values())
        return await self._ask(message)

    async def _ask(self, message: BackMsg) -> Answer:
        await self._read_what_came()
        message.rerun_script.query_string = self._query
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        received: list[bytes] = []
        while not received or not _is_end(received[-1]):
            received.append(await self._socket.recv(decode=False))
        took = 1000 * (time.perf_counter() - start)
        for raw in received:
            self._take_in(raw)
        return Answer(took, len(received), sum(map(len, received)))

    async def _read_what_came(self) -> None:
        """What the server sent of itself since the last answer, as a whole new page after a publication."""
        with suppress(TimeoutError):
            while True:
                self._take_in(await asyncio.wait_for(self._socket.recv(decode=False), 0.002))

    def _take_in(self, raw: bytes) -> None:
        """What a browser would remember: the page, its address, and (once) which widgets there are."""
        if self._ids and len(raw) > LONGEST_FACT:
            return
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.HasField("new_element"):
            element = message.delta.new_element
            for widget in ("selectbox", "multiselect"):
                if element.HasField(widget):
                    id: str = getattr(element, widget).id
                    self._ids[id.rpartition("-")[2]] = id
                    self._fragments[id] = message.delta.fragment_id


def _is_end(raw: bytes) -> bool:
    return len(raw) < LONGEST_FACT and ForwardMsg.FromString(raw).HasField("script_finished")


@asynccontextmanager
async def reader(server: Server, process: str | None = None) -> AsyncIterator[Reader]:
    """A new session, for as long as the block lasts. `process`: the cookie with which nginx knows a reader."""
    address = f"ws://{ADDRESS}:{server.port}/_stcore/stream"
    origin = Origin(server.url)
    cookie = {"Cookie": f"proces={process}"} if process else {}
    async with connect(
        address, subprotocols=[Subprotocol("streamlit")], origin=origin, max_size=None, additional_headers=cookie
    ) as socket:
        yield Reader(socket)
