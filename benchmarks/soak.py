"""Does memory grow? Thousands of changes by a few readers who stay, and what the process holds before and after."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from benchmarks import servers
from benchmarks.changes import Habit, habits
from benchmarks.servers import Server
from benchmarks.states import Folders

READERS = 5
# Caches fill and the allocator finds its size first.
WARM_UP = 0.1
POINTS = 20


@dataclass(frozen=True, slots=True)
class Run:
    """Memory in MB after each part of the changes; the first is after warming up."""

    changes: int
    memory_mb: list[float]

    @property
    def growth(self) -> float:
        """The last in parts of the first: 1.1 is ten percent more."""
        return self.memory_mb[-1] / self.memory_mb[0]


def run(folders: Folders, changes: int) -> Run:
    """So many changes on one fresh server, after a tenth of them to warm up."""
    with servers.streamlit(folders.data, folders.var) as server:
        return asyncio.run(_changed(server, changes))


async def _changed(server: Server, changes: int) -> Run:
    async with AsyncExitStack() as stack:
        every = await habits(stack, server, READERS)
        await _some(every, int(changes * WARM_UP))
        memory = [server.memory_mb()]
        for _ in range(POINTS):
            await _some(every, changes // POINTS)
            memory.append(server.memory_mb())
    return Run(changes, memory)


async def _some(every: list[Habit], changes: int) -> None:
    for number in range(changes):
        await every[number % READERS].next()
