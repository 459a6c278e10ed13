"""The process of `dashboard.worker` for tests, without its start of more than a second: one that is ready is forked.

`Ready.popen` takes the place of `subprocess.Popen` there: it hands both ends over to a process that has everything
imported, which forks for each task. A test of the process itself asks `own_process`.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import duckdb

from dashboard import worker
from dashboard.server import ROOT
from pipelines.sql_files import parsed, read_sql, without_comments
from pipelines.tables import contract
from tests.remembered import lighter_builds

POPEN = subprocess.Popen
SQL = ROOT / "pipelines" / "sql"


class Forked:
    """What `dashboard.worker.run` asks of a process."""

    def __init__(self, server: socket.socket) -> None:
        task, stdin = os.pipe()
        stdout, answer = os.pipe()
        socket.send_fds(server, [b"."], [task, answer])
        os.close(task)
        os.close(answer)
        self.stdin: IO[bytes] = os.fdopen(stdin, "wb")
        self.stdout: IO[bytes] = os.fdopen(stdout, "rb")
        self._process = os.pidfd_open(int(server.recv(32)))

    def kill(self) -> None:
        """Stop it, when it has not ended yet."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._process, signal.SIGKILL)

    def wait(self) -> None:
        """Return when it has ended."""
        select.select([self._process], [], [])
        os.close(self._process)


class Ready:
    """Starts the process that is ready when the first task comes. `remembered`: where states of this run are kept."""

    def __init__(self, remembered: Path) -> None:
        self._remembered = remembered
        self._server: socket.socket | None = None

    def popen(self, command: Sequence[str], **given: Any) -> Forked:
        """A process for one task."""
        if self._server is None:
            self._server, theirs = socket.socketpair()
            end = theirs.fileno()
            arguments = [sys.executable, "-m", "tests.ready_worker", str(end), str(self._remembered)]
            with theirs:
                self._process = POPEN(arguments, cwd=ROOT, pass_fds=[end])
        return Forked(self._server)

    def stop(self) -> None:
        """End the process that is ready, when it was started."""
        if self._server is not None:
            self._server.close()
            self._process.wait()


def serve(client: socket.socket) -> None:
    """Fork for every task that comes, until the other side is gone."""
    while True:
        word, ends, *_ = socket.recv_fds(client, 1, 2)
        _forget_ended()
        if not word:
            return
        child = os.fork()
        if child == 0:
            client.close()
            for end, place in zip(ends, (0, 1), strict=True):
                os.dup2(end, place)
                os.close(end)
            # Kept in names too: a file that nobody holds closes its end.
            sys.stdin, sys.stdout = stdin, stdout = os.fdopen(0), os.fdopen(1, "w")  # noqa: F841
            try:
                worker.main()
            except BaseException:
                traceback.print_exc()
            finally:
                # Whatever happened: what follows is for the process that forks.
                os._exit(0)
        for end in ends:
            os.close(end)
        client.send(str(child).encode())


def _forget_ended() -> None:
    """Let go of the tasks that ended: until then the system keeps their outcome."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def read_what_every_build_reads() -> None:
    """Parse the SQL of the pipeline before the first fork: else every fork parses it again, a fifth of its build.

    Nothing is run: a fork cannot do without the threads of what runs queries.
    """
    contract()
    with duckdb.connect(config={"threads": 1}) as con:
        for path in sorted(SQL.rglob("*.sql")):
            name = path.relative_to(SQL).as_posix()
            for sql in (read_sql(name), without_comments(name)):
                parsed(con, sql)


def main() -> None:
    """Serve, with builds as the tests make them."""
    read_what_every_build_reads()
    with socket.socket(fileno=int(sys.argv[1])) as client, lighter_builds(Path(sys.argv[2])):
        serve(client)


if __name__ == "__main__":
    main()
