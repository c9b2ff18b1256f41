# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Items in templates: their words and facts."""

from datetime import datetime

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from admin_sync.office.sources.models import KINDS
from content.clean import clean_html
from content.kinds.said import said
from content.model import Item, Kind, Text

register = template.Library()


@register.simple_tag
def wording(item: Item) -> Text:
    """The German wording, else whichever there is."""
    return item.text()


@register.filter
def shown(body: str) -> SafeString:
    """The body of a text: of the safe subset when it was fetched, and made so once more here."""
    return mark_safe(clean_html(body))  # noqa: S308 - cleaned in this very line


@register.filter
def kind_name(kind: str) -> str | Promise:
    """A kind as staff call it."""
    return KINDS[Kind(kind)]


@register.filter
def facts(item: Item) -> list[tuple[str | Promise, str]]:
    """What an item says beside its words: name and value."""
    found: list[tuple[str | Promise, str]] = []
    if item.event is not None:
        start = item.event.start
        day = f"{start:%d.%m.%Y}"
        found.append((_("Beginn"), said(start) if isinstance(start, datetime) else day))
        found.append((_("Ort"), item.event.location))
    if item.meeting is not None and item.meeting.start is not None:
        found.append((_("Beginn"), said(item.meeting.start)))
        found.append((_("Wer tagt"), item.meeting.body))
    if item.offer is not None:
        found.append((_("Anbieter"), item.offer.seller.name))
    if item.published is not None:
        found.append((_("Veröffentlicht"), said(item.published)))
    if item.valid_from is not None:
        found.append((_("Gilt ab"), said(item.valid_from)))
    if item.valid_until is not None:
        found.append((_("Gilt bis"), said(item.valid_until)))
    return [(name, value) for name, value in found if value]
