# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A terminal's folders, its settings file, and a way to call the command in this process."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.cli import main


@dataclass(frozen=True)
class Outcome:
    """What one call said and returned."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def kiosk_toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write a settings file; its [paths] lie in the test's folder."""
    file = tmp_path / "kiosk.toml"
    monkeypatch.setenv("KIOSK_SETTINGS", str(file))

    def write(text: str = "") -> Path:
        folders = f'[paths]\nstate = "{tmp_path}/state"\nruntime = "{tmp_path}/run"\n'
        file.write_text(folders + text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def kiosk(capsys: pytest.CaptureFixture[str]):
    """Call `kiosk` with these words."""

    def call(*words: str) -> Outcome:
        try:
            code = main(words)
        except SystemExit as end:  # argparse
            code = int(end.code or 0)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return call
