"""`python -m tests.frames PORT` serves `example.py` the way the dashboard is served."""

import sys
from pathlib import Path

from dashboard.server import serve

sys.exit(serve(int(sys.argv[1]), Path("var"), script=Path(__file__).with_name("example.py")))
