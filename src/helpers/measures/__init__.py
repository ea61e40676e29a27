"""The measures: pure functions, tables in, table out.

Every result carries ``table.attrs["card"]``, the measure card: what was counted, by
which formula, of what it is a part, how certain it is, and where it comes from.
"""
