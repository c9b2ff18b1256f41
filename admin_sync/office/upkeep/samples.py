# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Units for systemd and samples for the TLS proxy, with an office's own names in them."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from admin_sync.office.config import Config

#: The units lie in the repository's `systemd` as well, made from these for the default paths.
UNITS: Final = ("schaukasten-office.service", "schaukasten-office-worker.service")
NAMES: Final = (*UNITS, "schaukasten-office.conf", "nginx.conf", "Caddyfile")


def rendered(config: Config, file: Path, program: str) -> Iterator[tuple[str, str]]:
    """Name and text of each. `program` is the `kiosk` that units start."""
    at_home = Path(program).parts[1:2] in {("home",), ("root",)}
    words = {
        "@FILE@": str(file),
        "@PROGRAM@": program,
        "@STATE@": str(config.state),
        # who runs it from a home needs at least that to be readable
        "@HOME@": "read-only" if at_home else "yes",
        "@LISTEN@": config.listen,
        "@HOST@": urlsplit(config.base_url).hostname or "localhost",
    }
    folder = resources.files("admin_sync.office.upkeep") / "setup"
    for name in NAMES:
        text = (folder / name).read_text("utf-8")
        for word, meant in words.items():
            text = text.replace(word, meant)
        yield name, text
