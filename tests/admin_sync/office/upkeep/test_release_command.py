# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office release` as the admin of a server calls it."""

import stat

from tests.admin_sync.office.releases.conftest import DATA, written


def test_a_bundle_is_taken_in_listed_served_and_removed(office, tmp_path):
    assert office.init("--village", "Haby").code == 0
    file = written(tmp_path)
    added = office.call("release", "add", file)
    assert (added.code, added.out) == (0, "2026.12.0+gb\n"), added.err
    folder = office.state / "releases"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (kept,) = folder.iterdir()
    assert kept.read_bytes() == DATA
    listed = office.call("release", "list").out
    assert listed.startswith("2026.12.0+gb  schaukasten-x86-64")
    with office.running("serve") as server:
        whole = office.answers(f"/device/v1/bundle/{kept.name}")
        server.terminate()
    assert whole.content == DATA
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert office.call("release", "remove", "2026.12.0+gb").code == 0
    assert not list(folder.iterdir())


def test_what_cannot_be_done_is_said_with_what_to_do(office, tmp_path):
    assert office.init("--village", "Haby").code == 0
    file = written(tmp_path)
    file.with_name(file.name + ".json").unlink()
    for words in (["add", file], ["add", tmp_path / "none.raucb"], ["remove", "1.0"]):
        failed = office.call("release", *words)
        assert failed.code == 2, failed.err
        assert "(" in failed.err
        assert "Traceback" not in failed.err
