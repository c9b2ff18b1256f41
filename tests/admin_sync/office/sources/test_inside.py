# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Nobody reaches into the office's own network, or for its secrets, by way of a source."""

import pytest

from admin_sync.office.people.models import Role
from admin_sync.office.sources import secrets, work
from admin_sync.office.sources.models import Source
from content.fetch import FetchError, Validators
from tests.fakes.server import FakeServer

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
<link>http://x.example/</link><description>d</description>
<item><title>Intern</title><guid>1</guid></item></channel></rss>"""


def test_a_village_looks_at_nothing_in_the_own_network_of_the_office(units, make_user, as_user):
    with FakeServer() as server:
        server.serve("/feed", FEED, "application/rss+xml")
        form = {"url": f"{server.url}/feed"}
        village = as_user(make_user("Tom", (Role.TECHNICIAN, units.wittensee)))
        page = village.post("/quellen/erkennen/", form).content.decode()
        assert "private address" in page
        assert not server.requests
        amt = as_user(make_user("Ute", (Role.TECHNICIAN, units.amt)))
        assert "private address" not in amt.post("/quellen/erkennen/", form).content.decode()
        assert server.requests


def test_a_source_of_a_village_is_not_fetched_from_the_own_network(units, make_source):
    village = make_source("village", unit=units.wittensee)
    amt = make_source("amt")
    assert work.inside([village, amt]) == {"amt"}
    with FakeServer() as server:
        server.serve("/feed", FEED, "application/rss+xml")
        address = f"{server.url}/feed"
        fetcher = secrets.KnownFetcher(work.NETWORK)
        with (
            fetcher.opening(address, "", inside=False),
            pytest.raises(FetchError, match="private address"),
        ):
            fetcher.fetch(address, Validators(), 10_000)
        # whatever was allowed before does not last
        with fetcher.opening(address, "", inside=True):
            assert fetcher.fetch(address, Validators(), 10_000).status == 200
        with pytest.raises(FetchError, match="private address"):
            fetcher.fetch(address, Validators(), 10_000, configured=address)
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/anders", True),
        ("http://example.org/quelle", False),
        ("https://example.org:8443/quelle", False),
        ("https://boese.example/quelle", False),
    ],
)
def test_what_opens_a_site_is_forgotten_when_the_source_moves_to_another(
    units, make_source, make_user, as_user, address, kept
):
    sealed = secrets.seal(secrets.Secret(token="geheim"))
    make_source("quelle", via="office", secret=sealed, every=900)
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    form = {
        "url": address, "format": "rss", "kind": "news", "id": "quelle", "name": "Quelle",
        "unit": units.amt.pk, "every": "900", "max_items": "100", "position": "0",
        "via": "office", "enabled": "on",
    }  # fmt: skip
    assert client.post("/quellen/quelle/quelle/aendern/", form).status_code == 302
    assert bool(Source.objects.get().secret) is kept


def test_reading_in_moves_no_secret_either(units, make_source, make_user, as_user):
    sealed = secrets.seal(secrets.Secret(token="geheim"))
    make_source("quelle", via="office", secret=sealed)
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.amt)))
    text = """
[terminal]
name = "X"
[[source]]
id = "quelle"
kind = "news"
format = "rss"
via = "office"
url = "https://boese.example/quelle"
"""
    answer = client.post("/quellen/einlesen/", {"unit": units.amt.pk, "text": text})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    held = Source.objects.get()
    assert held.url == "https://boese.example/quelle"
    assert not held.secret


def test_nobody_reads_in_a_source_that_passes_itself_off_as_the_office(units, make_user, as_user):
    client = as_user(make_user("Tom", (Role.TECHNICIAN, units.wittensee)))
    text = """
[terminal]
name = "X"
[[source]]
id = "office"
kind = "news"
format = "rss"
url = "https://boese.example/quelle"
"""
    answer = client.post("/quellen/einlesen/", {"unit": units.wittensee.pk, "text": text})
    assert "is the office itself" in answer.content.decode().replace("&quot;", '"')
    assert not Source.objects.exists()
