# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a sync of the demo Amt costs, over real HTTP on loopback: the first and the second."""

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from content.fetch import NetworkOptions
from content.sync import SourceResult, Syncer, sync_once
from kiosk.commands.sync import with_syncer
from kiosk.demo.server import AmtServer
from kiosk.demo.settings import settings_text
from kiosk.settings.load import load
from kiosk.settings.model import Settings
from kiosk.wiring import network_options


def cpu() -> float:
    """CPU seconds of this process and of the workers that ended."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def measure(label: str, settings: Settings, network: NetworkOptions) -> None:
    """Sync everything once and print a row."""
    wall, used = time.monotonic(), cpu()
    found: list[SourceResult] = []

    def once(syncer: Syncer) -> int:
        found.extend(sync_once(syncer, settings.sources, lambda _: None))
        return 0

    with_syncer(settings, network, once)
    statuses = sorted({str(result.status) for result in found})
    print(
        f"{label:8} {len(found)} sources, {sum(r.items for r in found)} items held, "
        f"{sum(r.bytes for r in found)} bytes, {', '.join(statuses)}: "
        f"{time.monotonic() - wall:.2f} s, CPU {cpu() - used:.2f} s"
    )


def main() -> int:
    """Print both rows and the size of the state."""
    with tempfile.TemporaryDirectory() as name, AmtServer() as amt:
        folder = Path(name)
        file = folder / "kiosk.toml"
        file.write_text(settings_text(amt.url, folder))
        settings = load(file).settings
        network = replace(network_options(settings.network), pause=0.0)
        measure("first", settings, network)
        measure("second", settings, network)
        state = sum(f.stat().st_size for f in settings.paths.state.rglob("*") if f.is_file())
        print(f"state folder: {state / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
