"""What can be asked in a few words because of what was asked before, kind by kind."""
