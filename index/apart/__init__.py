"""What the library's index needs anew, made in a process of its own, beside one that answers."""
