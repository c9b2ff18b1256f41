# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Moments and days in the German sentences of the rules. Pure."""

from datetime import datetime, timedelta

from content import order
from content.clock import at_glass


def said(moment: datetime) -> str:
    """A moment as people in the Amt write it."""
    if moment in (order.BEGINNING, order.FOREVER):
        return "unbestimmter Zeit"
    try:
        return f"{at_glass(moment):%d.%m.%Y, %H:%M} Uhr"
    except OverflowError:
        return "unbestimmter Zeit"


def said_days(begins: datetime, ends: datetime) -> str:
    """The days from one midnight to the one that is no longer part of it."""
    try:
        first, last = at_glass(begins).date(), at_glass(ends - timedelta(minutes=1)).date()
    except OverflowError:
        return "zu unbestimmter Zeit"
    return f"am {first:%d.%m.%Y}" if first == last else f"vom {first:%d.%m.%Y} bis {last:%d.%m.%Y}"
