"""Questions, runs and feedback from and to other formats: TREC, BEIR, the app's feedback file.

Knows nothing of how they are shown.
"""
