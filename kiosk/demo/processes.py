# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The processes that the demo starts beside itself, each a `kiosk` of its own, and ends again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LAST_SECONDS = 15.0


@contextmanager
def running(log: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """`kiosk` with these words until the end of the block; what it says goes into `log`."""
    command = [sys.executable, "-P", "-m", "kiosk.cli", *words]
    with log.open("ab") as out:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            command,
            env=dict(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            # Ctrl+C is for the demo, which ends the others in their order
            start_new_session=True,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
