# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Writes below the runtime root what the settings mean for the parts of the machine."""

import contextlib
import grp
import os
import re
from pathlib import Path

from content.files import replace_file
from kiosk.provision import turning
from kiosk.provision.kept import Good
from kiosk.provision.keyfiles import keyfiles
from kiosk.provision.plain import HEAD, plain
from kiosk.settings.model import Settings

#: Below the runtime root: what concerns the terminal itself.
FOLDER = "kiosk-provision"
REPORT = "report.json"
_PROFILES = Path("NetworkManager", "system-connections")
_CLOCK = Path("systemd", "timesyncd.conf.d", "50-kiosk.conf")
_TOUCH = Path("udev", "rules.d", "60-kiosk-turned.rules")
_RADIO = Path("modprobe.d", "50-kiosk-wifi.conf")
_GROUP = "kiosk"
_ROOTS, _SHARED, _ALL = 0o600, 0o640, 0o644


class Outlet:
    """The runtime root, /run on a terminal. What was written there before and is not again goes."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def write(self, good: Good | None, settings: Settings) -> None:
        """Everything but the report. Without settings this is a terminal that nobody set up.

        Raises:
            OSError: something cannot be written.
        """
        self._network(settings)
        servers = " ".join(settings.network.ntp)
        head = "# Written by `kiosk provision` at each start.\n"
        self._put(_CLOCK, f"{head}[Time]\nNTP={servers}\n" if servers else "", _ALL)
        self._put(_TOUCH, turning.rule(settings.panel.turned), _ALL)
        country = settings.network.wifi_country if settings.network.wifi else ""
        line = f"options cfg80211 ieee80211_regdom={country}\n"
        self._put(_RADIO, head + line if country else "", _ALL)
        own = Path(FOLDER)
        self._put(own / "turned", f"{settings.panel.turned}\n", _ALL)
        self._put(own / "proxy.env", _environment(settings.network.proxy), _ALL)
        certificates = good.certificates if good else ""
        self._put(own / "ca.pem", certificates, _ALL)
        text = HEAD.format(name="no file")
        if good is not None:
            ca_file = str(self._root / own / "ca.pem") if certificates else ""
            text = plain(good.text, good.name, ca_file)
        # the code with which it joins the office is not everybody's to read
        self._put(own / "kiosk.toml", text, _SHARED)
        self._share(own / "kiosk.toml")

    def say(self, report: str) -> None:
        """The report, last of all.

        Raises:
            OSError: it cannot be written.
        """
        self._put(Path(FOLDER, REPORT), f"{report}\n", _ALL)

    def _network(self, settings: Settings) -> None:
        profiles = keyfiles(settings.network)
        folder = self._root / _PROFILES
        for stale in sorted(folder.glob("kiosk-*.nmconnection")):
            if stale.name not in profiles:
                stale.unlink()
        for name, text in profiles.items():
            self._put(_PROFILES / name, text, _ROOTS)

    def _put(self, file: Path, text: str, mode: int) -> None:
        """Put a text in a file below the root; without text the file goes."""
        path = self._root / file
        if not text:
            path.unlink(missing_ok=True)
            return
        self._make(file.parent)
        # a restart forgets it all: nothing is worth waiting for the disk
        replace_file(path, text.encode(), durable=False, mode=mode)

    def _make(self, folder: Path) -> None:
        """The folder with those above it, which others may enter whatever the umask says."""
        at = self._root
        for part in folder.parts:
            at /= part
            if not at.is_dir():
                at.mkdir(parents=True)
                at.chmod(0o755)

    def _share(self, file: Path) -> None:
        """Give a file to the group of the player and the agent, where there is one."""
        with contextlib.suppress(KeyError, PermissionError):
            os.chown(self._root / file, -1, grp.getgrnam(_GROUP).gr_gid)


def _environment(proxy: str) -> str:
    """What RAUC reads as its environment, see EnvironmentFile= in systemd.exec(5); "" for none."""
    if not proxy:
        return ""
    said = re.sub(r'([\\"`$])', r"\\\1", proxy)
    return f'http_proxy="{said}"\nhttps_proxy="{said}"\n'
