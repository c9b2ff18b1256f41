# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The terminal as every page knows it: place, date, clock, age of the content, reading aids."""

from dataclasses import asdict
from urllib.parse import urlsplit

from PySide6.QtCore import Property, QObject, QSize, Signal, Slot
from PySide6.QtQml import QmlElement

from player.backend.shelf import Shelf
from player.languages import CODES, LANGUAGES
from player.options import SCHEMES, PlayerOptions
from player.view import words
from player.view.stand import clockless, stand
from player.web import line
from player.web.allowed import Allowed, origin
from player.web.visit import SOCKET

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

_SIZES = (1.0, 1.25, 1.5)


@QmlElement
class Terminal(QObject):
    """What every page knows of the terminal.

    `scheme` is one of light, dark, contrast and sunlight: the visitor's choice, else the
    setting, else dark at night. `textSize` is 1.0, 1.25 or 1.5. `language` is one of those of
    player/languages.py; `languages` has them all, with `code`, `name`, `greeting` and `letters`.
    """

    changed = Signal()
    aidsChanged = Signal()  # noqa: N815 - QML's spelling
    languageChanged = Signal()  # noqa: N815

    def __init__(self, options: PlayerOptions, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self._shelf = shelf
        self._scheme = options.theme
        self.sites = Allowed(options.sites)
        self.door = options.runtime / SOCKET
        self._size = min(_SIZES, key=lambda size: abs(size - options.text_size))
        self._lowered = False
        self._left_handed = False
        self._motion = True
        self._lines = ("", "")
        shelf.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        shelf = self._shelf
        if shelf.trust.trusted:
            told = stand(shelf.ages(), shelf.now, shelf.language)
            self._lines = (told.when, told.lack)
        else:
            self._lines = clockless(shelf.now, shelf.language)
        self.changed.emit()
        self.aidsChanged.emit()

    def _get_place(self) -> str:
        return self._options.place

    def _get_name(self) -> str:
        return self._options.name.split(",")[0] or self._options.place

    def _get_office(self) -> str:
        return self._options.office

    def _get_contact(self) -> str:
        return self._options.contact

    def _get_clock(self) -> str:
        return words.clock(self._shelf.now) if self._shelf.trust.trusted else ""

    def _get_date_long(self) -> str:
        if not self._shelf.trust.trusted:
            return ""
        today = words.today(self._shelf.now)
        return words.date_full(today, today, self._shelf.language)

    def _get_date_short(self) -> str:
        if not self._shelf.trust.trusted:
            return ""
        today = words.today(self._shelf.now)
        return words.date_short(today, today, self._shelf.language)

    def _get_stand(self) -> str:
        return self._lines[0]

    def _get_stand_second(self) -> str:
        return self._lines[1]

    def _get_scheme(self) -> str:
        return self._scheme or ("dark" if self._night() else "light")

    def _get_text_size(self) -> float:
        return self._size

    def _night(self) -> bool:
        return self._shelf.pictures.night(self._shelf.now)

    @Slot(str)
    def choose_scheme(self, scheme: str) -> None:
        """Take one of the colour schemes; "" is that of the hour."""
        if scheme in ("", *SCHEMES):
            self._scheme = scheme
            self.aidsChanged.emit()

    @Slot(float)
    def choose_text_size(self, size: float) -> None:
        """Take the nearest of the three text sizes."""
        self._size = min(_SIZES, key=lambda step: abs(step - size))
        self.aidsChanged.emit()

    @Slot(str)
    def choose_language(self, code: str) -> None:
        """Say everything in that language."""
        if code in CODES and code != self._shelf.language:
            self._shelf.speak(code)
            self.languageChanged.emit()

    @Slot(bool)
    def choose_lowered(self, lowered: bool) -> None:  # noqa: FBT001 - a slot
        """Bring everything that can be touched further down, or back up."""
        self._lowered = lowered
        self.aidsChanged.emit()

    @Slot(bool)
    def choose_left_handed(self, left: bool) -> None:  # noqa: FBT001 - a slot
        """Lay keys where the left hand is, or the right one."""
        self._left_handed = left
        self.aidsChanged.emit()

    @Slot(bool)
    def choose_motion(self, motion: bool) -> None:  # noqa: FBT001 - a slot
        """Let things move, or not."""
        self._motion = motion
        self.aidsChanged.emit()

    @Slot()
    def reset_aids(self) -> None:
        """As the next visitor expects to find it."""
        self._scheme = self._options.theme
        self._size = min(_SIZES, key=lambda size: abs(size - self._options.text_size))
        self._lowered = False
        self._left_handed = False
        self._motion = True
        self.aidsChanged.emit()
        self.choose_language(self._options.lang)

    @Slot(str, result=bool)
    def opens(self, link: str) -> bool:
        """Whether the page of that link may be opened here, and something is there to draw it."""
        return (
            self.door.is_socket()
            and self.sites.permits(link)
            # which nothing here draws
            and not urlsplit(link).path.lower().endswith(".pdf")
        )

    def opening(self, url: str, size: QSize, zoom: float) -> line.Opening:
        """How a foreign page is asked for at `door`, as a picture of so many pixels.

        It is as large as `zoom` says, or as large as it can be.

        Raises:
            ValueError: it cannot be asked for in this way.
        """
        proxy = self._options.proxy and origin(self._options.proxy)
        width, height = size.width(), size.height()
        allow, language = self.sites.origins, self._shelf.language
        zoom = min(zoom, line.MOST_ZOOM)
        return line.Opening(url, allow, width, height, zoom, language, proxy)

    def _get_language(self) -> str:
        return self._shelf.language

    def _get_letters(self) -> str:
        return next(one.letters for one in LANGUAGES if one.code == self._shelf.language)

    def _get_languages(self) -> list[dict[str, str]]:
        return [asdict(language) for language in LANGUAGES]

    place = Property(str, _get_place, constant=True)
    name = Property(str, _get_name, constant=True)
    office = Property(str, _get_office, constant=True)
    contact = Property(str, _get_contact, constant=True)
    clock = Property(str, _get_clock, notify=changed)
    dateLong = Property(str, _get_date_long, notify=changed)  # noqa: N815
    dateShort = Property(str, _get_date_short, notify=changed)  # noqa: N815
    stand = Property(str, _get_stand, notify=changed)
    standSecond = Property(str, _get_stand_second, notify=changed)  # noqa: N815
    scheme = Property(str, _get_scheme, notify=aidsChanged)
    textSize = Property(float, _get_text_size, notify=aidsChanged)  # noqa: N815
    language = Property(str, _get_language, notify=languageChanged)
    letters = Property(str, _get_letters, notify=languageChanged)
    languages = Property(list, _get_languages, constant=True)
    lowered = Property(bool, lambda self: self._lowered, notify=aidsChanged)
    leftHanded = Property(bool, lambda self: self._left_handed, notify=aidsChanged)  # noqa: N815
    motion = Property(bool, lambda self: self._motion, notify=aidsChanged)
