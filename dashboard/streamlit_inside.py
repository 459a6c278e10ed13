"""What we change inside Streamlit, because it costs every reader at every change. Tests hold it against the original.

The theme message is made once; Streamlit makes it anew of all its settings. What a page sends leaves together;
Streamlit wakes its event loop for each element that a page puts down, and again to send it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, get_instance, websocket_session_manager
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.session_manager import SessionClientDisconnectedError

STREAMLITS_OWN_THEME = app_session._populate_theme_msg

# What a page that is still busy has to show, as its progress, waits at most so many seconds for more.
WAITS = 0.02
# A client has a queue of 500 messages and is cut off when it is full. It is emptied between two turns.
A_TURN = 100


def replace() -> None:
    """Let Streamlit use what is below, from the next session on."""
    app_session._populate_theme_msg = add_theme
    websocket_session_manager.AppSession = Session  # type: ignore[attr-defined]


@cache
def theme(section: str) -> CustomThemeConfig:
    """The theme of a section of the settings, as Streamlit makes it: settings do not change while we serve."""
    made = CustomThemeConfig()
    STREAMLITS_OWN_THEME(made, section)
    return made


def add_theme(msg: CustomThemeConfig, section: str = "theme") -> None:
    """What Streamlit's own function does, with what was made before."""
    made = theme(section)
    # Merging what is empty would say that there is such a section.
    if made.ByteSize():
        msg.MergeFrom(made)


class Session(AppSession):
    """A session that handles the events of its script and sends its messages in as few turns of the loop as it can.

    The order of both is Streamlit's. The script's thread puts down events; everything else is done on the event loop.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        self._events: deque[Callable[[], None]] = deque()
        self._outgoing: deque[ForwardMsg] = deque()
        self._will_handle = self._is_handling = False
        super().__init__(*given, **named | {"message_enqueued_callback": self._ask_to_send})

    def _on_scriptrunner_event(
        self, sender: ScriptRunner | None, event: ScriptRunnerEvent, *given: Any, **named: Any
    ) -> None:
        self._events.append(partial(self._handle_scriptrunner_event_on_event_loop, sender, event, *given, **named))
        if event != ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            self._call_soon_on_event_loop(self._handle)
        elif not self._will_handle:
            self._will_handle = True
            self._call_soon_on_event_loop(self._handle_later)

    def _handle_later(self) -> None:
        self._event_loop.call_later(WAITS, self._handle)

    def _handle(self) -> None:
        """Handle all events that wait, and send what they bring."""
        self._will_handle, self._is_handling = False, True
        try:
            while self._events:
                self._events.popleft()()
        finally:
            self._is_handling = False
            self._send()

    def _ask_to_send(self) -> None:
        """A message was put in the queue, on any thread."""
        if not self._is_handling:
            self._call_soon_on_event_loop(self._send)

    def _send(self) -> None:
        """Send what is in the queue; it waits there while the reader has no connection."""
        runtime = get_instance()
        info = runtime._session_mgr.get_active_session_info(self.id)
        if info is None:
            return
        self._outgoing.extend(self.flush_browser_queue())
        try:
            for _ in range(min(A_TURN, len(self._outgoing))):
                runtime._send_message(info, self._outgoing.popleft())
        except SessionClientDisconnectedError:
            self._outgoing.clear()
            runtime.disconnect_session(self.id, client=info.client)
            return
        if self._outgoing:
            self._call_soon_on_event_loop(self._send)
        else:
            self.on_flushed_messages_sent()
