# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is offered, by the words of its addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.model import Kind


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice of kinds: what people call it, and whether it fits into a calendar."""

    label: Promise | str
    kinds: tuple[Kind, ...]
    dated: bool = False


_EVERYTHING = (
    Kind.NOTICE, Kind.NEWS, Kind.EVENT, Kind.MEETING, Kind.OFFER, Kind.CALL, Kind.REPORT,
    Kind.POST, Kind.WARNING, Kind.SERVICE, Kind.PLACE, Kind.STREAM, Kind.FIGURE,
)  # fmt: skip

OFFERED: Mapping[str, Offered] = MappingProxyType(
    {
        "alles": Offered(_("Alles"), _EVERYTHING, dated=True),
        "bekanntmachungen": Offered(_("Bekanntmachungen"), (Kind.NOTICE,)),
        "nachrichten": Offered(_("Nachrichten"), (Kind.NEWS,)),
        "veranstaltungen": Offered(_("Veranstaltungen"), (Kind.EVENT,), dated=True),
        "sitzungen": Offered(_("Sitzungen"), (Kind.MEETING,), dated=True),
        "angebote": Offered(_("Angebote"), (Kind.OFFER,)),
        "beteiligung": Offered(_("Beteiligung"), (Kind.CALL,)),
        "maengel": Offered(_("Mängelmeldungen"), (Kind.REPORT,)),
        "beitraege": Offered(_("Beiträge aus sozialen Netzen"), (Kind.POST,)),
        "warnungen": Offered(_("Warnungen"), (Kind.WARNING,)),
        "anlaufstellen": Offered(_("Anlaufstellen"), (Kind.SERVICE, Kind.PLACE)),
    }
)

#: Endings of addresses, and their media types.
FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "rss": "application/rss+xml; charset=utf-8",
        "json": "application/feed+json; charset=utf-8",
        "ics": "text/calendar; charset=utf-8",
    }
)
