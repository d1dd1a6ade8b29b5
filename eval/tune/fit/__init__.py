"""Labelled questions -> the models that answers rest on, and what these are worth to strangers.

Knows nothing of where models are kept.
"""
