"""This version of the program beside an earlier one: whole processes and answers, in turn."""
