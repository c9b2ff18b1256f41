# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Documents of notices over real HTTP: fetched, drawn, kept, corrected, lost, found again."""

import os
from datetime import timedelta

import pytest

from content.model import Kind
from content.printed import MOST_BYTES
from content.reader import Reader
from content.stores import Stores
from content.sync import Status
from tests.content.pdfs import pdf
from tests.e2e.conftest import START

LETTER = ["Satzung über die Badestelle\nHunde sind nicht erlaubt.", "Gebührenverzeichnis"]


def paper(url):
    return f'<enclosure url="{url}" type="application/pdf" length="0"/>'


@pytest.fixture
def notices(terminal):
    """A terminal with one source of notices."""
    terminal.limit = 30_000_000
    return lambda: terminal.sync(terminal.source("news", kind=Kind.NOTICE))["news"]


def asked(server, path="/satzung.pdf"):
    return [request.path for request in server.requests].count(path)


def serve(server, feed, entry, data=None, **more):
    server.serve("/satzung.pdf", data or pdf(LETTER), "application/pdf")
    extra = paper(f"{server.url}/satzung.pdf") + more.pop("extra", "")
    server.serve("/news", feed(entry(1, extra=extra), *more.pop("others", ())))


def test_pages_are_drawn_once_and_kept(terminal, notices, feed, entry):
    serve(terminal.server, feed, entry)
    result = notices()
    assert (result.status, result.error) == (Status.UPDATED, None)
    (found,) = terminal.items()[0].attachments
    assert (len(found.pages), found.pages_in_all, found.problem) == (2, 2, "")
    assert "Hunde sind nicht erlaubt." in found.text
    assert all((terminal.state / "media" / page.media).is_file() for page in found.pages)
    assert (found.pages[0].width, found.pages[1].url[-7:]) == (1650, "#page=2")
    serve(terminal.server, feed, entry, others=(entry(2),))
    notices()
    assert asked(terminal.server) == 1
    assert len(terminal.items()) == 2


def test_documents_of_news_are_named_and_not_fetched(terminal, feed, entry):
    serve(terminal.server, feed, entry)
    terminal.sync(terminal.source("news"))
    (found,) = terminal.items()[0].attachments
    assert (found.url, found.pages) == (f"{terminal.server.url}/satzung.pdf", ())
    assert asked(terminal.server) == 0


def test_the_words_of_a_document_are_found(terminal, notices, feed, entry):
    serve(terminal.server, feed, entry)
    notices()
    reader = Reader(terminal.state, terminal.runtime)
    assert [item.id for item in reader.search("gebührenverzeichnis")] == ["news:n1"]


def test_a_bad_document_costs_only_itself(terminal, notices, feed, entry):
    server = terminal.server
    server.html("/kaputt.pdf")
    serve(server, feed, entry, others=(entry(2, extra=paper(f"{server.url}/kaputt.pdf")),))
    assert notices().status is Status.UPDATED
    items = {item.id: item.attachments[0] for item in terminal.items()}
    assert len(items["news:n1"].pages) == 2
    assert items["news:n2"].pages == ()
    assert items["news:n2"].problem == "Die Datei ist kein PDF."
    terminal.later(minutes=5)
    assert notices().status is Status.UNCHANGED
    assert asked(server, "/kaputt.pdf") == 1
    server.serve("/kaputt.pdf", pdf(), "application/pdf")
    terminal.later(hours=13)
    assert notices().status is Status.UPDATED
    items = {item.id: item.attachments[0] for item in terminal.items()}
    assert (len(items["news:n2"].pages), items["news:n2"].problem) == (1, "")


def test_a_corrected_document_comes_anew_and_the_old_one_stays_until_then(
    terminal, notices, feed, entry
):
    server = terminal.server
    serve(server, feed, entry)
    notices()
    changed = "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2026-07-01T11:00:00Z</dc:date>"
    server.status("/satzung.pdf", 503)
    server.serve("/news", feed(entry(1, extra=paper(f"{server.url}/satzung.pdf") + changed)))
    notices()
    (found,) = terminal.items()[0].attachments
    assert len(found.pages) == 2
    assert found.problem
    server.serve("/satzung.pdf", pdf(["Berichtigte Fassung"]), "application/pdf")
    terminal.later(hours=13)
    notices()
    (found,) = terminal.items()[0].attachments
    assert (found.text, found.problem) == ("Berichtigte Fassung", "")


def test_a_page_that_is_gone_from_the_disk_is_drawn_again(terminal, notices, feed, entry):
    serve(terminal.server, feed, entry)
    notices()
    page = terminal.items()[0].attachments[0].pages[1]
    (terminal.state / "media" / page.media).unlink()
    notices()
    assert asked(terminal.server) == 2
    assert (terminal.state / "media" / page.media).is_file()


def test_too_large_a_document_is_not_taken(terminal, notices, feed, entry):
    terminal.server.lying("/satzung.pdf", b"%PDF-1.7", length=MOST_BYTES + 1)
    url = f"{terminal.server.url}/satzung.pdf"
    terminal.server.serve("/news", feed(entry(1, extra=paper(url))))
    assert notices().status is Status.UPDATED
    (found,) = terminal.items()[0].attachments
    assert (found.pages, bool(found.problem)) == ((), True)


def test_a_document_may_not_lead_to_a_private_address(terminal, notices, feed, entry):
    terminal.server.serve("/x.pdf", pdf(), "application/pdf")
    foreign = f"http://127.0.0.2:{terminal.server.port}/x.pdf"
    terminal.server.serve("/news", feed(entry(1, extra=paper(foreign))))
    notices()
    assert terminal.items()[0].attachments[0].pages == ()
    assert asked(terminal.server, "/x.pdf") == 0


def test_an_archive_of_old_notices_is_not_fetched_and_what_is_over_lets_its_pages_go(
    terminal, notices, feed, entry
):
    server = terminal.server
    serve(server, feed, entry)
    notices()
    media = [page.media for page in terminal.items()[0].attachments[0].pages]
    terminal.later(days=20)
    serve(server, feed, entry, others=(entry(2, extra=paper(f"{server.url}/alt.pdf")),))
    notices()
    assert [item.attachments[0].pages for item in terminal.items()] == [(), ()]
    assert asked(server, "/alt.pdf") == 0
    with Stores(terminal.state, terminal.runtime) as stores:
        stores.tidy([terminal.source()], terminal.now + timedelta(days=2))
    assert not any((terminal.state / "media" / name).is_file() for name in media)


def test_pages_of_what_hangs_are_never_collected(terminal, notices, feed, entry):
    serve(terminal.server, feed, entry)
    notices()
    pages = terminal.items()[0].attachments[0].pages
    for days in range(1, 7):
        with Stores(terminal.state, terminal.runtime) as stores:
            stores.tidy([terminal.source()], START + timedelta(days=days))
    assert all((terminal.state / "media" / page.media).is_file() for page in pages)


def test_a_full_disk_costs_the_pages_only(terminal, notices, feed, entry, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, os.strerror(28))

    serve(terminal.server, feed, entry)
    monkeypatch.setattr("content.media.replace_file", full)
    assert notices().items == 1
    (found,) = terminal.items()[0].attachments
    assert found.pages == ()
    assert found.problem
