"""Figures drawn from result tables, and the words and tables beside them."""
