"""From indicators.yml and deliveries to one published, read-only DuckDB file.

The flow is one way: read → stage → check → load → derive → publish. Nothing here knows the dashboard.
"""

import os

# With lxml installed openpyxl reads with that, and lxml expands what defusedxml refuses. It is asked at its import.
os.environ["OPENPYXL_LXML"] = "False"
