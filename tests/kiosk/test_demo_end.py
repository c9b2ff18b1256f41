# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whoever ends the demo is heard, whichever of its threads the signal meets."""

import io
import signal
import threading
from argparse import Namespace
from pathlib import Path

import pytest

from kiosk.commands import demo
from kiosk.console import FINE, Console


@pytest.fixture
def ended_by_sigterm():
    """As the command has it."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("ended_by_sigterm")
def test_a_signal_that_meets_another_thread_ends_it(monkeypatch):
    monkeypatch.setattr(demo, "has_display", lambda: False)
    said = io.StringIO()

    def end():
        while "until Ctrl+C" not in said.getvalue():
            threading.Event().wait(0.01)
        # by then the other thread sleeps; the kernel wakes it for no signal of this one
        threading.Event().wait(0.5)
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

    ending = threading.Thread(target=end)
    ending.start()
    console = Console(Path("none"), io.StringIO(), said)
    assert demo._shown(Namespace(stay=True, no_pages=True), console, None, Path("none")) == FINE
    ending.join()
