"""Many readers at once on one process: each looks a while, changes its choice and waits for the whole answer.

In a hurry and as people who read what they see; with every answer worked out, as if no two look at the same, and as it
is in a meeting, where one asks what another asked before.
"""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass

from benchmarks import servers
from benchmarks.changes import CLICKS, Habit, habits
from benchmarks.machine import calibration
from benchmarks.servers import Server
from benchmarks.states import Folders

READERS = (25, 50)
# How long a reader looks before the next change, in seconds at the mean: from half of it to one and a half.
HURRIED, READING = 1.0, 5.0
PACES = {HURRIED: "a change every second", READING: "a change every five seconds"}


def name(readers: int, looks: float, anew: bool) -> str:
    """A run in the results and in the report."""
    return f"{readers} readers, {PACES[looks]}, {'what nobody asked' if anew else 'what was asked before'}"


@dataclass(frozen=True, slots=True)
class Run:
    """What so many readers waited for their changes, in ms; how busy the server's process was (1: one processor)."""

    calibration_ms: float
    readers: int
    ms: list[float]
    seconds: float
    busy: float


def run(folders: Folders, readers: int, looks: float, anew: bool, seconds: float) -> Run:
    """One run: a fresh server, so many readers who look so long, so many seconds. `anew`: no answer is kept."""
    calibrated = calibration()
    with servers.streamlit(folders.data, folders.var, anew) as server:
        return asyncio.run(_read(server, readers, looks, seconds, calibrated))


async def _read(server: Server, readers: int, looks: float, seconds: float, calibrated: float) -> Run:
    chance = random.Random(0)
    async with AsyncExitStack() as stack:
        every = await habits(stack, server, readers)
        for habit in every:
            for _ in CLICKS[:2]:
                await habit.next()
        used, begun = server.cpu_ms(), time.monotonic()
        waited = await asyncio.gather(*(_reads(habit, looks, begun + seconds, chance) for habit in every))
        took = time.monotonic() - begun
        busy = (server.cpu_ms() - used) / 1000 / took
    return Run(calibrated, readers, [ms for one in waited for ms in one], took, busy)


async def _reads(habit: Habit, looks: float, until: float, chance: random.Random) -> list[float]:
    """One reader, who looks and changes until it is time."""
    waited = []
    await asyncio.sleep(chance.uniform(0, 1.5 * looks))
    while time.monotonic() < until:
        waited.append((await habit.next()).ms)
        await asyncio.sleep(chance.uniform(0.5 * looks, 1.5 * looks))
    return waited
