# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When the glass was touched last, and whether a finger never leaves it, by evdev.

Only that somebody touched is taken, never where: where one touches tells what one types.
"""

import logging
import select
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import evdev
from evdev import ecodes

from content.clock import since_boot

_log = logging.getLogger(__name__)

_LOOK_AGAIN = 5.0


@dataclass
class Fingers:
    """What fingers lie on the glass of one device; times are seconds since boot. Pure."""

    last: float | None = None
    _down: dict[int, float] = field(default_factory=dict)
    _slot: int = 0
    _slots: bool = False

    def saw(self, kind: int, code: int, value: int, now: float) -> None:
        """One event of the device (linux/input-event-codes.h, multi-touch protocol B)."""
        if kind == ecodes.EV_ABS and code == ecodes.ABS_MT_SLOT:
            self._slot = value
        elif kind == ecodes.EV_ABS and code == ecodes.ABS_MT_TRACKING_ID:
            if not self._slots:  # whoever has slots needs no button
                self._slots, self._down = True, {}
            self._finger(self._slot, down=value >= 0, now=now)
        elif kind == ecodes.EV_KEY and code == ecodes.BTN_TOUCH and not self._slots:
            self._finger(-1, down=value != 0, now=now)
        elif kind == ecodes.EV_SYN and code == ecodes.SYN_DROPPED:
            self._down = {}  # events were lost: what lies there is not known

    def held(self, now: float) -> float:
        """For how long the finger that has lain there longest does so; 0 for none."""
        return now - min(self._down.values(), default=now)

    def age(self, now: float) -> float | None:
        """How long ago somebody touched, also who still does; None for never."""
        if self._down:
            return 0.0
        return None if self.last is None else now - self.last

    def _finger(self, slot: int, *, down: bool, now: float) -> None:
        self.last = now
        if down:
            self._down.setdefault(slot, now)
        else:
            self._down.pop(slot, None)


class Feeling:
    """Feels at all touch panels, in a thread of its own, as they come and go."""

    def __init__(self, nodes: Callable[[], Iterable[str]]) -> None:
        """`nodes` names the device nodes of the panels that are plugged in now."""
        self._nodes = nodes
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._devices: dict[str, evdev.InputDevice[str]] = {}
        self._fingers: dict[str, Fingers] = {}
        self.trouble = ""

    def start(self) -> None:
        """Begin to feel."""
        threading.Thread(target=self._run, name="fingers", daemon=True).start()

    def stop(self) -> None:
        """End it, within seconds."""
        self._stop.set()

    def felt(self) -> tuple[float | None, float]:
        """The age of the last touch (None for none), and for how long a finger has lain there."""
        now = since_boot()
        with self._lock:
            ages = [one.age(now) for one in self._fingers.values()]
            held = [one.held(now) for one in self._fingers.values()]
        return min((age for age in ages if age is not None), default=None), max(held, default=0.0)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._meet()
                self._feel(since_boot() + _LOOK_AGAIN)
            except LookupError as error:  # nobody knows what is plugged in
                self.trouble = f"touch: {error}"
                self._stop.wait(_LOOK_AGAIN)
            except Exception:  # noqa: BLE001 - a device can vanish at any moment
                _log.exception("The fingers were lost; looking anew.")
                self._stop.wait(_LOOK_AGAIN)

    def _meet(self) -> None:
        """Open the panels that are new, let go of those that left."""
        there = set(self._nodes())
        for node in set(self._devices) - there:
            self._let_go(node)
        self.trouble = ""
        for node in there - set(self._devices):
            try:
                device = evdev.InputDevice(node)
            except OSError as error:
                self.trouble = f"{node}: {error.strerror or error}"
                continue
            with self._lock:
                self._devices[node] = device
                self._fingers.setdefault(node, Fingers())

    def _feel(self, until: float) -> None:
        while (left := until - since_boot()) > 0 and not self._stop.is_set():
            if not self._devices:
                self._stop.wait(left)
                return
            by_handle = {device.fd: node for node, device in self._devices.items()}
            for handle in select.select(list(by_handle), [], [], min(left, 1.0))[0]:
                node = by_handle[handle]
                try:
                    events = list(self._devices[node].read())
                except OSError:  # unplugged
                    self._let_go(node)
                    return
                now = since_boot()
                with self._lock:
                    for event in events:
                        self._fingers[node].saw(event.type, event.code, event.value, now)

    def _let_go(self, node: str) -> None:
        with self._lock:
            self._devices.pop(node).close()
            # it left with whatever lay on it
            self._fingers[node] = Fingers(self._fingers[node].last)
