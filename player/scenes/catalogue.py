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

#: Words in categories and titles that tell the scene; the first row with a hit wins. A heard
#: word must begin or end with the word, as compounds do; after "=" it must be the word.
WORDS: Final[tuple[tuple[str, str], ...]] = (
    (
        "winter-market",
        (
            "weihnachtsmarkt adventsmarkt advent lichterfest glühwein punsch nikolaus "
            "wintermarkt julklapp"
        ),
    ),
    ("lantern-walk", "laterne lampion martinstag fackel"),
    (
        "church",
        (
            "gottesdienst kirche kirchen konfirmand andacht taufe pastor gemeindehaus "
            "ökumen friedhof totensonntag trauer seelsorge"
        ),
    ),
    (
        "choir",
        ("konzert chor chöre musik singen gesungen orchester =band posaune gesang =lied =lieder"),
    ),
    ("barn-dusk", "kino film theater bühne kabarett scheune"),
    ("fire-brigade", "feuerwehr brandschutz sirene lösch rettung katastrophenschutz"),
    (
        "library",
        (
            "bücher buch lesung bibliothek vorlese schule bildung vortrag kunst "
            "ausstellung plattdeutsch platt"
        ),
    ),
    (
        "market-stall",
        (
            "markt hofladen dorfladen einkaufen =essen kochen ernte ernährung apfel äpfel "
            "grünkohl frühstück kuchen genuss erbsensuppe fisch basar tausch kartoffel"
        ),
    ),
    (
        "sports",
        ("fußball turnen yoga tennis sport gymnastik handball heimspiel punktspiel laufen"),
    ),
    (
        "lake",
        ("baden schwimm segel boot regatta rudern =see badesee badestelle angel wassersport"),
    ),
    ("bike-tour", "=rad =räder radtour fahrrad radweg e-bike mobilität bus verkehrswende bahn"),
    (
        "road-works",
        (
            "bau baustelle straße sperrung sanierung glasfaser kanalisation müll abfall "
            "sperrmüll breitband verkehr"
        ),
    ),
    ("village", "energie wind solar strom wärme"),
    ("playground", "kinder spielplatz familie kita krippe ferien jugend basteln eltern"),
    (
        "woodland",
        ("wald wander natur umwelt spaziergang pflanz vogel knick moor klima fledermaus"),
    ),
)

#: What is said of everything that people do together: asked last.
GENERAL: Final[tuple[tuple[str, str], ...]] = (
    (
        "hall",
        (
            "sitzung gemeindevertretung versammlung verein senioren ausschuss bürger "
            "dörpshuus klön treff wahl rathaus verwaltung =amt skat spiele blutspende "
            "ehrenamt haushalt"
        ),
    ),
)

#: Scenes drawn by lamplight: dark behind the page's head whatever the hour.
ALWAYS_DARK: Final = frozenset({"barn-dusk", "winter-market", "lantern-walk"})


def scene_for(kind: Kind, categories: Iterable[str], title: str, season: Season, hour: Hour) -> str:
    """The name of the scene that suits an item without a picture of its own.

    Categories are looked at before the title, and what could be said of any meeting last.
    `hour` is that of the item where it has one, else of now. A notice is read where it is made
    known, whatever it is about.
    """
    if kind is Kind.NOTICE:
        return "hall"
    named = tuple(categories)
    for rows in (WORDS, GENERAL):
        for texts in (named, (title,)):
            heard = [word for text in texts for word in re.findall(r"[\w-]+", text.casefold())]
            for name, words in rows:
                if any(_means(word, part) for word in words.split() for part in heard):
                    return _in_season(name, season, hour)
    if kind is Kind.OFFER:
        return "market-stall"
    return "hills" if kind is Kind.EVENT else "village"


def _means(word: str, heard: str) -> bool:
    if word.startswith("="):
        return heard == word[1:]
    return heard.startswith(word) or heard.endswith(word)


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
