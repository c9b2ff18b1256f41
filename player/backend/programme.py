# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the screen shows while nobody touches it, as QML sees it."""

import logging
from dataclasses import replace

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from player import programme
from player.backend.bearing import Bearer
from player.backend.poster import Poster
from player.backend.shelf import Shelf
from player.languages import CODES
from player.programme import GREETING, History, Turn
from player.view.brief import brief
from player.view.posters import Poster as PosterView
from player.view.posters import Stock
from player.view.programme import poster_of, stock_of
from player.view.say import say

QML_IMPORT_NAME = "Kiosk.Backend"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

_MS = 1000
_LINE = 34


def _stock_of(shelf: Shelf) -> Stock:
    return Stock(shelf.items, shelf.here, shelf.names)


@QmlElement
class ProgrammeModel(QObject):
    """The programme: one poster after the other, in the order of docs/programme.md.

    `poster` is the one that stands and stays the same object while it does; `turned` says that
    another one does now. `number` of `count` is its place in the round (from 1), `next` names
    the one that follows. Between `begin` and `wake` it runs, unless somebody holds it (`held`).
    After `wake` the `seen...` properties say what stood there last, until `reset`.
    """

    changed = Signal()
    turned = Signal()
    seenChanged = Signal()  # noqa: N815 - QML's spelling

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._history: History = ()
        self._round: tuple[Turn, ...] = (GREETING,)
        # what of the round was not shown yet, also when somebody wakes the screen
        self._left: tuple[Turn, ...] = ()
        self._at = 0
        self._held = False
        self._running = False
        self._seen: PosterView | None = None
        self._poster = Poster(self)
        self._bearer: Bearer[tuple[Turn, ...]] = Bearer(type(self).__name__)
        self._borne = shelf
        held = int(programme.HELD.total_seconds() * _MS)
        self._over = QTimer(self, singleShot=True, interval=held)
        self._over.timeout.connect(self.go_on)
        enough = int(programme.SEEN.total_seconds() * _MS)
        self._enough = QTimer(self, singleShot=True, interval=enough)
        self._enough.timeout.connect(self._count)
        shelf.changed.connect(self._refresh)

    @Slot(str)
    def begin(self, first: str = "") -> None:
        """Greet and go on with the round that was interrupted.

        With `first`, a kind or an item's id, start a new round with that instead.
        """
        self._running = True
        self._held = False
        self._over.stop()
        self.reset()
        stock = self._turns()
        self._round = programme.resumed(self._left, stock, self._history)
        wanted = next((turn for turn in stock if first and first in {turn.lane, turn.key}), None)
        if wanted is not None:
            planned = programme.plan(stock, self._history)
            self._round = (wanted, *(turn for turn in planned if turn != wanted))
        self._at = 0
        self._stand()

    @Slot()
    def wake(self) -> None:
        """Somebody is here: stop, and keep in mind what they saw."""
        if not self._running:
            return
        self._running = False
        self._held = False
        self._over.stop()
        self._enough.stop()
        view = self._poster.view
        self._seen = view if view is not None and view.item else None
        self.seenChanged.emit()
        self.changed.emit()

    @Slot()
    def reset(self) -> None:
        """Nobody needs to know any more what stood there."""
        self._seen = None
        self.seenChanged.emit()

    @Slot()
    def advance(self) -> None:
        """Show the next one, at the end of a round the first of the next round."""
        if not self._running or self._held:
            return
        self._count()
        self._go()

    def _go(self) -> None:
        """Leave this turn, whether or not it was shown."""
        stock = self._turns()
        left = programme.kept(self._round[self._at + 1 :], stock)
        if not left:
            self._plan()
            return
        self._round = (*self._round[: self._at + 1], *left)
        self._at += 1
        self._stand()

    def _pass_over(self) -> None:
        """A turn without a poster has had its turn: else it would be chosen again each round."""
        stock = (*self._turns(), GREETING)
        self._history = programme.remembered(self._history, self._round[self._at], stock)
        self._go()

    @Slot()
    def hold(self) -> None:
        """Let the poster stand; after five minutes it goes on by itself."""
        if self._running and not self._held:
            self._held = True
            self._over.start()
            self.changed.emit()

    @Slot()
    def go_on(self) -> None:
        """Go on where it was held."""
        self._over.stop()
        self._held = False
        self.changed.emit()

    @Slot()
    def _refresh(self) -> None:
        """New content or a new minute: the poster that stands tells what is true now."""
        self._seen_still_there()
        if not self._running:
            return
        self._turns()
        view = self._view_of(self._round[self._at])
        if view is None:
            self._held = False
            self._pass_over()
            return
        self._poster.show(view, self._shelf)
        self.changed.emit()

    def _seen_still_there(self) -> None:
        if self._seen is not None and self._shelf.item(self._seen.item) is None:
            self.reset()

    def _plan(self) -> None:
        self._round = programme.plan(self._turns(), self._history)
        self._at = 0
        self._stand()

    def _stand(self) -> None:
        """Put up the poster of this turn as a new object: the last one fades with its own words."""
        view = self._view_of(self._round[self._at])
        if view is None:
            self._pass_over()
            return
        self._left = self._round[self._at :]
        self._enough.start()
        gone = self._poster
        self._poster = Poster(self)
        self._poster.show(view, self._shelf)
        self.changed.emit()
        self.turned.emit()
        gone.leave()

    @Slot()
    def _count(self) -> None:
        """What stands has been shown: whoever wakes the screen now takes nothing from its turn."""
        self._enough.stop()
        stock = (*self._turns(), GREETING)
        self._history = programme.remembered(self._history, self._round[self._at], stock)
        self._left = self._round[self._at + 1 :]

    def _turns(self) -> tuple[Turn, ...]:
        """What there is to show, without what cannot be."""
        self._borne, turns = self._bearer.look(
            lambda shelf: stock_of(_stock_of(shelf)), self._shelf
        )
        return turns

    def _view_of(self, turn: Turn) -> PosterView | None:
        """The poster of a turn, None where it is no longer true or fails; a greeting always is."""
        stock = _stock_of(self._borne)
        try:
            return poster_of(stock, turn)
        except Exception:
            log.exception("the programme does without %s", turn.key or turn.lane)
        return poster_of(replace(stock, items=()), turn) if turn == GREETING else None

    def _get_next(self) -> str:
        """What comes after this; "" at the end of a round, which nobody can know yet."""
        following = self._round[self._at + 1 :]
        view = self._view_of(following[0]) if following else None
        if view is None:
            return ""
        return say("Gleich: {name}", self._shelf.language, name=view.name)

    def _get_tap(self) -> str:
        return say("Einfach antippen", self._shelf.language)

    def _get_taps(self) -> str:
        """The same in the other languages, where somebody translated it."""
        own = self._get_tap()
        others = (say("Einfach antippen", language) for language in CODES)
        return " · ".join(dict.fromkeys(words for words in others if words != own))

    def _get_standing(self) -> str:
        """The item of the poster that stands, "" where it has none."""
        view = self._poster.view
        return view.item if self._running and view is not None else ""

    def _get_seen(self, name: str) -> str:
        return str(getattr(self._seen, name, ""))

    def _get_seen_name(self) -> str:
        """As much of its name as one line holds."""
        name = self._get_seen("name")
        return brief(name, _LINE, 1) or name

    poster = Property(QObject, lambda self: self._poster, notify=changed)
    standing = Property(str, _get_standing, notify=changed)
    number = Property(int, lambda self: self._at + 1, notify=changed)
    count = Property(int, lambda self: len(self._round), notify=changed)
    next = Property(str, _get_next, notify=changed)
    tap = Property(str, _get_tap, notify=changed)
    taps = Property(str, _get_taps, notify=changed)
    held = Property(bool, lambda self: self._held, notify=changed)
    running = Property(bool, lambda self: self._running, notify=changed)
    turnMs = Property(  # noqa: N815
        int, lambda _: int(programme.TURN.total_seconds() * _MS), constant=True
    )
    shiftX = Property(  # noqa: N815
        float, lambda self: programme.shift(self._shelf.now)[0], notify=changed
    )
    shiftY = Property(  # noqa: N815
        float, lambda self: programme.shift(self._shelf.now)[1], notify=changed
    )
    seenPage = Property(str, lambda self: self._get_seen("page"), notify=seenChanged)  # noqa: N815
    seenItem = Property(str, lambda self: self._get_seen("item"), notify=seenChanged)  # noqa: N815
    seenName = Property(str, _get_seen_name, notify=seenChanged)  # noqa: N815
    seenSymbol = Property(  # noqa: N815
        str, lambda self: self._get_seen("symbol"), notify=seenChanged
    )
