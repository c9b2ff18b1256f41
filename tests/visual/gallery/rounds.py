# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the gallery shows, and in which looks: all of them, every pair of them, or a sample."""

from dataclasses import dataclass
from itertools import product

from content.model import Kind
from player import pages
from tests.visual.gallery.glass import LANGUAGES, SCHEMES, SIZES, STORM, Look

# 48: by name only, with `./run gallery`.
EVERY = tuple(Look(*look) for look in product(SCHEMES, SIZES, LANGUAGES))
# 16 in which each scheme meets each size and each language, and each size each language.
PAIRS = tuple(
    Look(scheme, SIZES[(i + j) % 3], LANGUAGES[j])
    for i, scheme in enumerate(SCHEMES)
    for j in range(4)
)
# What `./run check` has time for.
SAMPLE = (Look(), Look("contrast", 1.5, "de"), Look("sunlight", 1.25, "nds"), Look("dark", 1.0, "da"))

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
    """A page of one stock, the number of its item, keys that are pressed then, or a sheet."""

    stock: str
    page: str
    number: int = 0
    item: str = ""
    keys: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def kind(self) -> Kind | None:
        return pages.WITH_ITEM.get(self.page)

    def __str__(self):
        number = str(self.number or "")
        extra = (number, self.item.replace(":", "-"), self.sheet, *self.keys)
        return "-".join((self.stock, self.page, *(part for part in extra if part)))


def _demo():
    for page in pages.PAGES:
        for number in FURTHER.get(page.name, (0,)):
            yield View("demo", page.name, number)
    yield View("demo", pages.EVENTS, item="month")
    yield View("demo", pages.EVENTS, item="2027-05-18")
    yield View("demo", pages.EVENTS, keys=("Weitere",))
    yield View("demo", pages.HOME, sheet="reading")
    yield View("demo", pages.NEWS, sheet="reading")


def _worst():
    for page in pages.PAGES:
        for number in (0, 1) if page.needs_item is not None else (0,):
            yield View("worst", page.name, number)
    yield View("worst", pages.EVENTS, keys=("Weitere",))


def _storm():
    yield View(STORM, pages.HOME)
    for page in (pages.HOME, pages.NEWS, pages.EVENTS, pages.WARNING_DETAIL, pages.NOTICE_DETAIL):
        yield View("warned", page)


VIEWS = (*_demo(), *_worst(), *(View("none", page) for page in LISTS), *_storm())
