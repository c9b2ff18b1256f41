# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the settings of a source say of all its notices; feeds have no words for it."""

from content.clean import plain_text
from content.details import Notice
from content.sources.adapter import Context

#: No main statute has a notice hang for longer.
MOST_DAYS = 90
_LONGEST_BODY = 80


def notice_of(context: Context) -> Notice:
    """A notice as the options `land`, `days` and `body` tell of it.

    An option that says nothing sensible counts as not given: the period is then the Land's.
    """
    options = context.options
    land = options.get("land", "").strip().upper().removeprefix("DE-")
    days = options.get("days", "").strip()
    known = days.isascii() and days.isdigit() and 0 < int(days[:4]) <= MOST_DAYS
    return Notice(
        land=land or Notice().land,
        body=plain_text(options.get("body", ""), _LONGEST_BODY),
        days=int(days) if known else None,
    )
