"""What an index holds of one report, made once and put together with that of others."""
