"""Dossiers: everything the report says about somebody or something, in order, as HTML."""
