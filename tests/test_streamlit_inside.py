"""What we change inside Streamlit does what Streamlit does: held against the release that is in the lock."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import Runtime, RuntimeConfig, websocket_session_manager
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import SessionClient, SessionClientDisconnectedError

from dashboard import streamlit_inside

# A script waits for what its test says; the two share a process.
GO_ON = Event()


class Client(SessionClient):
    """A reader's connection that remembers what came, or that is cut off at the message of a kind."""

    def __init__(self, cut_off_at: str = "") -> None:
        self.came: list[ForwardMsg] = []
        self.finished = asyncio.Event()
        self.first = asyncio.Event()
        self._cut_off_at = cut_off_at

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == self._cut_off_at:
            raise SessionClientDisconnectedError
        self.came.append(msg)
        if msg.WhichOneof("type") == "script_finished":
            self.finished.set()
        if msg.WhichOneof("type") == "delta":
            self.first.set()


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """A script with this text, for sessions of ours; afterwards the process has no runtime, as before."""
    monkeypatch.setattr(websocket_session_manager, "AppSession", streamlit_inside.Session)

    def written(text: str) -> str:
        path = tmp_path / "script.py"
        path.write_text(f"import streamlit as st\n{text}", encoding="utf-8")
        return str(path)

    GO_ON.clear()
    before = Runtime._instance
    Runtime._instance = None
    yield written
    Runtime._instance = before


def run(path: str, reader: Callable[[Runtime], Awaitable[None]]) -> None:
    """Serve a script without a web server, for as long as a reader stays."""

    async def served() -> None:
        storage = MemoryMediaFileStorage("/media")
        runtime = Runtime(RuntimeConfig(path, storage, MemoryUploadedFileManager("/upload")))
        await runtime.start()
        try:
            await asyncio.wait_for(reader(runtime), 60)
            # A session closes what it has open when its script has told that it ended.
            while any(info.session._scriptrunner for info in runtime._session_mgr.list_sessions()):
                await asyncio.sleep(0.01)
        finally:
            runtime.stop()
            await runtime.stopped

    # A browser of another test may have a loop of its own in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(served())).result()


def ask(runtime: Runtime, session: str) -> None:
    """Ask for the page."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    runtime.handle_backmsg(session, message)


def kinds(came: list[ForwardMsg]) -> list[tuple[str | None, str | None, tuple[int, ...], str]]:
    """What came, without what differs between two runs."""
    return [
        (message.WhichOneof("type"), message.delta.WhichOneof("type"), tuple(message.metadata.delta_path), message.hash)
        if message.WhichOneof("type") == "delta"
        else (message.WhichOneof("type"), None, (), "")
        for message in came
    ]


@pytest.mark.parametrize("section", ["theme", "theme.sidebar", "theme.dark"])
def test_kept_theme_is_the_one_that_streamlit_makes(section: str) -> None:
    own, kept = CustomThemeConfig(), CustomThemeConfig()
    streamlit_inside.STREAMLITS_OWN_THEME(own, section)
    streamlit_inside.add_theme(kept, section)
    assert kept == own


def test_a_reader_gets_the_same_messages_in_the_same_order(
    script: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # More elements than go in one turn, blocks within blocks, and a part that fails.
    path = script(
        "for number in range(130):\n    st.html(f'<p>{number}</p>')\n"
        "with st.container():\n    st.columns(2)[1].text_input('Naam')\n"
        "st.button('Neem mee')\nraise ValueError('mis')\n"
    )

    def twice(kind: type[AppSession]) -> list[tuple[str | None, str | None, tuple[int, ...], str]]:
        monkeypatch.setattr(websocket_session_manager, "AppSession", kind)
        Runtime._instance = None
        came: list[ForwardMsg] = []

        async def reads(runtime: Runtime) -> None:
            client = Client()
            session = runtime.connect_session(client, {})
            for _ in range(2):
                client.finished.clear()
                ask(runtime, session)
                await client.finished.wait()
            # What the end brings: that the script no longer runs.
            while client.came[-1].WhichOneof("type") != "session_status_changed":
                await asyncio.sleep(0.01)
            came.extend(client.came)

        run(path, reads)
        return kinds(came)

    own, ours = twice(AppSession), twice(streamlit_inside.Session)
    assert len(ours) > 2 * 130
    assert ours == own


def test_a_page_that_is_still_busy_shows_what_it_has(script: Callable[[str], str]) -> None:
    path = script("from tests.test_streamlit_inside import GO_ON\nst.html('<p>bezig</p>')\nGO_ON.wait(60)\n")

    async def reads(runtime: Runtime) -> None:
        client = Client()
        ask(runtime, runtime.connect_session(client, {}))
        await client.first.wait()
        assert not client.finished.is_set()
        GO_ON.set()
        await client.finished.wait()

    run(path, reads)


def test_a_reader_who_is_cut_off_is_no_failure_and_can_come_back(script: Callable[[str], str]) -> None:
    path = script("st.html('<p>er is iets</p>')\n")

    async def reads(runtime: Runtime) -> None:
        session = runtime.connect_session(Client(cut_off_at="delta"), {})
        ask(runtime, session)
        while runtime.is_active_session(session):
            await asyncio.sleep(0.01)
        again = Client()
        assert runtime.connect_session(again, {}, existing_session_id=session) == session
        ask(runtime, session)
        await again.finished.wait()
        assert any(message.WhichOneof("type") == "delta" for message in again.came)

    run(path, reads)
