# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An invented inn's web page with JSON-LD: the inn, its events, its offers."""

import json
from datetime import date, datetime, timedelta
from functools import lru_cache
from html import escape
from typing import Any, Final

from content.clock import BERLIN, at_glass
from kiosk.demo.calendars import WEEKDAYS, When, when
from kiosk.demo.feeds import picture_url
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import read_data, slug

PAGE: Final = "/landhaus/"
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# what the page calls itself stays the same wherever the demo runs
_HOME: Final = "https://example.org/landhaus/"
_SOLD_OUT: Final = "https://schema.org/SoldOut"


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The inn's start page."""
    if asked.path != PAGE or asked.post:
        return None
    return Page("text/html; charset=utf-8", _page(at_glass(now).date(), base_url))


@lru_cache(maxsize=2)
def _page(today: date, base_url: str) -> bytes:
    data = read_data("landhaus")
    blocks = (
        {"@type": "WebSite", "name": data["name"], "url": f"{_HOME}"},
        _inn(data, base_url),
        [_event(entry, today, base_url) for entry in data["event"]],
        {"@graph": [_product(entry, today, base_url) for entry in data["offer"]]},
    )
    scripts = "\n".join(
        f'<script type="application/ld+json">\n{_json(one)}\n</script>' for one in blocks
    )
    head = f"<meta charset=utf-8><title>{escape(data['name'])}</title>"
    body = f"<h1>{escape(data['name'])}</h1><p>{escape(data['text'])}</p>"
    return f"<!doctype html><html lang=de><head>{head}\n{scripts}</head><body>{body}".encode()


def _json(block: object) -> str:
    if isinstance(block, dict):
        block = {"@context": "https://schema.org", **block}
    return json.dumps(block, ensure_ascii=False, indent=2)


def _inn(data: dict[str, Any], base_url: str) -> dict[str, Any]:
    return {
        "@type": ["Restaurant", "Hotel"],
        "@id": f"{_HOME}#haus",
        "name": data["name"],
        "description": _words(data, "text"),
        "telephone": data["phone"],
        "url": f"{_HOME}",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": data["street"],
            "postalCode": data["zip"],
            "addressLocality": data["city"],
        },
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": data["latitude"],
            "longitude": data["longitude"],
        },
        "openingHours": data["hours"],
        "image": picture_url(base_url, "bistensee"),
    }


def _event(entry: dict[str, Any], today: date, base_url: str) -> dict[str, Any]:
    begin = when(entry["when"], today)
    offer = {"@type": "Offer", "price": entry.get("price"), "priceCurrency": "EUR"}
    if entry.get("sold_out"):
        offer["availability"] = _SOLD_OUT
    return {
        "@type": "FoodEvent",
        "@id": f"{_HOME}#{slug(entry['title'])}",
        "name": _words(entry, "title"),
        "description": _words(entry, "text"),
        "image": picture_url(base_url, entry["picture"]),
        "location": {"@id": f"{_HOME}#haus"},
        "organizer": {"@id": f"{_HOME}#haus"},
        "isAccessibleForFree": entry.get("free", False),
        **({"offers": offer} if "price" in entry else {}),
        **(_schedule(entry, begin, today) if entry.get("weekly") else _times(entry, begin)),
    }


def _times(entry: dict[str, Any], begin: When) -> dict[str, Any]:
    start = datetime.fromisoformat(f"{begin.day}T{begin.at}").replace(tzinfo=BERLIN)
    end = datetime.fromisoformat(f"{begin.day}T{entry['until']}").replace(tzinfo=BERLIN)
    return {"startDate": start.isoformat(), "endDate": end.isoformat()}


def _schedule(entry: dict[str, Any], begin: When, today: date) -> dict[str, Any]:
    """Every week since New Year, for another ten weeks."""
    weekday = WEEKDAYS.index(entry["when"].partition(" ")[0])
    return {
        "eventSchedule": {
            "@type": "Schedule",
            "repeatFrequency": "P1W",
            "byDay": f"https://schema.org/{_DAYS[weekday]}",
            "startDate": f"{today.year}-01-01",
            "endDate": str(begin.day + timedelta(weeks=10)),
            "startTime": str(begin.at),
            "endTime": entry["until"],
            "scheduleTimezone": "Europe/Berlin",
        }
    }


def _product(entry: dict[str, Any], today: date, base_url: str) -> dict[str, Any]:
    usual = {
        "@type": "UnitPriceSpecification",
        "priceType": "https://schema.org/StrikethroughPrice",
        "price": entry.get("was"),
        "priceCurrency": "EUR",
    }
    unit = {"@type": "UnitPriceSpecification", "unitText": entry["unit"]}
    return {
        "@type": "Product",
        "sku": entry["sku"],
        "name": entry["title"],
        "description": entry["text"],
        **({"image": picture_url(base_url, entry["picture"])} if "picture" in entry else {}),
        "offers": {
            "@type": "Offer",
            "price": entry["price"],
            "priceCurrency": "EUR",
            "priceSpecification": [usual, unit] if "was" in entry else [unit],
            "priceValidUntil": str(today + timedelta(days=entry["days"])),
            "availability": "https://schema.org/InStock",
        },
    }


def _words(entry: dict[str, Any], name: str) -> object:
    """The words, or several by language where there is an English wording."""
    if f"{name}_en" not in entry:
        return entry[name]
    return [
        {"@language": "de", "@value": entry[name]},
        {"@language": "en", "@value": entry[f"{name}_en"]},
    ]
