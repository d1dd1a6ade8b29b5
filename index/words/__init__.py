"""Reports without prepared questions: what their words and their forms tell by themselves."""
