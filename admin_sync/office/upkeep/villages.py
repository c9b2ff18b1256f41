# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The small file that names an Amt and its villages, declared once as data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from admin_sync.office.people.models import Unit
from content.settings import values
from content.settings.declared import Key, Table, read_sheet, text_of
from content.settings.problem import SettingsError


@dataclass(frozen=True, slots=True)
class Amt:
    """The Amt itself."""

    name: str
    ags: str = ""


@dataclass(frozen=True, slots=True)
class Village:
    """A village (Gemeinde) in it; degrees are WGS 84."""

    name: str
    ags: str = ""
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Amtsgebiet:
    """An Amt and its villages."""

    amt: Amt
    villages: tuple[Village, ...] = field(default=())


AMT: Final = Table(
    "amt",
    "The Amt.",
    (
        Key("name", values.text("Amt Hüttener Berge"), "Its name.", True),
        Key("ags", values.text("01058"), "Its key, where it has one."),
    ),
    Amt,
)
VILLAGE: Final = Table(
    "village",
    "Its villages; one entry a village.",
    (
        Key("name", values.text("Haby"), "Its name as screens show it.", True),
        Key("ags", values.AGS, "Its Amtlicher Gemeindeschlüssel."),
        Key("aliases", values.TEXTS, "How sources also write it."),
        Key("latitude", values.degrees(90, 54.39), "Where it lies, degrees north (WGS 84)."),
        Key("longitude", values.degrees(180, 9.77), "Where it lies, degrees east (WGS 84)."),
    ),
    Village,
    repeated=True,
    many="villages",
)


def read(file: Path) -> Amtsgebiet:
    """The Amt of a file.

    Raises:
        SettingsError: unreadable, or with all its errors.
    """
    text = text_of(file, "name it with --amt")
    sheet = read_sheet(text, str(file), (AMT, VILLAGE), "see docs/office.md")
    if sheet.problems:
        raise SettingsError(sheet.problems)
    return Amtsgebiet(sheet.built.get("amt") or Amt("Amt"), sheet.built.get("villages", ()))


def of_names(amt: str, villages: Iterable[str]) -> Amtsgebiet:
    """An Amt of which only names are known."""
    return Amtsgebiet(Amt(amt), tuple(Village(name) for name in dict.fromkeys(villages)))


def enter(area: Amtsgebiet) -> list[str]:
    """Make the units that are not there yet; the names of those that were made.

    What staff changed since stays as it is.
    """
    made = []
    amt = Unit.objects.filter(kind=Unit.Kind.AMT).first()
    if amt is None:
        amt = Unit.objects.create(kind=Unit.Kind.AMT, name=area.amt.name, ags=area.amt.ags)
        made.append(amt.name)
    for village in area.villages:
        _, new = Unit.objects.get_or_create(
            name=village.name,
            defaults={
                "kind": Unit.Kind.VILLAGE,
                "parent": amt,
                "ags": village.ags,
                "aliases": list(village.aliases),
                "latitude": village.latitude,
                "longitude": village.longitude,
            },
        )
        if new:
            made.append(village.name)
    return made
