"""Tools that words can be counted with: a module each, with a function for each task.

`prepare` brings a tool's form of the words into memory. A function that is not there
is a task that the tool has no way of its own to do.
"""
