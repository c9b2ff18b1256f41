# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether a warning holds where a terminal stands. Pure."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from content.details import Alert, Area, Point
from content.gazetteer import Village, named
from content.geometry import in_ring
from content.screen import Screen

_KREIS: Final = 5


class Reach(IntEnum):
    """How near a warning comes: not at all, to another village of the Amt, to this screen.

    `UNKNOWN` is a warning of which this screen cannot tell, since it knows nothing of itself.
    """

    UNKNOWN = 0
    ELSEWHERE = 1
    NEARBY = 2
    HERE = 3


def reach(alert: Alert, screen: Screen) -> Reach:
    """How near a warning comes to a screen.

    An outline decides by the terminal's point, a code by the keys (AGS) of the villages: what
    either says of an area is exact. Only where no area has said anything exact, their names are
    looked through for villages of the Amt. A warning without any area holds everywhere.
    """
    if not alert.areas:
        return Reach.HERE
    found = [answer for area in alert.areas for answer in _exactly(area, screen)]
    if found:
        best = max(found)
        return best if best is not Reach.ELSEWHERE else _by_name(alert, screen, best)
    if screen.villages or screen.place:
        return _by_name(alert, screen, Reach.ELSEWHERE)
    return Reach.UNKNOWN


def villages_in(alert: Alert, screen: Screen) -> tuple[str, ...]:
    """The villages of the Amt that the codes or names of a warning's areas cover."""
    found: dict[str, None] = {}
    for area in alert.areas:
        for village in screen.villages:
            if village.ags and any(_covers(code, village.ags) for code in area.geocodes):
                found[village.name] = None
        found.update(dict.fromkeys(named(area.name, screen.villages)))
    return tuple(village.name for village in screen.villages if village.name in found)


def _exactly(area: Area, screen: Screen) -> Iterable[Reach]:
    """What an area says by its outlines and codes; nothing where it, or the screen, has none."""
    if area.outlines and screen.point is not None:
        yield Reach.HERE if _encloses(area, screen.point) else Reach.ELSEWHERE
    keys = [village.ags for village in screen.villages if village.ags]
    read = [code for code in area.geocodes if _reads(code)]
    if read and keys:
        own = _own(screen)
        if own and any(_covers(code, own) for code in read):
            yield Reach.HERE
        elif any(_covers(code, key) for code in read for key in keys):
            yield Reach.NEARBY
        else:
            yield Reach.ELSEWHERE


def _by_name(alert: Alert, screen: Screen, otherwise: Reach) -> Reach:
    """What the names of the areas say; a name that an outline or code has settled says nothing."""
    villages = screen.villages or (Village(screen.place),)
    names = {
        name
        for area in alert.areas
        if not list(_exactly(area, screen))
        for name in named(area.name, villages)
    }
    if screen.place in names:
        return Reach.HERE
    return Reach.NEARBY if names else otherwise


def _encloses(area: Area, point: Point) -> bool:
    return any(in_ring(point, ring) for ring in area.outlines) and not any(
        in_ring(point, ring) for ring in area.holes
    )


def _own(screen: Screen) -> str:
    own = screen.place.strip().casefold()
    return next((v.ags for v in screen.villages if v.name.casefold() == own), "")


def _reads(code: str) -> bool:
    return _key_of(code) is not None


def _covers(code: str, ags: str) -> bool:
    """Whether the region of a code contains a Gemeinde."""
    key = _key_of(code)
    return key is not None and ags.startswith(key)


def _key_of(code: str) -> str | None:
    """The beginning that the AGS of all Gemeinden in the region of a code share; None: no code.

    WARNCELLID (DWD): "8" and the AGS of a Gemeinde; "1", the five digits of a Kreis and "000".
    ARS, SHN (MoWaS, NINA): twelve digits, Land, Bezirk, Kreis, Verband, Gemeinde; zeros at the
    end mean the whole of what stands before. AGS: eight digits, zeros likewise.
    """
    name, _, value = code.partition("=")
    if not (value.isascii() and value.isdigit()):
        return None
    match name.upper(), len(value):
        case "WARNCELLID", 9 if value[0] == "8":
            return value[1:]
        case "WARNCELLID", 9 if value[0] == "1" and value.endswith("000"):
            return value[1 : 1 + _KREIS]
        case (("ARS" | "SHN"), 12):
            # a Verband cannot be told from the AGS of its Gemeinden: its Kreis then
            whole = value[:_KREIS] + (value[9:] if value[9:] != "000" else "000")
            return _shortened(whole)
        case "AGS", 8:
            return _shortened(value)
        case _:
            return None


def _shortened(ags: str) -> str:
    """An AGS without the zeros that mean "all of it"."""
    if not ags.endswith("000"):
        return ags
    kreis = ags[:_KREIS]
    if not kreis.endswith("00"):
        return kreis
    if kreis[2] != "0":
        return kreis[:3]
    return kreis[:2] if kreis[:2] != "00" else ""
