"""The report at a glance: its overviews as pages of the reading room and as tables to keep."""
