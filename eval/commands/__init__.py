"""The commands of `python -m eval`: options in, sentences and tables out.

Each module adds its commands to the parser; what they do is in the modules of `eval`.
"""
