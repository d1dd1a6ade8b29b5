"""A run and its gold questions -> figures with intervals, and two runs compared.

Knows nothing of files and pictures.
"""
