# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""An address is of an origin that the Amt allows, or it is not loaded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.web.allowed import Allowed, origin

AMT = "https://www.amt-huettener-berge.de"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (AMT, AMT),
        (f"{AMT}/", AMT),
        (f"{AMT}/seite?a=1#b", AMT),
        (f"{AMT}?a=1", AMT),
        ("HTTPS://WWW.Amt-Huettener-Berge.DE/X", AMT),
        (f"{AMT}:443/", AMT),
        (f"{AMT}:/", AMT),
        (f"{AMT}:0443/", AMT),
        (f"{AMT}:8443/", f"{AMT}:8443"),
        ("http://example.org:80/", "http://example.org"),
        ("http://example.org:443/", "http://example.org:443"),
        ("https://amt-hüttener-berge.de/", "https://xn--amt-httener-berge-62b.de"),
        ("https://AMT-HÜTTENER-BERGE.de", "https://xn--amt-httener-berge-62b.de"),
        ("https://straße.example", "https://xn--strae-oqa.example"),
        ("https://example\u3002\uff4frg/", "https://example.org"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/a", "http://[::1]:8080"),
        ("http://[2001:DB8:0:0:0:0:0:1]/", "http://[2001:db8::1]"),
        ("https://under_score.example.org/", "https://under_score.example.org"),
        (f"{AMT}/a\\b?c\\d", AMT),
        (f"{AMT}/@example.org", AMT),
        (f"{AMT}?@example.org", AMT),
        (f"{AMT}#@example.org", AMT),
    ],
)
def test_the_origin_of_an_address(url, expected):
    assert origin(url) == expected
    assert origin(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "", " ", "/", "//example.org/", "example.org", "https:", "https:/example.org",
        "https://", "https:///example.org", "https:example.org", f" {AMT}", f"\t{AMT}",
        "https:\\\\example.org", "https:/\\example.org", "ht\ntps://example.org",
        f"{AMT}\\@example.org/", f"{AMT}\\.example.org/", f"{AMT}@example.org/",
        "https://user@example.org/", "https://user:word@example.org/", "https://@example.org/",
        "https://example.org./", "https://example.org.:443/", "https://.example.org/",
        "https://a..example.org/", "https://exa mple.org/", "https://exa\tmple.org/",
        "https://exa\x00mple.org/", "https://exa%6dple.org/", "https://example.org%2f.evil/",
        "https://example.org:x/", "https://example.org:65536/", "https://example.org:0/",
        "https://example.org:-1/", "https://example.org:443:443/", "https://example.org:٤/",
        "http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://0177.0.0.1/",
        "http://127.0.0.0x1/", "http://1.2.3.4.5/", "http://256.0.0.1/", "http://[::1/",
        "http://::1/", "http://[::1%25eth0]/", "http://[::1%eth0]/", "http://[]/",
        "http://[::1]x/", "http://[1.2.3.4]/", "http://[::1]@example.org/",
        "https://*.example.org/", "https://*/", f"https://{'a' * 64}.org/",
        f"https://{'a.' * 127}org/", "https://xn--\u00fc.org/", "https://a\u2044b.org/",
        "https://a\u2100.org/",
        "wss://example.org/", "ws://example.org/", "ftp://example.org/", "file:///etc/passwd",
        "data:text/html,x", "javascript:alert(1)", "about:blank", "blob:https://example.org/1",
        "view-source:https://example.org/", "chrome://version", "filesystem:https://example.org/",
        "qrc:/x", "https+x://example.org",
    ],
)  # fmt: skip
def test_what_is_no_origin(url):
    with pytest.raises(ValueError, match=r"\S"):
        origin(url)
    assert not Allowed([AMT, "https://example.org", "http://127.0.0.1"]).permits(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.amt-huettener-berge.de/", f"{AMT}:8443/", "https://amt-huettener-berge.de/",
        "https://x.www.amt-huettener-berge.de/", f"{AMT}.example.org/", "https://evil.example/",
        "https://www.amt-huettener-berge.de.:443/", "https://www.amt-hüttener-berge.de/",
    ],
)  # fmt: skip
def test_a_neighbour_is_not_permitted(url):
    assert not Allowed([AMT]).permits(url)


def test_of_each_entry_only_the_origin_counts():
    allowed = Allowed([f"{AMT}/willkommen/", "http://localhost:8000"])
    assert allowed.permits(f"{AMT}/amt")
    assert allowed.permits("http://LOCALHOST:8000/x?y#z")
    assert not allowed.permits("http://localhost/")
    assert not Allowed([]).permits(AMT)
    with pytest.raises(ValueError, match="no web address"):
        Allowed(["*.example.org"])


@given(st.text() | st.text().map(lambda text: f"https://{text}"))
def test_any_text_is_permitted_or_not(text):
    try:
        found = origin(text)
    except ValueError:
        assert not Allowed([AMT]).permits(text)
    else:
        assert origin(found) == found
        assert found.isascii()
        assert Allowed([found]).permits(text)
