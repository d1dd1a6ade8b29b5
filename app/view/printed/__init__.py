"""Pages of a report as printed, with the words that are cited boxed."""
