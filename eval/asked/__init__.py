"""Question files: read, checked, and where in the report their gold quotes stand.

Knows nothing of systems and runs.
"""
