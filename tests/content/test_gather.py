# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sources of several documents: asked for what they want, and never without end."""

from datetime import UTC, datetime

import pytest

from content import gather as gathering
from content.fetched import Fetched, FetchError, Validators
from content.gather import gather
from content.model import Item, Kind, Text
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

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    def fetch(self, request, validators, limit, *, configured=""):
        self.asked.append((request, validators, limit, configured))
        body = self.pages.get(request.url.rpartition("/")[2])
        if isinstance(body, int):
            return Fetched(body, b"", request.url, validators, 0)
        if body is None:
            raise FetchError("example.org has nothing at this address.")
        if len(body) > limit:
            raise FetchError("example.org sends more than is allowed.")
        return Fetched(200, body, request.url, Validators("new"), len(body))


class Shop:
    def parse(self, _, data, context):
        return Pages().parse(data, context)


@pytest.fixture(autouse=True)
def only_pages(monkeypatch):
    monkeypatch.setattr(gathering, "adapter", lambda _: Pages())


def got(net, **more):
    return gather(net, Shop(), SOURCE, CONTEXT, KNOWN, **more)


def test_a_source_of_one_document_keeps_its_validators():
    found = got(Net({"1": b"alone next "}))
    assert len(found.parsed.items) == 1
    assert found.fetched.validators == Validators("new")


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


def test_documents_are_bounded_in_number_size_and_time(monkeypatch):
    pages = {str(n): f"x next {n + 1}".encode() for n in range(1, 20)}
    monkeypatch.setattr(gathering, "MOST_DOCUMENTS", 3)
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
