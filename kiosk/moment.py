# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Reads the TIME of the command line."""

import re
from datetime import UTC, datetime

from content.clock import BERLIN

# calendars are read 400 days ahead, and time itself ends with the year 9999
_SENSIBLE = re.compile(r"(19|2\d)\d\d-")
FORM = "RFC 3339, or YYYY-MM-DD[THH:MM] in Europe/Berlin"


def read_moment(text: str) -> datetime:
    """An aware UTC time from RFC 3339, or from a Berlin date with or without a time of day.

    Raises:
        ValueError: the text is neither, or no such day exists.
    """
    if not _SENSIBLE.match(text):
        raise ValueError(f'"{text}" is not a time: {FORM}')
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?", text):
        return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)
    if re.fullmatch(
        r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})", text
    ):
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    raise ValueError(f'"{text}" is not a time: {FORM}')
