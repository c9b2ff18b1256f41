# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the gallery shows, and in which looks: all of them, every pair of them, or a sample."""

from dataclasses import dataclass
from itertools import product

from content.model import Kind
from player import pages
from player.programme import Lane
from tests.visual.gallery.glass import (
    BARE,
    BROKEN,
    CLOCKLESS,
    LANGUAGES,
    RESTING,
    SCHEMES,
    SIZES,
    STORM,
    UNJOINED,
    WARNED,
    Look,
)

# 48: by name only, with `./run gallery`.
# By language, since that is what takes longest to change.
EVERY = tuple(
    Look(scheme, size, language) for language, scheme, size in product(LANGUAGES, SCHEMES, SIZES)
)
# 16 in which each scheme meets each size and each language, and each size each language.
PAIRS = tuple(
    Look(scheme, SIZES[(i + j) % 3], LANGUAGES[j])
    for j in range(4)
    for i, scheme in enumerate(SCHEMES)
)
# Four in which each scheme and each language occurs once, and each size.
FOUR = (Look(), Look("contrast", 1.5, "en"), Look("sunlight", 1.25, "nds"), Look("dark", 1.5, "da"))

DEMO = "demo"
ORIENTATIONS = {"portrait": (540, 960), "landscape": (960, 540)}
# Things that look unlike the first of their page: a place in the list of their kind.
FURTHER = {
    pages.EVENT_DETAIL: (0, 9),
    pages.NEWS_DETAIL: (0, 3),
    pages.OFFER_DETAIL: (0, 7),
    pages.CALL_DETAIL: (0, 1, 2, 3, 4),
    pages.PLACE_DETAIL: (0, 12, 30),
    pages.MEETING_DETAIL: (0, 3),
    pages.WARNING_DETAIL: (0, 1),
}
LISTS = (
    pages.HOME, pages.MORE, pages.NEWS, pages.EVENTS, pages.CALLS, pages.OFFERS, pages.SHOPS,
    pages.NOTICES, pages.MEETINGS, pages.PLACES, pages.WARNINGS, pages.WEATHER, pages.BUSES,
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """A page of one stock, the number of its item, and what a visitor does there.

    `keys` are pressed one after the other, `sheet` is one of the bar's, `typed` goes to the
    search. `stage` is one of player/session.py; in "attract" `item` is the kind of the poster.
    """

    stock: str
    page: str
    number: int = 0
    item: str = ""
    keys: tuple[str, ...] = ()
    sheet: str = ""
    typed: str = ""
    stage: str = "explore"
    # lowered and for the left hand, both chosen on the open page
    handed: bool = False

    @property
    def kind(self) -> Kind | None:
        return pages.WITH_ITEM.get(self.page)

    def __str__(self):
        number = str(self.number or "")
        stage = "" if self.stage == "explore" else self.stage
        hand = "handed" if self.handed else ""
        item = self.item.replace(":", "-")
        extra = (stage, hand, number, item, self.sheet, self.typed, *self.keys)
        return "-".join((self.stock, self.page, *(part for part in extra if part)))


def _demo():
    for page in pages.PAGES:
        for number in FURTHER.get(page.name, (0,)):
            yield View(DEMO, page.name, number)
        yield View(DEMO, page.name, handed=True)
    yield View(DEMO, pages.EVENTS, item="month")
    yield View(DEMO, pages.EVENTS, item="2027-05-18")
    yield View(DEMO, pages.EVENTS, keys=("Weitere",))
    for sheet in ("reading", "language"):
        yield View(DEMO, pages.HOME, sheet=sheet)
        yield View(DEMO, pages.HOME, sheet=sheet, handed=True)
        yield View(DEMO, pages.NEWS, sheet=sheet)
    for typed in ("feuer", "schpielplatz", "xyzxyz"):
        yield View(DEMO, pages.SEARCH, typed=typed)
    yield View(DEMO, pages.SEARCH, typed="feuer", handed=True)
    for handed in (False, True):
        yield View(DEMO, pages.HOME, stage="asking", handed=handed)
    for poster in Lane:
        yield View(DEMO, pages.HOME, item=poster, stage="attract")


def _worst():
    for page in pages.PAGES:
        for number in (0, 1) if page.needs_item is not None else (0,):
            yield View("worst", page.name, number)
    yield View("worst", pages.EVENTS, keys=("Weitere",))
    yield View("worst", pages.SEARCH, typed="sitzung")
    for poster in Lane:
        yield View("worst", pages.HOME, item=poster, stage="attract")


def _storm():
    for handed in (False, True):
        yield View(STORM, pages.HOME, handed=handed)
    for page in (pages.HOME, pages.NEWS, pages.EVENTS, pages.WARNING_DETAIL, pages.NOTICE_DETAIL):
        yield View(WARNED, page)


def _none():
    for page in LISTS:
        yield View("none", page)
    yield View("none", pages.SEARCH, typed="feuer")
    yield View("none", pages.HOME, stage="attract")
    yield View(UNJOINED, pages.HOME)
    yield View(RESTING, pages.HOME)
    yield View(BARE, pages.HOME)
    yield View(BROKEN, pages.HOME)


def _clockless():
    for page in (*LISTS, pages.EVENT_DETAIL, pages.NOTICE_DETAIL, pages.OFFER_DETAIL):
        yield View(CLOCKLESS, page)
    for poster in (Lane.GREETING, Lane.EVENT, Lane.NOTICE, Lane.CALL):
        yield View(CLOCKLESS, pages.HOME, item=poster, stage="attract")


VIEWS = (*_demo(), *_worst(), *_none(), *_storm(), *_clockless())


def every():
    """All there is: 48 looks of each view in both orientations."""
    return [(view, side, EVERY) for view in VIEWS for side in ORIENTATIONS]


def pairs():
    """The demo's Amt in every pair of looks, the other stocks in four looks."""
    return [
        (view, side, PAIRS if view.stock == DEMO else FOUR)
        for view in VIEWS
        for side in ORIENTATIONS
    ]


def sample():
    """The demo's Amt in the first look and in turn one of the others; of the rest one a view."""
    chosen = []
    for number, view in enumerate(VIEWS):
        for turn, side in enumerate(ORIENTATIONS):
            others = FOUR[1 + (number + turn) % 3]
            if view.stock == DEMO:
                chosen.append((view, side, (FOUR[0], others)))
            elif (number + turn) % 2 == 0:
                chosen.append((view, side, (FOUR[number // 2 % 4],)))
    return chosen
