# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sources of several documents: asked for what they want, and never without end."""

from datetime import UTC, datetime
from random import Random
from types import MappingProxyType

import pytest

from content import gather as gathering
from content.fetched import Fetched, FetchError, Validators
from content.gather import gather
from content.model import Item, Kind, Text
from content.remembered import LATELY, Remembered
from content.request import Request
from content.source import Source
from content.sources.adapter import Adapter, Context, Parsed

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
SOURCE = Source("shop", Kind.OFFER, "pages", "https://example.org/1")
CONTEXT = Context("shop", Kind.OFFER, NOW)
KNOWN = Validators("tag")


class Pages(Adapter):
    """Each document is one item, and names the next one."""

    format = "pages"
    kinds = (Kind.OFFER,)

    def parse(self, data, context):
        bodies = [data, *(body for body in context.further.values() if body is not None)]
        items = tuple(
            Item(f"shop:{n}", Kind.OFFER, "shop", {"de": Text(body.decode())})
            for n, body in enumerate(bodies)
        )
        last = bodies[-1].decode().rpartition(" next ")[2]
        return Parsed(items, wants=(Request(f"https://example.org/{last}"),) if last else ())

    def detect(self, data):
        return False


class Net:
    """Answers from a table of paths; what is not in it is a fault."""

    stopped = False

    def __init__(self, pages, wait=None):
        self.pages = pages
        self.wait = wait
        self.asked = []

    def fetch(self, request, validators, limit, *, configured=""):
        self.asked.append((request, validators, limit, configured))
        body = self.pages.get(request.url.rpartition("/")[2])
        if isinstance(body, int):
            return Fetched(body, b"", request.url, validators, 0)
        if body is None:
            raise FetchError("example.org has nothing at this address.", retry_after=self.wait)
        if validators.etag == f"of {body.decode()}":
            return Fetched(304, b"", request.url, validators, 0)
        if len(body) > limit:
            raise FetchError("example.org sends more than is allowed.")
        return Fetched(200, body, request.url, Validators(f"of {body.decode()}"), len(body))


class Shop:
    def parse(self, _, data, context):
        return Pages().parse(data, context)


@pytest.fixture(autouse=True)
def only_pages(monkeypatch):
    monkeypatch.setattr(gathering, "adapter", lambda _: Pages())


def got(net, known=KNOWN, **more):
    return gather(net, Shop(), SOURCE, CONTEXT, known, **more)


def test_a_source_of_one_document_keeps_its_validators():
    found = got(Net({"1": b"alone next "}))
    assert len(found.parsed.items) == 1
    assert found.fetched.validators == Validators("of alone next ")


def test_further_documents_are_asked_for_until_none_is_wanted():
    net = Net({"1": b"a next 2", "2": b"b next 3", "3": b"c next "})
    found = got(net)
    assert [item.text().title[0] for item in found.parsed.items] == ["a", "b", "c"]
    assert found.bytes == 23
    assert found.missing == ()
    # one part says nothing about the others
    assert found.fetched.validators == Validators()
    assert [validators for _, validators, _, _ in net.asked] == [KNOWN, Validators(), Validators()]
    # only the host of the settings may be private
    assert [configured for _, _, _, configured in net.asked[1:]] == [SOURCE.url] * 2


@pytest.mark.parametrize("status", [304, 410])
def test_an_answer_without_a_body_is_not_read(status):
    assert got(Net({"1": status})).parsed is None


def test_a_document_that_is_missing_costs_only_itself():
    found = got(Net({"1": b"a next 2"}))
    assert len(found.parsed.items) == 1
    assert found.missing == ("example.org has nothing at this address.",)


def test_one_that_is_gone_for_good_is_missing():
    assert "gone" in got(Net({"1": b"a next 2", "2": 410})).missing[0]


def test_a_circle_ends():
    net = Net({"1": b"a next 2", "2": b"b next 2"})
    assert len(got(net).parsed.items) == 2
    assert len(net.asked) == 2


def test_a_server_that_always_has_another_page_ends():
    class Endless(dict):
        def get(self, key):
            return f"x next {int(key) + 1}".encode()

    net = Net(Endless())
    found = got(net)
    assert len(net.asked) == 1 + gathering.MOST_ROUNDS
    assert len(found.parsed.items) == 1 + gathering.MOST_ROUNDS
    # and it is not taken for whole
    assert "bounds" in found.missing[0]


