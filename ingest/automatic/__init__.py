"""Any report -> the block model, by heuristics: nothing was prepared for it."""
