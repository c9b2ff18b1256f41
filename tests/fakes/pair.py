# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# Django has to know the office before its models are imported
# ruff: noqa: PLC0415

"""A live office and live terminals: real processes, real frames on an X server, a real witness.

`Office` is a context manager; `Pair` is one terminal joined to it by a ready file, whose network
to the office is a `Wire`. Needs Xvfb, and root: for a disk that can be full, and a panel's plug.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from content.clock import utc_now
from kiosk.demo import joined
from tests.fakes.wire import Wire

KIOSK = [sys.executable, "-P", "-m", "kiosk.cli"]
SIZE = (540, 960)
# the program of that name would stay between us and the agent
_FAKETIME = next(map(str, Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), "")
_KEPT = ("amt-news", "amt-termine")
_WINDOW = """
import sys
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QRasterWindow
class Sheet(QRasterWindow):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self.height(), QColor(sys.argv[1]))
        painter.end()
app = QGuiApplication(sys.argv)
sheet = Sheet()
sheet.setGeometry(0, 0, 540, 960)
sheet.show()
app.exec()
"""


@dataclass(frozen=True)
class Row:
    """How the office sees a terminal at one moment."""

    colour: str
    words: str


class Office:
    """The office's server in a process; its database is read here, as its pages read it."""

    def __init__(self, folder, amt_url):
        self.folder = folder
        self.made = joined.make(folder, amt_url, utc_now())
        self.port = urlsplit(self.made.url).port
        self._process = None
        from admin_sync.office.sources.models import Source

        Source.objects.exclude(pk__in=_KEPT).delete()

    def start(self):
        log = (self.folder / "office.log").open("ab")
        words = ["office", "--office", str(self.made.file), "serve"]
        # the server has a child that answers; a service manager ends both, and so do we
        self._process = subprocess.Popen(
            [*KIOSK, *words], stdout=log, stderr=log, start_new_session=True
        )

    def stop(self):
        self.signal(signal.SIGKILL)
        self._process.wait()

    def signal(self, number):
        os.killpg(self._process.pid, number)

    def place(self, number):
        """A place for a screen, and the code of its ready file."""
        from admin_sync.office.fleet import composing, joining
        from admin_sync.office.fleet.models import Terminal
        from admin_sync.office.people.models import Unit

        unit = Unit.objects.filter(kind=Unit.Kind.VILLAGE)[number]
        panel = {"diagonal_mm": 800, "orientation": "portrait", "lower_edge_mm": 900}
        terminal = Terminal.objects.create(
            name=f"{unit.name}, Bildschirm {number}",
            unit=unit,
            settings={"panel": panel},
            created=utc_now(),
            checks_touch=False,
        )
        composing.publish([terminal], utc_now())
        return terminal, joining.offer(terminal, None, utc_now(), ready=True)

    def look(self, terminal):
        from django.db import close_old_connections, connection

        from admin_sync.office.fleet import standing
        from admin_sync.office.fleet.models import Terminal

        close_old_connections()
        now = utc_now()
        found = standing.one_of(Terminal.objects.get(pk=terminal.pk), now).status
        connection.close()
        bad = [one for one in found.reasons if one.colour.value == found.colour.value]
        return Row(
            found.colour.value,
            str((bad or found.reasons)[0].what.told(now)) if found.reasons else "",
        )

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            self.signal(signal.SIGCONT)
        self.stop()