def test_documents_are_bounded_in_number_size_and_time(monkeypatch):
    pages = {str(n): f"x next {n + 1}".encode() for n in range(1, 20)}
    monkeypatch.setattr(Pages, "documents", 3)
    found = got(Net(pages))
    assert len(found.parsed.items) == 4
    assert "bounds" in found.missing[0]
    monkeypatch.setattr(gathering, "MOST_BYTES", 10)
    assert len(got(Net(pages)).parsed.items) == 2
    ticks = iter([0.0, *[gathering.MOST_SECONDS] * 20])
    assert len(got(Net(pages), monotonic=lambda: next(ticks)).parsed.items) == 1


def test_a_stop_ends_it_at_once():
    net = Net({"1": b"a next 2"})
    answer = net.fetch

    def stopping(request, *rest, **more):
        net.stopped = bool(net.asked)
        if net.stopped:
            raise FetchError("stopped")
        return answer(request, *rest, **more)

    net.fetch = stopping
    with pytest.raises(FetchError, match="stopped"):
        got(net)


class TestRemembering:
    PAGES = MappingProxyType({"1": b"a next 2", "2": b"b next 3", "3": b"c next "})

    def test_the_second_sync_costs_only_what_is_new(self):
        memory, net = Remembered(), Net(dict(self.PAGES))
        first = got(net, Validators(), remembered=memory)
        again = got(net, Validators(), remembered=memory)
        assert (first.bytes, again.bytes) == (23, 0)
        assert again.parsed == first.parsed
        net.pages["2"] = b"news next 3"
        assert got(net, Validators(), remembered=memory).bytes == len(b"news next 3")

    def test_what_came_lately_stands_for_what_does_not_come(self):
        now = [0.0]
        memory = Remembered(monotonic=lambda: now[0])
        first = got(Net(self.PAGES), Validators(), remembered=memory)
        broken = Net({**self.PAGES, "2": None})
        found = got(broken, Validators(), remembered=memory)
        assert found.parsed == first.parsed
        assert found.missing == ("example.org has nothing at this address.",)
        now[0] = LATELY + 1
        assert len(got(broken, Validators(), remembered=memory).parsed.items) == 1

    def test_what_is_gone_for_good_is_not_remembered(self):
        memory = Remembered()
        got(Net(self.PAGES), Validators(), remembered=memory)
        found = got(Net({**self.PAGES, "2": 410}), Validators(), remembered=memory)
        assert len(found.parsed.items) == 1

    def test_a_server_that_wants_to_be_left_alone_is(self, monkeypatch):
        two = tuple(Request(f"https://example.org/{n}") for n in (2, 3))
        monkeypatch.setattr(Shop, "parse", lambda *_: Parsed(wants=two))
        net = Net({"1": b"a"}, wait=120)
        found = got(net)
        assert [request.url[-1] for request, *_ in net.asked] == ["1", "2"]
        assert (found.retry_after, len(found.missing)) == (120, 2)

    def test_one_source_does_not_read_what_another_was_told(self):
        memory = Remembered()
        memory.keep("a", Request("x"), Fetched(200, b"secret", "x", Validators("t"), 6))
        assert memory.validators("b", Request("x")) == Validators()
        assert memory.again("b", Request("x")) is None

    def test_it_is_bounded(self):
        noise = [Random(n).randbytes(300) for n in range(9)]  # noqa: S311 - does not pack
        memory = Remembered(1_000)
        for n, body in enumerate(noise):
            memory.keep("a", Request(f"{n}"), Fetched(200, body, "", Validators(), 300))
            memory.again("a", Request("0"))
        held = [n for n in range(9) if memory.again("a", Request(f"{n}"))]
        assert held == [0, 7, 8]
        memory.keep("a", Request("8"), Fetched(200, noise[0] * 5, "", Validators(), 1500))
        assert memory.again("a", Request("8")) is not None
        memory.keep("a", Request("8"), Fetched(200, b"".join(noise), "", Validators(), 2700))
        # the old one would be a lie
        assert memory.again("a", Request("8")) is None
