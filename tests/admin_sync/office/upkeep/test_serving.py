# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The server answers, says whether the office is well, and refuses to run where it is not safe."""

import signal
import time
from urllib.parse import urlsplit

import pytest


def end(process):
    process.send_signal(signal.SIGTERM)
    return process.wait(20)


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_server_and_worker_are_alive_and_the_check_says_so(either):
    made = either.init("--admin", "chef@example.org", "--village", "Haby")
    assert made.code == 0
    server = either.running("serve")
    try:
        first = either.answers()
        assert first.status_code == 503
        way_in = urlsplit(made.out.strip()).path
        assert 'type="password"' in either.answers(way_in).text, "the link sets a password"
        assert first.json() == {"alive": True, "database": True, "worker": False}
        worker = either.running("worker")
        try:
            for _ in range(100):
                if either.answers().status_code == 200:
                    break
                time.sleep(0.1)
            found = {one["name"]: one for one in either.call("check", "--json").json["checks"]}
            assert {name for name, one in found.items() if not one["ok"]} == {"mail", "backup"}
            assert "schaukasten_worker_up 1" in either.answers("/metrics").text
            second = either.call("worker")
            assert second.code == 2
            assert "worker.lock" in second.err
        finally:
            end(worker)
        assert either.call("serve").code == 2
    finally:
        end(server)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda state: (state / "keys" / "secret").unlink(), "kiosk office init makes it"),
        (lambda state: (state / "keys" / "office.pem").unlink(), "kiosk office init makes it"),
        (lambda state: (state / "keys" / "secret").chmod(0o644), "chmod 0600"),
        (lambda state: (state / "keys").chmod(0o755), "chmod 0700"),
        (lambda state: state.chmod(0o755), "chmod 0750"),
        (lambda state: (state / "office.db").unlink(), "kiosk office upgrade"),
        (lambda state: (state / "office.toml").write_text("[offise]"), 'did you mean "office"?'),
    ],
    ids=["secret", "key", "secret-mode", "keys-mode", "state-mode", "migrations", "settings"],
)
def test_it_does_not_serve_where_something_is_wrong(made, spoil, told):
    spoil(made.state)
    refused = made.call("serve")
    assert refused.code == 2
    assert told in refused.err
