"""What answers in a report that nobody prepared: a value asked for, or what it says outright."""