class Pair:
    """One terminal: screen, player, witness and agent."""

    def __init__(self, office, folder, number):
        self.office, self.folder = office, folder
        self.wire = Wire(office.port)
        self.terminal, code = office.place(number)
        folder.mkdir()
        for name in ("state", "run", "screen"):
            (folder / name).mkdir()
        self.plug("connected")
        self.mounted = os.geteuid() == 0
        if self.mounted:
            mount = ["mount", "-t", "tmpfs", "-o", "size=1500m", "tmpfs", str(folder / "state")]
            self.mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
        self.settings = folder / "kiosk.toml"
        self.settings.write_text(
            f'[paths]\nstate = "{folder}/state"\nruntime = "{folder}/run"\n'
            f'[office]\nurl = "http://127.0.0.1:{self.wire.port}"\ncode = "{code}"\n',
            "utf-8",
        )
        self.processes, self.covers, self.display, self.clock = {}, [], "", ""
        self._undo = ExitStack()

    def start(self, part):
        """Start screen, player, witness or agent."""
        if part == "screen":
            return self._start_screen()
        words = {
            "player": ["player", "--windowed", "--size", f"{SIZE[0]}x{SIZE[1]}"],
            "witness": ["witness", "--framebuffer", str(self.folder / "screen" / "Xvfb_screen0")],
            "agent": ["agent"],
        }[part]
        command = [*KIOSK, "--settings", str(self.settings), *words]
        if part == "agent":
            # its own view of the kernel's folder of devices: no machine of tests has a panel
            mount = f"mount --bind {self.folder}/class /sys/class"
            wrong = ["env", f"LD_PRELOAD={_FAKETIME}", f"FAKETIME={self.clock}"]
            command = [*(wrong if self.clock else []), *command]
            command = ["unshare", "-m", "sh", "-c", f'{mount} && exec "$@"', "sh", *command]
        self.processes[part] = self._popen(part, command)
        return None

    def signal(self, part, number):
        self.processes[part].send_signal(number)
        if number == signal.SIGKILL:
            self.processes[part].wait()

    def restart(self, part):
        self.signal(part, signal.SIGKILL)
        self.start(part)

    def cover(self, colour):
        """Lay a window over everything."""
        self.covers.append(self._popen("cover", [sys.executable, "-c", _WINDOW, colour]))

    def stranger(self):
        """Lay another player over it, which shows another page."""
        folder = self.folder / "stranger"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "run").mkdir(parents=True)
        file = folder / "kiosk.toml"
        file.write_text(f'[paths]\nstate = "{folder}/state"\nruntime = "{folder}/run"\n')
        words = ["player", "--windowed", "--size", f"{SIZE[0]}x{SIZE[1]}", "--page", "news"]
        self.covers.append(self._popen("stranger", [*KIOSK, "--settings", str(file), *words]))

    def uncover(self):
        for one in self.covers:
            one.kill()
            one.wait()
        self.covers.clear()

    def plug(self, status):
        """Let the kernel say that the panel is `connected` or `disconnected`."""
        output = self.folder / "class" / "drm" / "card0-HDMI-A-1"
        output.mkdir(parents=True, exist_ok=True)
        (output / "status").write_text(f"{status}\n")
        (output / "enabled").write_text("enabled\n" if status == "connected" else "disabled\n")
        (output / "edid").write_bytes(b"panel of a test" * 8 if status == "connected" else b"")

    def fill(self):
        """Leave no byte on the disk of the state folder."""
        if not self.mounted:
            raise OSError("no file system of its own could be mounted")
        with (
            (self.folder / "state" / "ballast").open("wb", buffering=0) as file,
            contextlib.suppress(OSError),
        ):
            while True:
                file.write(bytes(1 << 16))
        with (
            (self.folder / "state" / "crumbs").open("wb", buffering=0) as file,
            contextlib.suppress(OSError),
        ):
            while True:
                file.write(bytes(64))

    def empty(self):
        for name in ("ballast", "crumbs"):
            (self.folder / "state" / name).unlink(missing_ok=True)

    def agent_at(self, offset):
        """Let the agent's wall clock be wrong by so much ("+2h"), right again for ""."""
        if not _FAKETIME:
            raise OSError("faketime is not installed")
        self.clock = offset
        self.restart("agent")

    def publish(self):
        from admin_sync.office.fleet import composing

        composing.publish([self.terminal], utc_now())

    def add_dead_source(self):
        from admin_sync.office.sources.models import Source

        Source.objects.create(
            id=f"tot-{self.terminal.pk}", unit=self.terminal.unit, kind="news", format="rss",
            url="http://127.0.0.1:9/feed", name="Tot", every=900, position=99,
        )  # fmt: skip
        self.publish()

    def remove_source(self):
        from admin_sync.office.sources.models import Source

        Source.objects.filter(pk=f"tot-{self.terminal.pk}").delete()
        self.publish()

    def break_settings(self):
        from admin_sync.office.fleet import outgoing

        outgoing.put(self.terminal, "settings", {"toml": "[terminal]\nunsinn = 1\n"}, utc_now())

    def break_seal(self):
        from admin_sync.office.fleet.models import Document, Terminal

        row = Document.objects.get(terminal=self.terminal, name="settings")
        row.sealed = bytes(row.sealed).replace(b"terminal", b"terminaI", 1)
        row.mark = "0" * 64
        row.save()
        Terminal.objects.get(pk=self.terminal.pk).save()

    def revoke(self):
        from admin_sync.office.fleet import joining
        from admin_sync.office.fleet.models import Device

        self.revoked = utc_now()
        joining.revoke(Device.objects.get(terminal=self.terminal, state="accepted"), self.revoked)

    def rejoin(self):
        """Type a new code at the terminal: it becomes another device, and is taken in."""
        from admin_sync.office.fleet import joining
        from admin_sync.office.fleet.models import Device

        # it has heard of it once it asks how it stands
        asked, end = Device.objects.filter(announced__gt=self.revoked), time.monotonic() + 120
        while not asked.exists() and time.monotonic() < end:
            time.sleep(1)
        code = joining.offer(self.terminal, None, utc_now(), ready=True)
        typed = self._popen("enrol", [*KIOSK, "--settings", str(self.settings), "enrol", code])
        # with another key it has to begin anew, as systemd lets it
        self.processes["agent"].wait(120)
        self.start("agent")
        typed.wait(120)

    def _start_screen(self):
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"]
        self.processes["screen"] = subprocess.Popen(
            [*command, "-fbdir", str(self.folder / "screen")],
            pass_fds=[writing], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.display = f":{pipe.readline().strip()}"

    def _popen(self, name, command):
        kept = {key: value for key, value in os.environ.items() if key != "QT_QUICK_BACKEND"}
        more = {
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(command, env={**kept, **more}, stdout=log, stderr=log)

    def __enter__(self):
        for part in ("screen", "agent", "player", "witness"):
            self.start(part)
        return self

    def __exit__(self, *_):
        self.uncover()
        for process in self.processes.values():
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()
        self.wire.close()
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder / "state")], check=False)
