# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from content.lanes import lanes
from content.model import Kind
from content.source import Source


def source(name: str, host: str) -> Source:
    return Source(id=name, kind=Kind.NEWS, format="rss", url=f"https://{host}/{name}")


def names(*found: tuple[Source, ...]) -> list[str]:
    return ["".join(one.id for one in lane) for lane in found]


def test_one_host_is_one_lane_in_the_order_of_the_settings():
    wanted = [source("a", "x"), source("b", "y"), source("c", "x"), source("d", "z")]
    assert names(*lanes(wanted)) == ["ac", "b", "d"]


def test_lanes_are_bounded_and_shared_evenly():
    wanted = [source(name, name) for name in "abcdefgh"]
    assert names(*lanes(wanted, most=3)) == ["adg", "beh", "cf"]


def test_nothing_needs_no_lane_and_a_bad_address_has_one():
    assert lanes(()) == ()
    assert names(*lanes([Source(id="a", kind=Kind.NEWS, format="rss", url="http://[::1")])) == ["a"]
