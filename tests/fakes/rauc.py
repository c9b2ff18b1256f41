# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""RAUC as far as D-Bus shows it, on a bus of its own, with slots that are only words.

with private_bus(folder) as bus, FakeRauc(bus) as rauc:
    Rauc(bus).install("https://…/x.raucb", {})
    rauc.installed                          # [("https://…", {options})]
    rauc.fails = "signature verification failed"; rauc.dies = True; rauc.garbage = True
    rauc.stays[40] = threading.Event()      # comes no further than 40 per cent until that is set
"""

import contextlib
import shutil
import subprocess
import threading
import time

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME, INTERFACE = "de.pengutronix.rauc", "de.pengutronix.rauc.Installer"
_FAILED = "org.gtk.GDBus.UnmappedGError.Quark._g_2dio_2derror_2dquark.Code30"
_UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"
# What may be said of an installation, of RAUC 1.13: Debian 13 has no later one.
_OPTIONS = frozenset(
    (
        "http-headers", "ignore-compatible", "ignore-version-limit", "tls-ca", "tls-cert",
        "tls-key", "tls-no-verify", "transaction-id",
    )
)  # fmt: skip


@contextlib.contextmanager
def private_bus(folder):
    """The address of a bus that nobody else knows."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("dbus-daemon is not here (package dbus-daemon)")
    words = [program, "--session", "--nofork", "--print-address", f"--address=unix:path={folder}/b"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as bus:
        try:
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()


class FakeRauc:
    """See the module's docstring. Slots as RAUC lists them: names, and what is known of each."""

    def __init__(self, bus):
        self.bus = bus
        self.boot_slot = "A"
        self.slots = {
            "rootfs.0": {"bootname": "A", "boot-status": "good", "class": "rootfs"},
            "rootfs.1": {"bootname": "B", "boot-status": "good", "class": "rootfs"},
            "boot.0": {"class": "boot", "parent": "rootfs.0"},
        }
        self.bundle = {"version": "2026.12.0", "compatible": "schaukasten-x86-64"}
        self.progress = [0, 40, 100]
        self.stays = {}
        self.fails = ""
        self.refuses = ""
        self.dies = self.garbage = self.mute = self.old = False
        self.installed, self.marked, self.asked = [], [], []
        self._operation, self._percent, self._error = "idle", 0, ""
        self._methods = {
            "Get": self._get,
            "GetSlotStatus": self._slot_status,
            "Mark": self._mark,
            "Info": lambda _source: ("ss", (self.bundle["compatible"], self.bundle["version"])),
            "InspectBundle": self._inspect,
            "InstallBundle": self._begin,
        }
        self._stop = threading.Event()
        # the last word and what is idle then belong together, as in RAUC's one loop
        self._speaking = threading.Lock()

    def __enter__(self):
        self._connection = open_dbus_connection(self.bus)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join(5)
        with contextlib.suppress(OSError):
            self._connection.close()

    def _serve(self):
        while not self._stop.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            except (OSError, ValueError):
                return
            if message.header.message_type is MessageType.method_call and not self.mute:
                method = message.header.fields[HeaderFields.member]
                self.asked.append(method)
                self._reply(message, method, message.body)

    def _reply(self, message, method, body):
        with self._speaking:
            try:
                if self.old and method == "InspectBundle":
                    self._connection.send(new_error(message, _UNKNOWN, "s", (method,)))
                    return
                signature, answer = self._methods[method](*body)
            except (RefusedError, KeyError) as error:
                self._connection.send(new_error(message, _FAILED, "s", (str(error),)))
                return
            self._connection.send(new_method_return(message, signature, answer))

    def _get(self, _interface, name):
        if self.garbage:
            return "v", (("i", 7),)
        values = {
            "BootSlot": ("s", self.boot_slot),
            "Operation": ("s", self._operation),
            "LastError": ("s", self._error),
            "Progress": ("(isi)", (self._percent, "Copying", 1)),
        }
        return "v", (values[name],)

    def _slot_status(self):
        if self._operation != "idle":
            raise RefusedError("already processing a different method")
        rows = [
            (name, {key: ("s", value) for key, value in known.items()})
            for name, known in self.slots.items()
        ]
        return "a(sa{sv})", ([] if self.garbage else rows,)

    def _mark(self, state, slot):
        if self.refuses:
            raise RefusedError(self.refuses)
        self.marked.append((state, slot))
        mine = next(one for one in self.slots.values() if one.get("bootname") == self.boot_slot)
        other = next(
            one for one in self.slots.values() if one.get("bootname") not in {None, self.boot_slot}
        )
        (mine if slot == "booted" else other)["boot-status"] = state
        return "ss", (slot, f"marked slot {slot} as {state}")

    def _inspect(self, source, _options):
        if self.refuses:
            raise RefusedError(self.refuses)
        update = {key: ("s", value) for key, value in self.bundle.items()}
        return "a{sv}", ({"manifest-hash": ("s", "ab" * 32), "update": ("a{sv}", update)},)

    def _begin(self, source, options):
        if self.refuses:
            raise RefusedError(self.refuses)
        if strange := options.keys() - _OPTIONS:
            raise RefusedError(f"Unsupported key: {min(strange)}")
        self.installed.append((source, {key: value for key, (_, value) in options.items()}))
        self._operation, self._error = "installing", ""
        threading.Thread(target=self._install, daemon=True).start()
        return None, ()

    def _install(self):
        for percent in self.progress:
            self._percent = percent
            if percent in self.stays:
                self.stays[percent].wait()
        if self.dies:
            self._stop.set()
            time.sleep(0.1)
            self._connection.close()
            return
        address = DBusAddress("/", interface=INTERFACE)
        with self._speaking:
            self._error, self._operation = self.fails, "idle"
            with contextlib.suppress(OSError):  # the test is over, and its bus
                completed = (1 if self.fails else 0,)
                self._connection.send(new_signal(address, "Completed", "i", completed))


class RefusedError(Exception):
    """RAUC says no."""
