# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How pages say statuses, moments and orders in the reader's language."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django import template
from django.utils import translation
from django.utils.formats import number_format

from admin_sync.office.fleet import enrolment, naming, wording
from admin_sync.office.fleet.finding import WORDS, Colour
from admin_sync.office.fleet.health import Reason
from admin_sync.office.fleet.wording import Sentence

register = template.Library()

_GIGABYTE = 1_000_000_000


@register.filter
def told(sentence: Sentence, now: datetime) -> str:
    """A sentence as it is read now."""
    return naming.told(sentence, now, translation.gettext)


@register.filter
def alike(reasons: Iterable[Reason]) -> list[tuple[Reason, list[str]]]:
    """Reasons, and for each the further sources of which the same is to be said."""
    found: dict[object, tuple[Reason, list[str]]] = {}
    for number, one in enumerate(reasons):
        source = one.what.values.get("source")
        key = (one.what.text, one.colour) if source else number
        if key in found:
            found[key][1].append(str(source))
        else:
            found[key] = (one, [])
    return list(found.values())


@register.filter
def source_names(sources: Iterable[str]) -> list[str]:
    """What sources are called."""
    return list(naming.names(sources).values())


@register.filter
def said(text: str) -> str:
    """A German word of the rules in the reader's language."""
    return translation.gettext(text) if text else ""


@register.filter
def colour_word(colour: str) -> str:
    """What a colour means."""
    return translation.gettext(WORDS[Colour(colour)]) if colour else "-"


@register.filter
def at(when: datetime | None, now: datetime) -> str:
    """A moment, with its day unless that is today."""
    return wording.moment(when, now, translation.gettext) if when else ""


@register.filter
def ago(when: datetime | None, now: datetime) -> str:
    """How long ago a moment was."""
    return wording.duration(now - when, translation.gettext) if when else ""


@register.filter
def length(seconds: float | None) -> str:
    """Seconds as a duration."""
    return (
        wording.duration(timedelta(seconds=seconds), translation.gettext)
        if seconds is not None
        else ""
    )


@register.filter
def percent(share: float | None) -> str:
    """A share as one reads it; 100 only where it is all."""
    if share is None:
        return "-"
    return f"{int(share * 1000) / 10:.1f}".replace(".", ",") + " %"


@register.filter
def code(plain: str) -> str:
    """A code in two groups."""
    return enrolment.spoken(plain)


@register.filter
def epoch(when: datetime | None) -> str:
    """Milliseconds since 1970, for the page's own script."""
    return str(int(when.timestamp() * 1000)) if when else ""


@register.filter
def space(size: int) -> str:
    """What is free on a disk, never more than there is: megabytes, or gigabytes where many."""
    if size < _GIGABYTE:
        return f"{size // 1_000_000}\u00a0MB"
    return f"{number_format(size / _GIGABYTE, 1)}\u00a0GB"
