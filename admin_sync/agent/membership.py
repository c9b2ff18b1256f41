# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""To which office this terminal belongs, and as what: a file, beside the key of the device."""

import json
import logging
import os
import stat
from dataclasses import asdict, dataclass
from pathlib import Path

from admin_sync.agent import leaving
from admin_sync.protocol.encoding import EncodingError, from_text, to_text
from admin_sync.protocol.identity import KEY, Identity, load_or_create, words
from content.files import replace_file

_log = logging.getLogger(__name__)

KEY_FILE = "device.key"
_FILE = "office.json"
_FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class Membership:
    """The name of this device at its office, that office's key (pinned), and the place.

    `revoked`: the office has taken the device back. It then shows nothing of it.
    """

    device: str
    office: str
    place: str
    revoked: bool = False

    @property
    def office_key(self) -> bytes:
        """The 32 bytes of the pinned key."""
        return from_text(self.office, KEY)


class Papers:
    """The agent's own folder: what nobody else reads.

    `office` is the key of the office that the settings name, empty where they name none: to
    another one this terminal does not belong, whatever it joined before.
    """

    def __init__(self, folder: Path, office: bytes = b"") -> None:
        self.folder = folder
        self._expected = office
        self._warned = False

    def identity(self) -> Identity:
        """The key of this device, made where there is none.

        Raises:
            OSError, KeyFileError: it can neither be read nor made.
        """
        make_own(self.folder)
        identity = load_or_create(self.folder / KEY_FILE)
        _own(self.folder / KEY_FILE, self.folder.parent)
        return identity

    def membership(self) -> Membership | None:
        """The office that this terminal belongs to; None for none, or where nobody can tell."""
        try:
            raw = json.loads((self.folder / _FILE).read_bytes())
            found = Membership(
                str(raw["device"]), str(raw["office"]), str(raw["place"]), raw["revoked"] is True
            )
            from_text(found.office, KEY)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, EncodingError, RecursionError) as error:
            _log.warning("What is known of the office is of no use: %s", error)
            return None
        if self._expected and found.office_key != self._expected:
            if not self._warned:
                _log.warning(
                    "This terminal has joined another office (%s) than [office] key names (%s).",
                    words(found.office_key),
                    words(self._expected),
                )
            self._warned = True
            return None
        return found if found.device else None

    def join(self, device: str, office: bytes, place: str) -> Membership:
        """Keep the office that has accepted this device.

        Raises:
            OSError: it cannot be written.
        """
        make_own(self.folder)
        leaving.withdraw(self.folder)
        return self.keep(Membership(device, to_text(office), place))

    def keep(self, membership: Membership) -> Membership:
        """Keep a membership, on the disk when this returns; raises OSError."""
        make_own(self.folder)
        replace_file(self.folder / _FILE, json.dumps(asdict(membership)).encode())
        (self.folder / _FILE).chmod(0o600)
        _own(self.folder / _FILE, self.folder.parent)
        return membership

    def forget(self, *, key: bool) -> None:
        """Belong to no office any more; with `key` forget who this device was, too."""
        (self.folder / _FILE).unlink(missing_ok=True)
        if key:
            (self.folder / KEY_FILE).unlink(missing_ok=True)


def make_own(folder: Path) -> None:
    """Make the agent's own folder, which nobody else reads.

    Raises:
        OSError: it cannot be made, or is somebody else's.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
        _own(folder, folder.parent)
    if stat.S_IMODE(folder.stat().st_mode) != _FOLDER_MODE:
        folder.chmod(_FOLDER_MODE)


def _own(path: Path, state: Path) -> None:
    """What root makes by hand belongs to whom the state folder belongs."""
    if os.geteuid() == 0:
        owner = state.stat()
        os.chown(path, owner.st_uid, owner.st_gid)
