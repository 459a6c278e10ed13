"""Streamlit's theme message, made once: Streamlit makes it anew of all its settings at every change of every reader."""

from __future__ import annotations

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

STREAMLITS_OWN = app_session._populate_theme_msg


def keep() -> None:
    """Let Streamlit send the theme that was made before: settings do not change while we serve."""
    app_session._populate_theme_msg = add


@cache
def made(section: str) -> CustomThemeConfig:
    """The theme of a section of the settings, as Streamlit makes it."""
    theme = CustomThemeConfig()
    STREAMLITS_OWN(theme, section)
    return theme


def add(msg: CustomThemeConfig, section: str = "theme") -> None:
    """What Streamlit's own function does, with what was made before."""
    theme = made(section)
    # Merging what is empty would say that there is such a section.
    if theme.ByteSize():
        msg.MergeFrom(theme)
