# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which addresses are public, and what counts as an address."""

import pytest

from content.address import host_of, is_public, redirect_target, split_url, without_login
from content.fetched import FetchError


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2a01:4f8::1", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"],
)
def test_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0",  # noqa: S104 - nothing is bound
        "10.1.2.3", "172.16.0.1", "192.168.178.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "240.0.0.1",
        "::1", "::", "fe80::1%eth0", "fd00::1", "fec0::1", "ff0e::1", "::ffff:127.0.0.1",
        "::ffff:192.168.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:0:0:0:0:80ff:fffe",
        "2001:db8::1", "localhost", "", "0x7f.1",
    ],
)  # fmt: skip
def test_private(address):
    assert not is_public(address)


def test_hosts_are_compared_in_one_spelling():
    assert host_of("HTTP://Example.ORG.:80/x") == "example.org"


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://x:0/", "http://x:99999/", "//x"])
def test_what_is_no_address(url):
    with pytest.raises(FetchError):
        split_url(url)


def test_an_address_has_an_end():
    with pytest.raises(FetchError) as caught:
        split_url("http://example.org/" + "x" * 100_000)
    assert len(caught.value.message) < 200


def test_logins_are_taken_off():
    assert without_login("https://a:b@example.org:8/x?y@z") == "https://example.org:8/x?y@z"
    assert without_login("https://example.org/x") == "https://example.org/x"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "http://example.org/b"),
        ("//other.example/", "http://other.example/"),
        ("b c", "http://example.org/b c"),
        ("/B\xc3\xbcnsdorf", "http://example.org/Bünsdorf"),
        ("/B\xfcnsdorf", "http://example.org/Bünsdorf"),
    ],
)
def test_where_a_location_leads(location, target):
    assert redirect_target("http://example.org/a", location) == target
