"""What a reader of Verkennen does one after the other, on the state of a million and on the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import cycle

from benchmarks.reader import Answer, Reader, reader
from benchmarks.servers import Server

# Changed in turn: each draws both pictures and the table anew.
CLICKS = (
    ("volgorde", "hoogste eerst"),
    ("momenten", "alle momenten"),
    ("momenten", "laatste waarde"),
    ("volgorde", "laagste eerst"),
)
THEMAS = 10


def large_choice(number: int) -> dict[str, str]:
    """Two indicators of a thema: its own for each reader, so that no reader is helped by what another asked."""
    return {"indicatoren": "s.i0,s.i1", "onderdelen": f"s/{number % THEMAS}", "wie": "samen"}


def real_choice(_: int) -> dict[str, str]:
    """Of the real figures: an actielijn with several pictures and a full page of the table."""
    return {"programma": "vl", "onderdelen": "vl/1"}


async def habits(stack: AsyncExitStack, server: Server, readers: int) -> list[Habit]:
    """So many readers, each with a page open, for as long as `stack` lasts."""
    found = []
    for number in range(readers):
        one = await stack.enter_async_context(reader(server))
        await one.open(large_choice(number))
        found.append(Habit(one))
    return found


class Habit:
    """The changes of one reader, without end."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._clicks: Iterator[tuple[str, str]] = cycle(CLICKS)

    async def next(self) -> Answer:
        """Make the next change and wait for the whole answer."""
        return await self._reader.choose(*next(self._clicks))
