# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""After a restore terminals go on: the same key, no new enrolment, nothing counted twice."""

import shutil
import time
from contextlib import contextmanager

import pytest

from admin_sync.protocol import envelope
from tests.fakes.terminal import Http, Terminal


@contextmanager
def served(office):
    server = office.running("serve")
    try:
        office.answers()
        yield
    finally:
        server.terminate()
        server.wait(20)


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_terminals_go_on_without_enrolment_and_what_they_proved_is_kept(inhabited, tmp_path):
    office, code = inhabited
    terminal = Terminal(Http(office.url))
    with served(office):
        assert terminal.announce(code).state == "accepted"
        terminal.open()
        settings = terminal.document("settings")
        # who was just accepted is told its settings anew, and the line learns of it soon after
        mark, late = envelope.mark(settings), time.monotonic() + 30
        while (first := terminal.beat(report=terminal.report())).wants["settings"] != mark:
            assert time.monotonic() < late, first
            time.sleep(0.2)
        assert terminal.show("amtsblatt:1").status == 200
        file = tmp_path / "backup.tar"
        packed = office.call("backup", file)
        assert packed.code == 0, packed.err
        lost = terminal.link("amtsblatt:2")
        assert terminal.post("proofs", {"links": [lost]}).status == 200
    # the machine burns down; another one gets the backup
    text = office.file.read_text()
    shutil.rmtree(office.state)
    office.state.mkdir(mode=0o700)
    office.file.write_text(text)
    terminal.send.connection.close()
    terminal.send.connection = None
    restored = office.call("restore", file)
    assert restored.code == 0, restored.err
    with served(office):
        # the session of before counts no more: no request of then can be sent again
        assert terminal.post("outbox", {"entries": []}).status == 401
        terminal.open()
        again = terminal.beat(report=terminal.report())
        assert again.wants == first.wants
        assert terminal.document("settings") == settings
        # it hands up what the backup did not know, and goes on from there
        assert (
            terminal.post("proofs", {"links": [lost, terminal.link("amtsblatt:3")]}).status == 200
        )
        assert 'schaukasten_proofs{flaw="none"} 3' in office.answers("/metrics").text
    terminal.send.connection.close()
