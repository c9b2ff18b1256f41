# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The coming meetings of a screen's sources, as staff choose one of them."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from admin_sync.office.fleet.models import Terminal
from admin_sync.office.sources.why import held_at, screen_then
from content.clock import at_glass
from content.kinds.meetings import is_over
from content.model import Item, Kind
from content.rules import shown

_MOST = 50


def coming(terminal: Terminal, now: datetime) -> list[tuple[str, str]]:
    """What the screen itself would list, but for what is over or called off: id and words."""
    held = held_at(terminal, now, now, Kind.MEETING.value)
    cards = shown(held.items, now, screen_then(terminal, held, now))
    return [(card.id, _words(card)) for card in cards if _waits(card, now)][:_MOST]


def _waits(card: Item, now: datetime) -> bool:
    meeting = card.meeting
    known = meeting is not None and meeting.start is not None and not meeting.cancelled
    return known and not is_over(card, now)


def _words(card: Item) -> str:
    """`Mo., 23.11.2026, 19:00 Uhr: Gemeindevertretung Haby`."""
    meeting = card.meeting
    if meeting is None or meeting.start is None:
        return card.text().title
    start = at_glass(meeting.start)
    title = card.text().title
    name = meeting.body if not title or title in meeting.body else title
    if meeting.body and meeting.body not in name:
        name = f"{name} ({meeting.body})"
    when = f"{date_format(start, 'D, d.m.Y')}, {start:%H:%M}"
    return _("%(when)s Uhr: %(name)s") % {"when": when, "name": name}
