"""Odd forms of JSON brought into the one that the rows of `json_shapes` describe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpers.readers.json_paths import find

Prepare = Callable[[dict[str, Any]], dict[str, Any]]


def with_speakers(root: dict[str, Any]) -> dict[str, Any]:
    """Give each word the speaker that stands in a list of its own, by its time.

    Rows that tell their speaker themselves are left as they are.
    """
    results = root.get("results")
    if not isinstance(results, dict):
        return root
    speakers = {
        str(word.get("start_time")): word.get("speaker_label")
        for word in find(results, "speaker_labels.segments.[].items.[]")
        if isinstance(word, dict)
    }
    items = [
        {"speaker_label": speakers.get(str(item.get("start_time"))), **item}
        if isinstance(item, dict)
        else item
        for item in find(results, "items.[]")
    ]
    return {**root, "results": {**results, "items": items}}


def with_channels(root: dict[str, Any]) -> dict[str, Any]:
    """Give each word the label of the channel in whose list it stands."""
    results = root.get("results")
    channels = [
        {
            **channel,
            "items": [
                {"channel_label": channel.get("channel_label"), **item}
                if isinstance(item, dict)
                else item
                for item in find(channel, "items.[]")
            ],
        }
        if isinstance(channel, dict)
        else channel
        for channel in find(results, "channel_labels.channels.[]")
    ]
    if not isinstance(results, dict) or not channels:
        return root
    return {**root, "results": {**results, "channel_labels": {"channels": channels}}}


def with_names(root: dict[str, Any]) -> dict[str, Any]:
    """Give each monologue the name that a list of speakers has for its number."""
    names = {
        speaker.get("id"): speaker.get("name")
        for speaker in find(root, "speakers.[]")
        if isinstance(speaker, dict) and isinstance(speaker.get("id"), int | str)
    }
    monologues = [
        {**each, "name": names.get(each.get("speaker"))}
        if isinstance(each, dict) and isinstance(each.get("speaker"), int | str)
        else each
        for each in find(root, "monologues.[]")
    ]
    return {**root, "monologues": monologues}


def side_by_side(root: dict[str, Any]) -> dict[str, Any]:
    """Make rows of two lists, one of speakers and one of what they said."""
    texts, speakers = find(root, "utt.[]"), find(root, "speaker.[]")
    if len(texts) != len(speakers):
        return root
    pairs = zip(speakers, texts, strict=True)
    return {**root, "rows": [{"speaker": who, "text": text} for who, text in pairs]}
