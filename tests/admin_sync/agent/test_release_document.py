# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A release as a document: what the agent keeps of it, and when it forgets it."""

import json
from dataclasses import replace

import pytest

from admin_sync.agent.documents import RELEASE, DocumentError, Documents
from admin_sync.protocol import envelope, wire
from admin_sync.protocol.release import Release
from kiosk.agency.upkeep import source, wished
from kiosk.settings.model import Network, Office, Settings
from tests.admin_sync.agent.test_after_rollback import KEY, NOW

WISH = Release("2026.12.0", "schaukasten-x86-64", "i1", "device/v1/bundle/ab", 400, now=True)
HERE = Settings(office=Office(url="https://office.example.org/kiosk/"))


@pytest.fixture
def documents(tmp_path):
    return Documents(tmp_path, lambda _: ())


def given(documents, body):
    sealed = envelope.seal(RELEASE, "d", body, KEY, NOW)
    mark = envelope.mark(body)
    documents.apply(RELEASE, sealed, KEY.public, "d", mark, now=NOW)
    return mark


def test_a_wish_is_kept_and_read_as_it_was_said(documents, tmp_path):
    mark = given(documents, wire.plain(WISH))
    assert wished(documents) == WISH
    assert wished(Documents(tmp_path, lambda _: ())) == WISH
    assert documents.missing({RELEASE: mark}) == ()
    assert documents.superfluous({RELEASE: mark}) == ()


def test_what_a_newer_office_adds_is_passed_over(documents):
    given(documents, wire.plain(WISH) | {"wave": {"of": 3}})
    assert wished(documents) == WISH


def test_no_wish_is_no_wish(documents):
    assert wished(documents) is None
    given(documents, wire.plain(WISH))
    assert documents.superfluous({"settings": "m"}) == (RELEASE,)
    documents.forget(RELEASE)
    assert wished(documents) is None


@pytest.mark.parametrize(
    "body", [{}, {"version": 7}, {**wire.plain(WISH), "size": "big"}, {"toml": "x"}]
)
def test_what_is_no_release_changes_nothing(documents, body):
    given(documents, wire.plain(WISH))
    with pytest.raises(DocumentError):
        given(documents, body)
    assert wished(documents) == WISH
    assert documents.problems


def test_a_damaged_file_is_no_wish(documents, tmp_path):
    given(documents, wire.plain(WISH))
    for text in (b"", b"{", b"[]", json.dumps({"version": "1"}).encode()):
        (tmp_path / "release.json").write_bytes(text)
        assert wished(documents) is None


def test_where_a_bundle_is():
    assert source(WISH, HERE) == ("https://office.example.org/kiosk/device/v1/bundle/ab", {})
    elsewhere = replace(WISH, url="http://cache.example.org/x")
    settings = replace(HERE, network=Network(ca_file="/run/ca.pem"))
    where, options = source(elsewhere, settings)
    assert where == "http://cache.example.org/x"
    assert options == {"tls-ca": ("s", "/run/ca.pem")}


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a/b", "data:,x", "javascript:x"])
def test_where_no_bundle_is_fetched_from(url):
    with pytest.raises(ValueError, match="Adresse"):
        source(replace(WISH, url=url), HERE)
