"""From indicators.yml and deliveries to one published, read-only DuckDB file.

The flow is one way: read → stage → check → load → derive → publish. Nothing here knows the dashboard.
"""
