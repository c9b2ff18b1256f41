# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sentences that decisions are made of: German, with values that are put in where they are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop as _

from content.clock import at_glass

Translate = Callable[[str], str]

_SAME_DAY = _("{time} Uhr")
_OTHER_DAY = _("{day}, {time} Uhr")
_SECONDS = _("{count} Sekunden")
_MINUTES = _("{count} Minuten")
_HOURS = _("{count} Stunden")
_DAYS = _("{count} Tage")
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
#: From so many of a unit on it is told in that unit.
_FROM = 2


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A German sentence with `{names}` and their values: text, numbers, moments and durations."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, now: datetime, translate: Translate = _as_it_is) -> str:
        """The sentence as somebody reads it at a moment."""
        told = {name: _value(value, now, translate) for name, value in self.values.items()}
        return translate(self.text).format(**told).strip()


def moment(when: datetime, now: datetime, translate: Translate = _as_it_is) -> str:
    """A moment as one reads it in Europe/Berlin: with its day, unless that is today."""
    local = at_glass(when)
    if local.date() == at_glass(now).date():
        return translate(_SAME_DAY).format(time=f"{local:%H:%M}")
    day = f"{local:%d.%m.%Y}" if local.year != at_glass(now).year else f"{local:%d.%m.}"
    return translate(_OTHER_DAY).format(day=day, time=f"{local:%H:%M}")


def duration(length: timedelta, translate: Translate = _as_it_is) -> str:
    """A duration in its largest unit of which there are two."""
    seconds = max(0, int(length.total_seconds()))
    for size, words in ((_DAY, _DAYS), (_HOUR, _HOURS), (_MINUTE, _MINUTES)):
        if seconds >= _FROM * size:
            return translate(words).format(count=seconds // size)
    return translate(_SECONDS).format(count=seconds)


def _value(value: object, now: datetime, translate: Translate) -> object:
    if isinstance(value, datetime):
        return moment(value, now, translate)
    if isinstance(value, timedelta):
        return duration(value, translate)
    return value
