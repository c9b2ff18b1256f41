# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Backup, restore and upgrade: nothing is lost, and what fails leaves all as it was."""

import fcntl
import io
import json
import sqlite3
import subprocess
import tarfile

import pytest

VILLAGE = "Klein Wittensee"


def units(office):
    """What the database holds, by way of an act that names it."""
    told = office.call("invite", "x@example.org", "--unit", "none of them")
    return told.err


def begin(office):
    done = office.init("--admin", "chef@example.org", "--village", VILLAGE)
    assert done.code == 0, done.err


def packed(office, file):
    done = office.call("backup", file)
    assert done.code == 0, done.err
    return file


def keys(office):
    return {file.name: file.read_bytes() for file in (office.state / "keys").iterdir()}


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_what_was_packed_is_there_again_elsewhere(either, another, tmp_path):
    begin(either)
    blob = either.state / "blobs" / "ab" / ("ab" * 32)
    blob.parent.mkdir(parents=True)
    blob.write_bytes(b"a picture")
    file = packed(either, tmp_path / "backup.tar")
    assert file.stat().st_mode & 0o777 == 0o600
    other = another(either)
    if either.database:
        other.init()
        done = other.call("restore", file, "--force")
    else:
        done = other.call("restore", file, other.state)
    assert done.code == 0, done.err
    assert VILLAGE in units(other)
    assert keys(other) == keys(either)
    assert (other.state / "blobs" / "ab" / ("ab" * 32)).read_bytes() == b"a picture"
    assert other.call("passwd", "chef@example.org").code == 0


def test_a_backup_waits_until_files_are_swept(made, tmp_path):
    file = tmp_path / "backup.tar"
    with (made.state / "blobs.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = made.running("backup", file)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
        assert not file.exists()
    assert process.wait(30) == 0
    assert file.is_file()


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_an_office_that_is_there_is_not_overwritten_but_by_force(either, tmp_path):
    begin(either)
    file = packed(either, tmp_path / "backup.tar")
    assert either.init("--village", "Later").code == 0
    refused = either.call("restore", file)
    assert refused.code == 2
    assert "--force" in refused.err
    assert "Later" in units(either)
    done = either.call("restore", file, "--force")
    assert done.code == 0, done.err
    assert "Later" not in units(either)
    assert VILLAGE in units(either)
    (aside,) = either.state.glob("before-restore-*")
    assert (aside / "keys" / "secret").read_bytes() == (either.state / "keys/secret").read_bytes()


def rewritten(file, change):
    """The same archive with one member changed, added or left out."""
    out = io.BytesIO()
    with tarfile.open(file) as old, tarfile.open(fileobj=out, mode="w") as new:
        for member in old:
            data = change(member.name, old.extractfile(member).read())
            if data is not None:
                member.size = len(data)
                new.addfile(member, io.BytesIO(data))
        extra = change(None, None)
        if extra is not None:
            new.addfile(*extra)
    file.write_bytes(out.getvalue())


def flipped(name, data):
    return data[:-1] + b"!" if name == "keys/secret" else data


def left_out(name, data):
    return None if name == "keys/secret" else data


def of_later(name, data):
    if name != "manifest.json":
        return data
    return json.dumps({**json.loads(data), "version": 99}).encode()


def outside(name, data):
    if name is not None:
        return data
    info = tarfile.TarInfo("keys/../../outside")
    info.size = 1
    return info, io.BytesIO(b"x")


def linked(name, data):
    if name is not None:
        return data
    info = tarfile.TarInfo("keys/link")
    info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return info, io.BytesIO()


@pytest.mark.parametrize("change", [flipped, left_out, of_later, outside, linked])
def test_a_backup_that_is_not_whole_is_refused_before_anything_is_touched(
    made, packed_once, tmp_path, change
):
    file = tmp_path / "b.tar"
    file.write_bytes(packed_once.read_bytes())
    rewritten(file, change)
    before = keys(made)
    refused = made.call("restore", file, "--force")
    assert refused.code == 2
    assert "Traceback" not in refused.err
    assert keys(made) == before
    assert not list(made.state.glob("before-restore-*"))
    assert not (tmp_path / "outside").exists()


@pytest.fixture(scope="module")
def packed_once(_pattern, tmp_path_factory):
    return packed(_pattern, tmp_path_factory.mktemp("packed") / "b.tar")


def test_what_is_no_backup_is_refused(made, tmp_path):
    file = tmp_path / "b.tar"
    file.write_bytes(b"no tar at all")
    refused = made.call("restore", file, "--force")
    assert refused.code == 2
    assert "cannot be read as a backup" in refused.err


def test_an_upgrade_without_anything_to_do_says_so(made):
    done = made.call("upgrade")
    assert done.code == 0
    assert "nothing to do" in done.out
    assert not (made.state / "backups").exists()


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_an_upgrade_that_fails_half_way_leaves_all_as_it_was(either):
    begin(either)
    either.settings = "tests.fakes.newer_settings"
    failed = either.call("upgrade")
    assert failed.code == 1
    assert "half way through" in failed.err
    assert "all is as it was before" in failed.err
    again = either.call("upgrade")
    assert "half way through" in again.err, "the first migration is to be done again, too"
    either.settings = ""
    assert "nothing to do" in either.call("upgrade").out
    assert VILLAGE in units(either)
    backed = either.call("backup", either.state / "b.tar")
    assert backed.code == 0
    with tarfile.open(either.state / "b.tar") as tar:
        data = tar.extractfile("database").read()
    assert b"spoilt by a migration" not in data
    assert b"newer_thing" not in data


def test_an_office_that_serves_is_not_upgraded(made):
    made.settings = "tests.fakes.newer_settings"
    lock = (made.state / "serve.lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    with lock:
        refused = made.call("upgrade")
    assert refused.code == 2
    assert "systemctl stop" in refused.err


def test_data_of_a_newer_release_are_left_alone(made):
    made.settings = "tests.fakes.newer_settings"
    made.call("upgrade")
    # as if its first migration had come to stay
    with sqlite3.connect(made.state / "office.db") as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('people', '9999_x', '2030-01-01')"
        )
    connection.close()
    made.settings = ""
    refused = made.call("upgrade")
    assert refused.code == 2
    assert "people.9999_x" in refused.err
