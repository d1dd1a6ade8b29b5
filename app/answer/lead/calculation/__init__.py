"""Calculations over facts: only of like units and like subjects, each term shown and cited."""
