# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk usb-update`: installs a newer system of ours from a stick, for places without network.

Nothing on a stick is ever run or believed: a file with the right name is copied, RAUC checks whose
signature it bears, and only then it counts.
"""

import fcntl
import shutil
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from admin_sync.agent import service, updatefiles
from admin_sync.agent.rauc import Bundle, Rauc, RaucError
from admin_sync.agent.service import ServiceError
from admin_sync.agent.updatefiles import Stick
from admin_sync.agent.updates import Booted
from content.clock import boot, since_boot
from kiosk.console import FINE, RED, Console, UsageError
from kiosk.stick import choosing
from kiosk.stick.choosing import Candidate
from kiosk.stick.mounting import StickError, opened

HELP = "Install a newer system from a stick, if it is signed and made for this machine."

_COPY = Path("/data/update")
_NAME = "stick.raucb"
# what a bundle of RAUC begins with
_MAGIC = b"hsqs"
_BLOCK = 1 << 20
_SPARE = 200_000_000
_EVERY = 10.0
# what runs has proved itself by then, or will not
_LONGEST_WAIT = 3600.0
_STEP = 10


def configure(parser: ArgumentParser) -> None:
    """Declare the stick."""
    parser.add_argument(
        "stick", metavar="DEVICE-OR-DIR", type=Path, help="a stick, or a folder with its files"
    )
    parser.add_argument(
        "--copy-to",
        metavar="FOLDER",
        type=Path,
        default=_COPY,
        help=f"on a disk with room for it (default: {_COPY})",
    )


def run(args: Namespace, console: Console) -> int:
    """Install what is there, and have the machine start anew; a stick without it is nothing."""
    booted = updatefiles.booted()
    if booted is None:
        raise UsageError(
            f"there is no {updatefiles.RELEASE_FILE}", "only a terminal's own image is updated"
        )
    state = console.settings().paths.state
    visit = Visit(Rauc(), booted, state, args.copy_to, console)
    args.copy_to.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (args.copy_to / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one stick after the other
        try:
            return visit.of(args.stick)
        finally:
            (args.copy_to / _NAME).unlink(missing_ok=True)


class RefusedError(Exception):
    """A stick is not taken; the word says why."""


class Visit:
    """One stick on one machine."""

    def __init__(
        self, rauc: Rauc, booted: Booted, state: Path, folder: Path, console: Console
    ) -> None:
        self._rauc = rauc
        self._booted = booted
        self._state = state
        self._copy = folder / _NAME
        self._console = console

    def of(self, place: Path) -> int:
        """Look into a stick and do what it is for; the exit code."""
        version = ""
        try:
            with opened(place) as folder:
                candidate = choosing.newest(folder)
                if candidate is None or not choosing.is_ours(candidate, self._booted):
                    self._note("nothing for this terminal")
                    return FINE
                version = candidate.version
                self._take(candidate)
            version = self._install(version)
        except RefusedError as error:
            self._say(Stick("refused", version, error=str(error)))
            return RED
        except (StickError, RaucError, OSError) as error:
            self._say(Stick("failed", version, error=str(error)[:300]))
            return RED
        self._say(Stick("installed", version, 100))
        try:
            service.reboot()
        except ServiceError as error:
            self._note(str(error))
            return RED
        return FINE

    def _take(self, candidate: Candidate) -> None:
        """Copy it: a stick may be drawn, and may show another thing at a second look."""
        if not 0 < candidate.size <= choosing.LARGEST:
            raise RefusedError("size")
        left, size = candidate.size, 0
        with candidate.file.open("rb") as source:
            head = source.read(len(_MAGIC))
            if head != _MAGIC:
                raise RefusedError("no bundle")
            if shutil.disk_usage(self._copy.parent).free < left + _SPARE:
                raise RefusedError("no room")
            self._copy.unlink(missing_ok=True)
            with self._copy.open("xb") as target:
                target.write(head)
                while size < left and (block := source.read(_BLOCK)):
                    size += len(block)
                    target.write(block)
        self._copy.chmod(0o600)

    def _install(self, claimed: str) -> str:
        try:
            bundle = self._rauc.inspect(str(self._copy))
        except RaucError as error:
            raise RefusedError(str(error)) from error
        against = choosing.objection(bundle, self._booted, updatefiles.left(self._state))
        if against:
            raise RefusedError(against)
        self._await()
        # what was found while the other system was on trial may count by now
        against = choosing.objection(bundle, self._booted, updatefiles.left(self._state))
        if against:
            raise RefusedError(against)
        self._note(f"installing {bundle.version} (its file says {claimed})")
        # the copy is root's alone: what was looked at is what is installed
        self._rauc.install(str(self._copy), {}, self._told(bundle))
        return bundle.version

    def _told(self, bundle: Bundle) -> Callable[[int], None]:
        last = -1

        def told(percent: int) -> None:
            nonlocal last
            step = percent // _STEP * _STEP
            if step != last:
                last = step
                self._say(Stick("installing", bundle.version, step))

        return told

    def _await(self) -> None:
        """Until the system that runs has proved itself: it would be the one to return to."""
        ends = since_boot() + _LONGEST_WAIT
        while True:
            try:
                if not choosing.must_wait(self._rauc.slots()):
                    return
            except RaucError as error:
                self._note(str(error))
            if since_boot() >= ends:
                raise RefusedError("unconfirmed")
            time.sleep(_EVERY)

    def _say(self, said: Stick) -> None:
        """For the agent, and for whoever reads the log."""
        self._note(f"{said.state} {said.version} {said.error or said.percent}")
        at = Stick(said.state, said.version, said.percent, said.error, boot(), since_boot())
        try:
            updatefiles.write(self._state, updatefiles.STICK, at)
        except OSError as error:
            self._note(str(error))

    def _note(self, words: str) -> None:
        self._console.note(f"kiosk usb-update: {words}")
