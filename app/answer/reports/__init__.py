"""Which of several reports are asked, and what two editions say side by side."""
