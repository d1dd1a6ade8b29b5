"""What is measured to set the system: ablation, sweep, calibration, baseline, published figures.

Knows nothing of time and memory.
"""
