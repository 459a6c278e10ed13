#!/usr/bin/env python3
"""Serve the dashboard to more readers than one process can: several processes behind nginx.

deploy/serve.py --processes 4 --port 8080 [--host monitor.example.nl] [--data MAP] [--var MAP]

Needs nginx on PATH and `make setup`. What it starts stops with it (Ctrl+C or SIGTERM). A process that ends is started
again; until then nginx sends its readers to another one. TLS and names of the outside world belong to the web server in
front of this one, or to the file with nginx's settings, of which `--show` prints what this would use.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".venv" / "bin" / "programmamonitor"
TEMPLATE = Path(__file__).with_name("nginx.conf")
FIRST = 8511
# A process that ends at once would otherwise be started without end.
PAUSE_SECONDS = 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Start everything and watch over it until it is stopped; 0 stopped, 2 wrong use, 4 failed."""
    options = _parser().parse_args(arguments)
    ports = [options.first + number for number in range(options.processes)]
    folder = options.var / "deploy"
    settings = nginx_settings(folder, options.port, ports)
    if options.show:
        print(settings)
        return 0
    # Debian has it where only root looks.
    if (nginx := shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")) is None:
        print("nginx ontbreekt. Installeer het eerst, op Debian: apt-get install nginx-light.", file=sys.stderr)
        return 2
    if not PROGRAM.exists():
        print("De monitor is niet geïnstalleerd. Doe eerst: make setup.", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    data = ["--data", str(options.data), "--var", str(options.var)]
    # Once, and not by each process: as `make run` does, a refused build leaves the last good state.
    built = subprocess.run([str(PROGRAM), "build", *data], cwd=ROOT).returncode
    if built and not (options.var / "ACTUEEL").is_file():
        return built
    commands = {port: [str(PROGRAM), "dashboard", "--port", str(port), *data] for port in ports}
    return watch(commands, [nginx, "-e", "stderr", "-c", str(folder / "nginx.conf")], environment(options.host))


def environment(host: str | None) -> dict[str, str]:
    """What every process must have alike: a reader who moves to another one keeps what she signed in her browser."""
    hosts = ["127.0.0.1", "localhost", *([host] if host else [])]
    return os.environ | {
        "STREAMLIT_SERVER_COOKIE_SECRET": os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET") or secrets.token_hex(32),
        "STREAMLIT_SERVER_ALLOWED_HOSTS": ",".join(hosts),
    }


def nginx_settings(folder: Path, port: int, ports: Sequence[int]) -> str:
    """The settings of nginx for these ports."""
    servers = "\n".join(f"        server 127.0.0.1:{number} max_fails=1 fail_timeout=2s;" for number in ports)
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in {"FOLDER": str(folder.resolve()), "PORT": str(port), "SERVERS": servers}.items():
        text = text.replace(f"@{name}@", value)
    return text


def watch(commands: dict[int, list[str]], nginx: list[str], env: dict[str, str]) -> int:
    """Keep a process on each port, and nginx in front of them, until this process is told to stop."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    running: dict[int, subprocess.Popen[bytes]] = {}
    front = subprocess.Popen(nginx, cwd=ROOT)
    try:
        while front.poll() is None:
            for port, command in commands.items():
                if port not in running or running[port].poll() is not None:
                    if port in running:
                        print(f"Het proces op poort {port} is gestopt en wordt opnieuw gestart.", file=sys.stderr)
                    running[port] = subprocess.Popen(command, cwd=ROOT, env=env)
            time.sleep(PAUSE_SECONDS)
        print("nginx stopte; de monitor stopt ook.", file=sys.stderr)
        return 4
    except (KeyboardInterrupt, SystemExit):
        return 0
    finally:
        for process in [front, *running.values()]:
            process.terminate()
        for process in [front, *running.values()]:
            process.wait()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Meer processen achter nginx, voor meer lezers tegelijk.")
    parser.add_argument(
        "--processes", type=int, default=os.cpu_count() or 1, help="hoeveel (standaard: een per processor)"
    )
    parser.add_argument("--port", type=int, default=8080, help="poort van nginx, op 127.0.0.1")
    parser.add_argument("--first", type=int, default=FIRST, help=f"poort van het eerste proces (standaard {FIRST})")
    parser.add_argument("--host", help="naam waaronder lezers de monitor openen")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="map met leveringen")
    parser.add_argument("--var", type=Path, default=ROOT / "var", help="map voor de database")
    parser.add_argument("--show", action="store_true", help="laat alleen de instellingen van nginx zien")
    return parser


if __name__ == "__main__":
    sys.exit(main())
