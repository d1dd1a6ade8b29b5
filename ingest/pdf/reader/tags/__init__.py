"""The structure tree of a PDF -> what each line of its pages is."""
