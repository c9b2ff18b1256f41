# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which picture goes with what: pure choices over names, and the baked file of each."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from content.model import Kind
from player.scenes.light import NEAREST, Hour, Season, hour, season

__all__ = [
    "PICTURES",
    "Hour",
    "Season",
    "hour",
    "is_dark",
    "picture_file",
    "scene_for",
    "season",
]

#: Where `python -m player.scenes.bake` puts the pictures.
PICTURES: Final = Path(__file__).parents[1] / "pictures"

#: Words in categories and titles that tell the scene; the first row with a hit wins. A word
#: may be part of a compound.
WORDS: Final[tuple[tuple[str, str], ...]] = (
    (
        "winter-market",
        "weihnachtsmarkt advent lichterfest glühwein punsch nikolaus wintermarkt julklapp",
    ),
    (
        "lantern-walk",
        "laterne lampion martinstag sankt-martin",
    ),
    (
        "church",
        (
            "gottesdienst kirche konfirmand andacht taufe pastor gemeindehaus ökumen friedhof "
            "totensonntag"
        ),
    ),
    (
        "choir",
        "konzert chor musik singen orchester band posaune gesang lied",
    ),
    (
        "barn-dusk",
        "kino film theater bühne kabarett lesung-am-feuer scheune",
    ),
    (
        "fire-brigade",
        "feuerwehr brandschutz sirene löschzug rettung katastrophenschutz",
    ),
    (
        "library",
        "bücher buch lesung bücherei bibliothek fahrbücherei vorlese schule bildung vortrag",
    ),
    (
        "market-stall",
        (
            "markt hofladen essen kochen ernte apfel grünkohl frühstück kuchen genuss "
            "erbsensuppe fisch flohmarkt basar tausch"
        ),
    ),
    (
        "lake",
        (
            "baden schwimm segel boot regatta rudern see anbaden sport fußball turnen yoga "
            "tennis angel"
        ),
    ),
    (
        "bike-tour",
        "rad radtour fahrrad radweg e-bike mobilität rufbus bus verkehr",
    ),
    (
        "road-works",
        (
            "bau baustelle straße sperrung sanierung glasfaser kanal wasser strom müll abfall "
            "energie wärme breitband"
        ),
    ),
    (
        "playground",
        "kinder spiel familie kita krippe ferien jugend basteln eltern",
    ),
    (
        "woodland",
        "wald wander natur umwelt spaziergang pflanz vogel knick naturpark klima moor führung",
    ),
    (
        "hall",
        (
            "sitzung gemeindevertretung versammlung verein senioren ausschuss bürger "
            "dörpshuus klön treff wahl rathaus amt skat spielenachmittag blutspende"
        ),
    ),
)

#: Scenes drawn by lamplight: dark behind the page's head whatever the hour.
ALWAYS_DARK: Final = frozenset({"barn-dusk", "winter-market", "lantern-walk"})


def scene_for(kind: Kind, categories: Iterable[str], title: str, season: Season, hour: Hour) -> str:
    """The name of the scene that suits an item without a picture of its own.

    Categories are looked at before the title. `hour` is that of the item where it has one,
    else of now.
    """
    for texts in (tuple(categories), (title,)):
        for name, words in WORDS:
            if any(_speaks_of(text, words) for text in texts):
                return _in_season(name, season, hour)
    return "hills" if kind is Kind.EVENT else "village"


def _speaks_of(text: str, words: str) -> bool:
    heard = re.findall(r"[\w-]+", text.casefold())
    return any(word in part for word in words.split() for part in heard)


def _in_season(name: str, season: Season, hour: Hour) -> str:
    if name == "lake" and season is Season.SNOW:
        return "woodland"
    if name == "playground" and hour is not Hour.DAY and season in {Season.STUBBLE, Season.SNOW}:
        return "lantern-walk"
    return name


def is_dark(name: str, hour: Hour) -> bool:
    """Whether the top of the picture asks for light text."""
    return name in ALWAYS_DARK or hour is not Hour.DAY


def picture_file(
    name: str, season: Season, hour: Hour, *, landscape: bool = False, folder: Path = PICTURES
) -> Path:
    """The baked picture nearest to what is asked for.

    Light counts more than season, and a picture of the other orientation of the same scene
    more than the village. Where nothing is baked, the path that was asked for, which does not
    exist.
    """
    found = baked_names(name, season, hour, landscape=landscape)
    for candidate in found:
        for ending in (".png", ".jpg"):
            path = folder / f"{candidate}{ending}"
            if path.is_file():
                return path
    return folder / f"{found[0]}.png"


def baked_names(name: str, season: Season, hour: Hour, *, landscape: bool) -> tuple[str, ...]:
    """Stems of files that would do, best first."""
    hours = {
        Hour.DAY: (Hour.DAY, Hour.DUSK, Hour.NIGHT),
        Hour.DUSK: (Hour.DUSK, Hour.NIGHT, Hour.DAY),
        Hour.NIGHT: (Hour.NIGHT, Hour.DUSK, Hour.DAY),
    }[hour]
    return tuple(
        stem(scene, some_season, some_hour, landscape=turned)
        for scene in dict.fromkeys((name, "village"))
        for turned in ((True, False) if landscape else (False, True))
        for some_hour in hours
        for some_season in (season, *NEAREST[season])
    )


def stem(name: str, season: Season, hour: Hour, *, landscape: bool) -> str:
    """The name of a baked file without its ending."""
    return f"{name}-{season}-{hour}" + ("-landscape" if landscape else "")
