# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What this screen may show now, for all pages at once: the store, the rules and the clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from content.clock import Clock, day_start
from content.control import Mode
from content.model import Item, Kind
from content.reader import Reader
from content.rules import Screen, shown
from content.standing import ACCEPTED, ClockTrust, Enrolment
from content.state import STAMP_NAME
from player.backend.pictures import Picture, Pictures
from player.view import words
from player.view.here import Here
from player.view.say import say
from player.view.stand import USUAL, SourceAge
from player.view.trust import doubted

_MINUTE_MS = 60_000
# A commit and the next of the same sync are one change on the screen.
_SETTLE_MS = 200
# what without a clock would be a lie
_OF_THE_HOUR = frozenset({Kind.DEPARTURE, Kind.VEHICLE, Kind.WEATHER})


@dataclass(frozen=True, slots=True)
class Wording:
    """What things are called here: the visitor's language, and the sources by their ids.

    `intervals` say how often each source is asked, `web` is the address of the office.
    """

    language: str = "de"
    names: Mapping[str, str] = field(default_factory=dict)
    intervals: Mapping[str, timedelta] = field(default_factory=dict)
    web: str = ""


GERMAN = Wording()


class Shelf(QObject):
    """What this screen may show now.

    `items` are shown here and now; `today` are those and what was shown since midnight, for
    pages that tell what is over. `held` are all by their id as the store has them. `version`
    changes with what the store held at the last look. While the clock is not trusted (`trust`),
    `now` is the last moment at which it was, of which nobody says that it is now, and what is of
    the hour is not there.
    `changed` follows new content and each new minute. With `ticking` false the clock stands
    still: for tests and screenshots.
    """

    changed = Signal()

    def __init__(
        self,
        reader: Reader,
        screen: Screen,
        clock: Clock,
        pictures: Pictures,
        wording: Wording = GERMAN,
    ) -> None:
        super().__init__()
        self._reader = reader
        self._screen = screen
        self._clock = clock
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._watcher.fileChanged.connect(self._stirred)
        self._watcher.directoryChanged.connect(self._stirred)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._tick)
        self._stamp: Path | None = None
        self._marks = reader.marks()
        self.pictures = pictures
        self.language = wording.language
        self.names = wording.names
        self._intervals = wording.intervals
        self._web = wording.web
        self._by_id: dict[str, Item] = {}
        self._morning: tuple[tuple[Item, ...], datetime | None, tuple[Item, ...]] = ((), None, ())
        self.now = clock()
        self.trust = ClockTrust()
        self.enrolment: Enrolment | None = None
        self.provisioned = reader.provisioned()
        self.version = ""
        self.held: Mapping[str, Item] = {}
        self.items: tuple[Item, ...] = ()
        self.today: tuple[Item, ...] = ()
        self.refresh()

    @property
    def screen(self) -> Screen:
        """What the rules know of this screen."""
        return self._screen

    @property
    def mode(self) -> Mode | None:
        """What the office wants shown now instead of the programme; None for nothing."""
        return self._screen.control.mode_at(self.now)

    @property
    def place(self) -> str:
        """The screen's own village."""
        return self._screen.place

    @property
    def web(self) -> str:
        """The address of the office that this screen is joined to; "" where it is not."""
        joined = self.enrolment is not None and self.enrolment.state == ACCEPTED
        return self._web if joined else ""

    @property
    def here(self) -> Here:
        """Where and when somebody stands before the screen."""
        return Here(self.now, self.place, self._screen.point, self.language)

    def speak(self, language: str) -> None:
        """Say everything in that language from now on."""
        if language != self.language:
            self.language = language
            self.changed.emit()

    @property
    def villages(self) -> tuple[str, ...]:
        """All villages of the Amt, as the settings list them."""
        return tuple(village.name for village in self._screen.villages)

    def item(self, item_id: str) -> Item | None:
        """An item that is shown, or was since midnight."""
        return self._by_id.get(item_id)

    def picture(self, item_id: str, scene: str) -> Picture:
        """The picture of an item that is shown, or was since midnight; else this scene."""
        found = self.item(item_id)
        if found is None:
            return self.pictures.scene(scene, self.now)
        return self.pictures.of(found, self.now)

    @Slot()
    def refresh(self) -> None:
        """Read the store and the clock, and tell all pages."""
        self.trust = self._reader.clock_trust()
        self.now = self._clock()
        if not self.trust.trusted:
            self.now = doubted(self.trust.last or self.now)
        self._marks = self._reader.marks()
        control = self._reader.control().in_force()
        self._screen = replace(self._screen, control=control)
        self.version = self._reader.version()
        self.enrolment = self._reader.enrolment()
        self.provisioned = self._reader.provisioned()
        held = self._reader.items()
        if not self.trust.trusted:
            held = tuple(item for item in held if item.kind not in _OF_THE_HOUR)
        self.held = {item.id: item for item in held}
        self.items = shown(held, self.now, self._screen)
        known = {item.id for item in self.items}
        earlier = self._since_midnight(held)
        self.today = (*self.items, *(item for item in earlier if item.id not in known))
        self._by_id = {item.id: item for item in self.today}
        self._watch()
        self.changed.emit()

    def _since_midnight(self, held: tuple[Item, ...]) -> tuple[Item, ...]:
        """The events that were shown when the day began: the same all day, for the same items."""
        midnight = day_start(words.today(self.now))
        if (held, midnight) != self._morning[:2]:
            events = [item for item in held if item.event is not None]
            self._morning = (held, midnight, shown(events, midnight, self._screen))
        return self._morning[2]

    def ages(self) -> tuple[SourceAge, ...]:
        """When each source answered last, by the name that visitors know."""
        ids = self._screen.source_order or tuple(self._reader.sources())
        checked = self._reader.checked()
        return tuple(
            SourceAge(
                self.names.get(key) or say("eine Quelle", self.language),
                checked[key].succeeded if key in checked else None,
                self._intervals.get(key, USUAL),
            )
            for key in ids
        )

    def answered(self) -> Mapping[str, datetime]:
        """When each source answered well last, by its id; those that never did are left out."""
        checked = self._reader.checked()
        return {key: one.succeeded for key, one in checked.items() if one.succeeded is not None}

    def watch(self, runtime: Path) -> None:
        """Follow the stamp that each commit leaves there, and the clock."""
        self._stamp = runtime / STAMP_NAME
        self._watch()
        self._tick()

    def _watch(self) -> None:
        # A stamp that does not exist yet appears in its folder; a replaced one is a new file.
        if self._stamp is None:
            return
        places = (self._stamp, self._stamp.parent, *self._reader.folders())
        wanted = {str(place) for place in places if place.exists()}
        missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))

    @Slot()
    def _stirred(self) -> None:
        """Something was written there: most of it, such as each pulse, is nothing to look at."""
        if self._reader.marks() != self._marks:
            self._settle.start()

    @Slot()
    def _tick(self) -> None:
        now = self._clock()
        past = now.second * 1000 + now.microsecond // 1000
        # first of all: whatever goes wrong with this look, there is a next one
        self._minute.start(_MINUTE_MS - past + 20)
        self.refresh()
