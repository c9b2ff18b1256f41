# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody wrote: one version of an entry, as data. Pure; knows no database."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from cattrs import Converter

from content.clock import at_glass

KINDS: Final = ("notice", "news", "event", "offer", "service")

#: The wordings, in the order of the form: German, easy German, and the translations.
LANGUAGES: Final = ("de", "de-simple", "en", "da", "nds")


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's words, as typed: `body` is text with blank lines, "- " and "1. " lists."""

    title: str = ""
    body: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """When an event takes place, in Berlin wall time, and how it comes again.

    `repeat` is "", `daily`, `weekly`, `fortnightly`, `monthly_date`
    (every 14th), `monthly_day` (every second Tuesday), `monthly_last` (every last Tuesday),
    `yearly`. `until` is the last day on which it may begin. `except_on` are days it is left out.
    """

    day: date | None = None
    starts: time | None = None
    last_day: date | None = None
    ends: time | None = None
    repeat: str = ""
    until: date | None = None
    except_on: tuple[date, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """What is told of an official notice; `copy`: the binding posting is elsewhere."""

    posted: date | None = None
    removed: date | None = None
    body: str = ""
    copy: bool = True


@dataclass(frozen=True, slots=True)
class Sale:
    """What is told of an offer, as typed."""

    price: str = ""
    old_price: str = ""
    unit: str = ""
    seller: str = ""
    trade: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Where somebody or something is found; `hours` as typed ("Mo-Fr 8-12, Di 14-18 Uhr")."""

    address: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """Where it shall hang: units (the Amt means all its villages), single screens, groups."""

    units: tuple[int, ...] = ()
    terminals: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units or self.terminals or self.groups)


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of an entry.

    `texts` holds the languages in which there is anything. `since` and `until` are aware.
    `picture` and `pdf` name attachments by the SHA-256 (hex) of their blobs. `pinned` comes before
    others of its kind until `pinned_until`, or as long as it hangs; `takeover` lies over every page
    until somebody has read it. `source` is whose it is, where it is not the office's own: a club,
    a shop.
    """

    kind: str
    texts: Mapping[str, Wording] = field(default_factory=dict)
    since: datetime | None = None
    until: datetime | None = None
    where: Where = field(default_factory=Where)
    picture: str = ""
    pdf: str = ""
    link: str = ""
    place: str = ""
    organiser: str = ""
    price: str = ""
    pinned: bool = False
    pinned_until: datetime | None = None
    takeover: bool = False
    source: str = ""
    licence: str = ""
    when: When = field(default_factory=When)
    official: Official = field(default_factory=Official)
    sale: Sale = field(default_factory=Sale)
    contact: Contact = field(default_factory=Contact)

    @property
    def title(self) -> str:
        """Its German title, else any; "" where there is none yet."""
        found = (self.texts[tag].title for tag in LANGUAGES if tag in self.texts)
        return next((title for title in found if title), "")

    @property
    def serious(self) -> bool:
        """Whether four eyes have to see it: an official notice, or what takes over."""
        return self.kind == "notice" or self.takeover


def to_json(draft: Draft) -> dict[str, Any]:
    """A version as JSON types, without what has its default."""
    data: dict[str, Any] = _CODEC.unstructure(draft)
    return data


def from_json(data: Mapping[str, Any]) -> Draft:
    """The version that `to_json` wrote; what an older release did not write has its default."""
    return _CODEC.structure(data, Draft)


def changes(before: Draft, after: Draft) -> tuple[tuple[str, str, str], ...]:
    """What differs between two versions: the field, what it said, what it says."""
    old, new = _flat(asdict(before)), _flat(asdict(after))
    names = dict.fromkeys((*old, *new))
    return tuple(
        (name, old.get(name, ""), new.get(name, ""))
        for name in names
        if old.get(name, "") != new.get(name, "")
    )


def _flat(data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{name}.")
        elif value not in (None, "", (), False):
            values = value if isinstance(value, tuple) else (value,)
            found[prefix + name] = ", ".join(map(_said, values))
    return found


def _said(value: object) -> str:
    """A value as people write it."""
    match value:
        case datetime():
            return f"{at_glass(value):%d.%m.%Y %H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def _converter() -> Converter:
    codec = Converter(detailed_validation=False, omit_if_default=True, forbid_extra_keys=False)
    for kind in (datetime, date, time):
        codec.register_unstructure_hook(kind, lambda value: value.isoformat())
        codec.register_structure_hook(kind, lambda raw, of: of.fromisoformat(raw))
    return codec


_CODEC = _converter()
