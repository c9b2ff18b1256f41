# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk diagnostics`: packs what an admin would ask for, without a word of any visitor."""

import io
import json
import platform
import zipfile
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from admin_sync.agent import enrolment, service
from admin_sync.agent.clocks import NAME as CLOCK
from admin_sync.agent.service import ServiceError
from content import light
from content.clock import boot, since_boot, utc_now
from content.outbox import Outbox, OutboxError
from content.settings.problem import SettingsError
from content.state import CHECKED_NAME
from kiosk import __version__
from kiosk.checks.check import Ground, findings
from kiosk.commands.command import add_json
from kiosk.console import FINE, RED, Console
from kiosk.lastwords import FOLDER, MOST_BYTES, kept
from kiosk.panel import word
from kiosk.settings.load import load_with_formats
from kiosk.settings.model import Settings
from kiosk.settings.office import in_force
from kiosk.settings.origin import effective
from kiosk.witness import testimony
from player import pulse

HELP = "Pack what an admin would ask for into one file, without visitors' text and without keys."

_LINES = 2000
_LARGEST = MOST_BYTES
# where systemd-pstore puts what the firmware kept of a kernel that died
_PANICS = Path("/var/lib/systemd/pstore")
_MOST_PANICS = 5
# a code joins a terminal: it is nobody's to read
_SECRET = frozenset({"office.code"})


def configure(parser: ArgumentParser) -> None:
    """Declare where to."""
    parser.add_argument("--out", metavar="FILE", type=Path, help="default: diagnostics-TIME.zip")
    add_json(parser)


def run(args: Namespace, console: Console) -> int:
    """Pack it. A part that cannot be had says so in its place, and costs only itself."""
    now = utc_now()
    try:
        ground = _ground(console, now)
    except SettingsError as error:
        ground = Ground(Settings(), error.problems, now)
    file = args.out or Path(f"diagnostics-{now:%Y%m%dT%H%M%SZ}.zip")
    held = []
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, made in _parts(ground, console).items():
            held.append(_packed(archive, name, made))
    try:
        file.write_bytes(packed.getvalue())
    except OSError as error:
        console.note(f"kiosk diagnostics: {error}")
        return RED
    if args.json:
        console.document({"version": 1, "file": str(file), "holds": held})
    else:
        console.say(f"{file}: {len(packed.getvalue())} bytes")
    return FINE


def _packed(archive: zipfile.ZipFile, name: str, made: Callable[[], bytes]) -> str:
    """Pack one part, or why it is missing; the name under which it lies there."""
    try:
        data = made()
    except (OSError, ValueError, ServiceError, OutboxError, SettingsError) as error:
        name, data = f"{name}.missing", str(error).encode()
    archive.writestr(name, data)
    return name


def _ground(console: Console, now: datetime) -> Ground:
    loaded = in_force(console.settings_file, load_with_formats)
    return Ground(loaded.settings, (*loaded.problems, *loaded.office_problems), now)


def _parts(ground: Ground, console: Console) -> dict[str, Callable[[], bytes]]:
    """Each file of the package, and how it is made."""
    paths = ground.settings.paths
    plain = (CHECKED_NAME, CLOCK, pulse.NAME, testimony.NAME, word.NAME, light.FILE)

    def reading(file: Path) -> Callable[[], bytes]:
        return lambda: _head(file)

    return {
        "machine.json": lambda: _json(_machine(ground)),
        "checks.json": lambda: _json([asdict(one) for one in findings(ground)]),
        "settings.json": lambda: _json(list(_settings(console))),
        "outbox.json": lambda: _json(_outbox(paths.state)),
        "folders.json": lambda: _json(list(_folders(paths.state))),
        "enrolment.json": lambda: _json(_standing(paths.runtime)),
        **{name: reading(paths.runtime / name) for name in plain},
        "log.txt": lambda: service.log(_LINES),
        **{name: reading(file) for name, file in _last_words(paths.state)},
    }


def _last_words(state: Path) -> Iterator[tuple[str, Path]]:
    """What units said before they were stuck, and what the kernel said before it died."""
    with suppress(OSError):
        for file in kept(state):
            yield f"{FOLDER}/{file.name}", file
    with suppress(OSError):
        panics = sorted(_PANICS.rglob("dmesg*.txt"), key=lambda file: file.stat().st_mtime)
        for file in panics[-_MOST_PANICS:]:
            yield f"panics/{'-'.join(file.relative_to(_PANICS).parts)}", file


def _machine(ground: Ground) -> dict[str, object]:
    return {
        "version": __version__,
        "made": ground.now.isoformat(),
        "boot": boot(),
        "uptime": round(since_boot()),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def _settings(console: Console) -> Iterator[dict[str, object]]:
    for row in effective(in_force(console.settings_file)):
        value = "…" if row.key in _SECRET and row.value else row.value
        yield {"key": row.key, "value": value, "origin": row.origin}


def _outbox(state: Path) -> list[dict[str, object]]:
    """How many of each kind and state: never what they say."""
    counted = Counter((entry.kind, entry.state) for entry in Outbox(state).entries())
    return [
        {"kind": kind, "state": said, "entries": number}
        for (kind, said), number in sorted(counted.items())
    ]


def _folders(state: Path) -> Iterator[dict[str, object]]:
    """Names, sizes and modes of what lies in the state folder; of media only how much it is."""
    for path in sorted(state.iterdir()):
        with suppress(OSError):
            files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
            size = sum(one.stat().st_size for one in files)
            mode = f"{path.stat().st_mode & 0o7777:o}"
            yield {"name": path.name, "files": len(files), "bytes": size, "mode": mode}


def _standing(runtime: Path) -> dict[str, object]:
    stands = enrolment.read(runtime)
    if stands is None:
        return {}
    return {
        "state": stands.state,
        "place": stands.place,
        "detail": stands.detail,
        "office": stands.office,
    }


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LARGEST)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
