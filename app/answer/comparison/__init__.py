"""Two or more programmes, countries, groups or phases side by side, aspect by aspect.

A request is recognised by its words and by the things that it names; the table is filled with what
the facts of the report say of each, verbatim and cited. A cell of which the report says nothing
says so. What is calculated is shown with its terms.
"""
