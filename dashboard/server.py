"""Starting the web server."""

import errno
import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = Path(__file__).with_name("app.py")
ADDRESS = "127.0.0.1"

# The environment variables that carry the folders to the pages, which run without arguments.
VAR_ENV = "PROGRAMMAMONITOR_VAR"
DATA_ENV = "PROGRAMMAMONITOR_DATA"
SOURCES_ENV = "PROGRAMMAMONITOR_BRONNEN"


def serve(port: int, var: Path, data: Path = Path("data"), sources: Path | None = None, script: Path = SCRIPT) -> int:
    """Serve the dashboard on this machine until it is stopped; returns the exit code (0 stopped, 4 failed).

    Changes the working directory of the process: Streamlit looks there for `.streamlit/config.toml`.
    """
    if problem := port_problem(port):
        print(f"Poort {port} kan niet worden gebruikt: {problem}", file=sys.stderr)
        print(f"Kies een andere poort, bijvoorbeeld {port + 1}.", file=sys.stderr)
        return 4
    os.environ[VAR_ENV] = str(var.resolve())
    os.environ[DATA_ENV] = str(data.resolve())
    if sources is not None:
        os.environ[SOURCES_ENV] = str(sources.resolve())
    script = script.resolve()
    os.chdir(ROOT)

    # Imported here: Streamlit reads its settings from the working directory when it is imported.
    from dashboard.asgi import create_app

    print(f"Het dashboard staat op http://{ADDRESS}:{port} (stoppen: Ctrl+C)", flush=True)
    try:
        create_app(script).run(config={"server.port": port})
    except KeyboardInterrupt:
        return 0
    except SystemExit:
        return 4
    return 0


def port_problem(port: int) -> str | None:
    """Why the port cannot be opened, in Dutch; None when it can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            in_use = error.errno == errno.EADDRINUSE
            return "een ander programma gebruikt hem al." if in_use else "dit mag of kan niet op deze computer."
    return None
