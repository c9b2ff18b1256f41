# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Items as short as a test needs them."""

from datetime import date, datetime

import pytest

from content.clock import BERLIN
from content.model import Event, Item, Kind, Text


def moment(text):
    """`2026-05-16T19:30` in Berlin, or a plain day as a date."""
    if len(text) == len("2026-05-16"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.fixture
def make_event():
    def make(start, end=None, title="Scheunenkino", **more):
        fields = {
            key: more.pop(key)
            for key in ("location", "organiser", "price", "cancelled")
            if key in more
        }
        begin = moment(start)
        event = Event(
            start=begin,
            end=moment(end) if end else None,
            all_day=not isinstance(begin, datetime),
            **fields,
        )
        text = Text(title, more.pop("summary", ""), more.pop("body", ""))
        uid = more.pop("uid", f"{title}-{start}")
        return Item(f"kalender:{uid}", Kind.EVENT, "kalender", {"de": text}, event=event, **more)

    return make


@pytest.fixture
def make_news():
    def make(published="2026-05-16T10:00", title="Neue Badestelle", **more):
        text = Text(title, more.pop("summary", ""), more.pop("body", ""))
        uid = more.pop("uid", f"{title}-{published}")
        when = moment(published) if published else None
        return Item(f"amt:{uid}", Kind.NEWS, "amt", {"de": text}, published=when, **more)

    return make
