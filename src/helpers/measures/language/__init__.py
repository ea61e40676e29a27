"""What depends on the language: stop words, word forms, and how hard a text is."""

from helpers.measures.language.stop_words import (
    NO_STOP_LIST,
    StopList,
    stop_list,
    stop_list_for,
)

__all__ = ["NO_STOP_LIST", "StopList", "stop_list", "stop_list_for"]
