"""Runs notebooks and renders them as pages that work offline."""
