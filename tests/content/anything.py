# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for items of every kind with any details at all, built from the dataclasses."""

import enum
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from content.details import Point
from content.model import Item, Kind, Text

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)

# half of all moments lie where rules change their mind, the others anywhere
NEAR = st.integers(-86_400 * 40, 86_400 * 40).map(lambda seconds: NOW + timedelta(seconds=seconds))
MOMENTS = NEAR | st.datetimes(timezones=st.just(UTC))

# few words, so that names, references and links meet
_WORDS = st.sampled_from(
    [
        "",
        "Fest",
        "FEST ",
        "Haby",
        "Actual",
        "Update",
        "Cancel",
        "Severe",
        "Europe/Berlin",
        "Kein/Ort",
    ]
)
_LINKS = st.sampled_from(["", "https://a.de/x", "https://www.a.de/x/?utm_source=y", "https://[x"])
_PLAIN = {
    type(None): st.none(),
    bool: st.booleans(),
    int: st.sampled_from([-1, 0, 1, 3, 59, 100_000]),
    float: st.floats(-90, 90),
    str: _WORDS,
    datetime: MOMENTS,
    date: NEAR.map(datetime.date) | st.dates(),
    time: st.times(),
    Decimal: st.sampled_from([Decimal(-1), Decimal(0), Decimal("1.50")]),
}
_DETAILS = {
    Kind.EVENT: ["event"],
    Kind.NOTICE: ["notice"],
    Kind.OFFER: ["offer"],
    Kind.CALL: ["call"],
    Kind.MEETING: ["meeting"],
    Kind.DEPARTURE: ["departure", "timetable", "trip_update"],
    Kind.VEHICLE: ["vehicle"],
    Kind.PLACE: ["place"],
    Kind.WARNING: ["warning"],
    Kind.WEATHER: ["weather"],
}


def of(hint, name=""):
    """Anything of a type; no list is longer than two, links are where links belong."""
    if isinstance(hint, types.UnionType):
        return st.one_of([of(part, name) for part in typing.get_args(hint)])
    if typing.get_origin(hint) is tuple:
        return st.lists(of(typing.get_args(hint)[0], name), max_size=2).map(tuple)
    if name in {"link", "url"}:
        return _LINKS
    if hint in _PLAIN:
        return _PLAIN[hint]
    if issubclass(hint, enum.Enum):
        return st.sampled_from(list(hint))
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.deferred(
            lambda: st.builds(hint, **{f.name: of(hints[f.name], f.name) for f in fields(hint)})
        )
    raise TypeError(f"no strategy for {hint}")


POINTS = of(Point)


@st.composite
def items(draw, kinds=tuple(Kind)):
    """An item of one of the kinds, with the details of its kind, or without."""
    kind = draw(st.sampled_from(kinds))
    hints = typing.get_type_hints(Item)
    details = {}
    if kind in _DETAILS and draw(st.integers(0, 9)):
        name = draw(st.sampled_from(_DETAILS[kind]))
        details[name] = draw(of(hints[name], name))
    source = draw(st.sampled_from(["amt", "verein", "drill"]))
    moments = {
        name: draw(st.none() | MOMENTS)
        for name in ("published", "updated", "valid_from", "valid_until", "first_seen")
        if not draw(st.integers(0, 2))
    }
    return Item(
        id=f"{source}:{draw(st.integers(0, 9))}-{kind}",
        kind=kind,
        source=source,
        texts=draw(st.dictionaries(st.sampled_from(["de", "en"]), st.builds(Text, _WORDS))),
        places=draw(st.sampled_from([(), ("Haby",), ("Holtsee", "Haby")])),
        link=draw(_LINKS),
        **moments,
        **details,
    )
