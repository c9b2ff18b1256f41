# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A bundle is taken in as a whole, as its description has it, or not at all."""

import pytest

from admin_sync.office.people.models import AuditEntry
from admin_sync.office.releases import acts, depot
from admin_sync.office.releases.models import Release
from tests.admin_sync.office.releases.conftest import DATA, written


def test_a_bundle_is_taken_in_and_logged(release):
    assert (release.version, release.size) == ("2026.12.0+gb", len(DATA))
    assert depot.path(release.pk).read_bytes() == DATA
    assert release.built.isoformat() == "2026-11-22T20:00:00+00:00"
    assert AuditEntry.objects.get().verb == "release-added"


def test_the_same_once_more_mends_a_lost_file(release, tmp_path, now):
    depot.remove(release.pk)
    assert acts.add(written(tmp_path), now) == release
    assert depot.is_there(release.pk)
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"sha256": "0" * 64}, {"sha256": "../../etc"}, {"sha256": 7}, {"size": 5}, {"size": -1},
        {"size": "x"}, {"size": 10**13}, {"version": "latest"}, {"version": "1.0; rm"},
        {"version": ""}, {"compatible": "a b"}, {"compatible": None}, {"built": "yesterday"},
    ],
)  # fmt: skip
def test_what_is_not_what_it_says_is_not_taken_in(tmp_path, now, changed):
    with pytest.raises(depot.DepotError):
        acts.add(written(tmp_path, **changed), now)
    assert not Release.objects.exists()
    folder = depot.folder()
    assert not folder.is_dir() or not list(folder.iterdir())


@pytest.mark.parametrize("text", [None, "", "[]", "{", "[[[" * 5000])
def test_without_a_description_it_is_not_taken_in(tmp_path, now, text):
    file = written(tmp_path)
    side = file.with_name(file.name + ".json")
    side.unlink()
    if text is not None:
        side.write_text(text)
    with pytest.raises(depot.DepotError):
        acts.add(file, now)


def test_one_version_is_one_bundle(release, tmp_path, now):
    with pytest.raises(depot.DepotError, match="already"):
        acts.add(written(tmp_path, data=b"another"), now)


def test_what_is_wanted_stays(release, screens, technician, now):
    acts.send(release, screens[:1], technician, now, at_once=False)
    with pytest.raises(depot.DepotError, match="1 terminals"):
        acts.remove(release.version, now)
    acts.cancel(screens, technician, now)
    acts.remove(release.version, now)
    assert not depot.is_there(release.pk)
    with pytest.raises(depot.DepotError):
        acts.remove(release.version, now)
