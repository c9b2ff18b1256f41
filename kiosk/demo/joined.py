# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Terminals and the office of the demo beside each other, each in processes of its own."""

import importlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from kiosk.demo.processes import running

#: What of an earlier demo in the same folder belonged to another office.
_OF_BEFORE = ("office", "state/agent", "state/office", "second")


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """An office that is made: its address, and code and key with which its screen joins."""

    url: str
    file: Path
    code: str
    key: str

    def table(self, *, code: bool = True) -> str:
        """The `[office]` table of a ready file; without the code a terminal waits for staff."""
        rows = ["[office]", f'url = "{self.url}"']
        if code:
            rows += [f'code = "{self.code}"', f'key = "{self.key}"']
        rows.append("")
        return "\n".join(rows)


def make(folder: Path, amt_url: str, now: datetime) -> DemoOffice:
    """Make an office in a folder, whose sources lie at `amt_url`.

    Raises:
        ModuleNotFoundError: what an office needs is not installed.
    """
    for name in _OF_BEFORE:
        shutil.rmtree(folder / name, ignore_errors=True)
    # it needs Django, which a terminal does not have
    building = importlib.import_module("kiosk.demo.office")
    return cast("DemoOffice", building.build(folder, amt_url, now))


@contextmanager
def served(office: DemoOffice, folder: Path) -> Iterator[None]:
    """Server and worker of an office until the end of the block."""
    with ExitStack() as stack:
        for act in ("serve", "worker"):
            words = ("office", "--office", str(office.file), act)
            stack.enter_context(running(folder / f"office-{act}.log", *words))
        yield


@contextmanager
def joined(office: DemoOffice, folder: Path, file: Path) -> Iterator[None]:
    """The agent of the screen that is shown, and that of a second one, until the end of the block.

    The first joins with its code by itself, the second waits for staff.
    """
    second = folder / "second"
    second.mkdir(exist_ok=True)
    (second / "kiosk.toml").write_text(
        f'[paths]\nstate = "{second}/state"\nruntime = "{second}/runtime"\n'
        + office.table(code=False),
        "utf-8",
    )
    with ExitStack() as stack:
        for settings, log in ((file, "agent.log"), (second / "kiosk.toml", "second-agent.log")):
            stack.enter_context(running(folder / log, "--settings", str(settings), "agent"))
        yield
