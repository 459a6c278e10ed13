"""What a change costs the server: one reader on the WebSocket, from the choice until the script has finished.

On the real figures, on little imaginary data and on a million metingen that give the same page, each answer worked out
anew; and on a million for who asks what somebody asked before. A fresh server per run.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import servers
from benchmarks.changes import CLICKS, Habit, large_choice, real_choice
from benchmarks.machine import calibration
from benchmarks.reader import reader
from benchmarks.servers import Server
from benchmarks.states import Folders

CHOICES: dict[str, Callable[[int], dict[str, str]]] = {
    "real": real_choice,
    "twin": large_choice,
    "million": large_choice,
    "again": large_choice,
}


@dataclass(frozen=True, slots=True)
class Run:
    """The changes of one run: ms each, processor ms of the server a change, messages and bytes of the last one."""

    calibration_ms: float
    ms: list[float]
    cpu_ms: float
    messages: int
    bytes: int


def run(state: str, folders: Folders, changes: int) -> Run:
    """One run on one state. `again`: answers are kept, and every one of them was asked before."""
    calibrated = calibration()
    with servers.streamlit(folders.data, folders.var, anew=state != "again") as server:
        return asyncio.run(_changed(server, CHOICES[state](2), changes, calibrated))


async def _changed(server: Server, choice: dict[str, str], changes: int, calibrated: float) -> Run:
    async with reader(server) as one:
        await one.open(choice)
        habit = Habit(one)
        # Every change once that is not counted: the first reader of a server waits for imports and questions.
        for _ in CLICKS:
            await habit.next()
        used = server.cpu_ms()
        answers = [await habit.next() for _ in range(changes)]
        cpu = (server.cpu_ms() - used) / changes
    return Run(calibrated, [answer.ms for answer in answers], cpu, answers[-1].messages, answers[-1].bytes)
