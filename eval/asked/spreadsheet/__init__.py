"""Question files from a spreadsheet: XLSX and CSV read as the JSON lines they stand for."""
