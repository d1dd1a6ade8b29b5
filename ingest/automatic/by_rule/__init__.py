"""What a report is prepared with where nobody prepared it: names, abbreviations and figures."""
