# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The contract of each command: what it prints, and its exit code."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from content.store import Store
from player import pages
from tests.fakes.server import FakeServer

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Amt</title>
<item><guid>1</guid><title>Markt in Haby</title><description>Am Samstag.</description>
<pubDate>Wed, 01 Jul 2026 08:00:00 +0200</pubDate></item>
<item></item>
</channel></rss>"""
PAGE = (
    b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed">'
    b'<link rel="alternate" type="text/css" href="/style"></head><body></body></html>'
)
AT = ("--at", "2026-07-02T12:00")


@pytest.fixture
def server():
    with FakeServer() as running:
        running.serve("/feed", FEED, "application/rss+xml")
        yield running


@pytest.fixture
def terminal(server, kiosk_toml):
    """A settings file with one source; returns it."""
    return kiosk_toml(
        '[terminal]\nplace = "Haby"\n'
        '[[place]]\nname = "Haby"\naliases = ["Habye"]\n[[place]]\nname = "Hütten"\n'
        f'[[source]]\nid = "news"\nkind = "news"\nformat = "rss"\nurl = "{server.url}/feed"\n'
        'places = ["Haby"]\n'
    )


@pytest.fixture
def feed_file(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_bytes(FEED)
    return str(file)


def test_parse_as_json(kiosk, feed_file):
    outcome = kiosk("parse", "rss", feed_file, "--json")
    assert outcome.code == 0
    assert outcome.json.keys() == {"items", "rejected", "error", "wants", "lacking"}
    assert outcome.json["error"] is None
    (item,) = outcome.json["items"]
    assert (item["title"], item["kind"], item["source"]) == ("Markt in Haby", "news", "file")
    (rejected,) = outcome.json["rejected"]
    assert rejected.keys() == {"where", "reason"}
    assert all(rejected.values())


def test_parse_for_people(kiosk, feed_file):
    outcome = kiosk("parse", "rss", feed_file)
    assert outcome.code == 0
    assert outcome.out.startswith("file:")
    assert outcome.out.endswith("  news  2026-07-01 08:00  Markt in Haby\n")
    assert "1 items, 1 rejected" in outcome.err


def test_parse_reads_standard_input(kiosk, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(FEED)))
    assert len(kiosk("parse", "rss", "-", "--json").json["items"]) == 1


def test_a_file_that_is_not_of_the_format_is_red(kiosk, tmp_path):
    file = tmp_path / "x"
    file.write_bytes(b"\x00\x01garbage")
    outcome = kiosk("parse", "ical", str(file), "--json")
    assert outcome.code == 1
    assert outcome.json["items"] == []
    assert outcome.json["error"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("parse", "rs", "x"), 'unknown format "rs" (did you mean "rss"?)'),
        (("parse", "rss", "none.xml"), "none.xml: No such file or directory"),
        (("parse", "rss", "x", "--kind", "departure"), "gives no items of kind"),
        (("why", "nothing:1"), 'no item has the id "nothing:1"'),
        (("items", "--place", "Habi"), 'unknown place "Habi" (did you mean "Haby"?)'),
        (("player", "--page", "news-detail"), "name it with --item ID"),
        (("items", "--at", "tomorrow"), "is not a time"),
        (("player", "--size", "big"), "is not a size"),
        (("player", "--page", "kitchen"), "invalid choice"),
        (("items", "--kind", "novel"), "invalid choice"),
    ],
)
def test_usage_errors_are_2_with_a_hint(kiosk, terminal, words, expected):
    outcome = kiosk(*words)
    assert outcome.code == 2
    assert outcome.out == ""
    assert expected in outcome.err


def test_sync_once_twice_as_json(kiosk, terminal, tmp_path):
    outcome = kiosk("sync", "--once", "--json")
    assert outcome.code == 0
    (row,) = outcome.json["sources"]
    assert set(row) == {
        "id", "format", "status", "items", "rejected", "bytes", "seconds", "error",
    }  # fmt: skip
    assert (row["id"], row["status"], row["items"], row["rejected"]) == ("news", "updated", 1, 1)
    assert outcome.err.startswith("news: updated, 1 items, 1 rejected,")
    assert (tmp_path / "state" / "settings.good.toml").read_bytes() == terminal.read_bytes()
    (row,) = kiosk("sync", "--once", "--json").json["sources"]
    assert (row["status"], row["bytes"]) == ("unchanged", 0)


def test_sync_is_red_when_a_source_fails(kiosk, terminal, server):
    server.status("/feed", 500)
    outcome = kiosk("sync", "--once", "--json")
    assert outcome.code == 1
    (row,) = outcome.json["sources"]
    assert row["status"] == "failed"
    assert row["error"] in outcome.err


def test_a_kind_that_the_format_cannot_give_is_an_error(kiosk, terminal):
    terminal.write_text(terminal.read_text().replace('kind = "news"', 'kind = "departure"'))
    for words in (("settings", "check"), ("sync", "--once")):
        outcome = kiosk(*words)
        assert outcome.code == 2
        assert "source[1].kind: rss gives no items of kind departure (it gives " in outcome.err
    assert not terminal.with_name("state").exists()


def test_sync_says_so_when_another_process_writes(kiosk, terminal, tmp_path):
    with Store(tmp_path / "state", tmp_path / "run"):
        outcome = kiosk("sync", "--once")
    assert outcome.code == 1
    assert "another process writes" in outcome.err


def test_bad_settings_sync_with_the_last_good_ones_and_say_2(kiosk, terminal):
    kiosk("sync", "--once")
    with terminal.open("a") as stream:
        stream.write("wrong = 1\n")
    outcome = kiosk("sync", "--once", "--json")
    assert outcome.code == 2
    assert [row["id"] for row in outcome.json["sources"]] == ["news"]
    assert f"{terminal}:" in outcome.err
    assert "unknown key" in outcome.err
    assert kiosk("items", "--json").code == 2


def test_items_as_json(kiosk, terminal):
    kiosk("sync", "--once")
    outcome = kiosk("items", "--json", *AT)
    assert outcome.code == 0
    assert outcome.json["version"] == 1
    assert outcome.json["now"] == "2026-07-02T12:00:00+02:00"
    (item,) = outcome.json["items"]
    assert {"id", "kind", "source", "title"} <= item.keys()
    assert (item["source"], item["title"], item["places"]) == ("news", "Markt in Haby", ["Haby"])


def test_items_by_kind_and_place(kiosk, terminal):
    kiosk("sync", "--once")
    assert kiosk("items", "--kind", "event", "--json").json["items"] == []
    assert kiosk("items", "--place", "Hütten", "--json").json["items"] == []
    assert len(kiosk("items", "--place", "Habye", "--json").json["items"]) == 1
    assert "Markt in Haby" in kiosk("items", *AT).out


def test_items_before_the_first_sync_are_none(kiosk, terminal):
    outcome = kiosk("items", "--json")
    assert outcome.code == 0
    assert outcome.json["items"] == []
    assert outcome.err


def test_why(kiosk, terminal):
    kiosk("sync", "--once")
    item_id = kiosk("items", "--json", *AT).json["items"][0]["id"]
    outcome = kiosk("why", item_id, "--json", *AT)
    assert outcome.code == 0
    assert outcome.json["shown"] is True
    assert all(outcome.json["reasons"])
    assert kiosk("why", item_id, *AT).out.startswith("shown\n- ")


def test_sources(kiosk, terminal, server):
    rows = kiosk("sources", "--json").json["sources"]
    assert [(row["id"], row["status"], row["due"]) for row in rows] == [("news", None, None)]
    kiosk("sync", "--once")
    outcome = kiosk("sources", "--json")
    assert outcome.code == 0
    (row,) = outcome.json["sources"]
    assert (row["status"], row["items"], len(row["rejected"])) == ("updated", 1, 1)
    assert row["due"] > row["checked"]
    server.stop()
    kiosk("sync", "--once")
    outcome = kiosk("sources")
    assert outcome.code == 1
    assert outcome.out.startswith("news  rss  kept  1 items, 1 rejected, next ")


def test_detect_a_file_prints_a_block_that_is_valid(kiosk, feed_file, kiosk_toml):
    outcome = kiosk("detect", feed_file)
    assert outcome.code == 0
    kiosk_toml(outcome.out)
    assert kiosk("settings", "check").code == 0


def test_detect_an_address(kiosk, terminal, server):
    outcome = kiosk("detect", f"{server.url}/feed", "--json")
    assert outcome.code == 0
    (source,) = outcome.json["sources"]
    assert (source["format"], source["kind"]) == ("rss", "news")
    assert source["url"] == f"{server.url}/feed"


def test_detect_names_the_feeds_of_a_page(kiosk, terminal, server):
    server.html("/", PAGE)
    outcome = kiosk("detect", f"{server.url}/", "--json")
    assert outcome.code == 1
    assert outcome.json == {"version": 1, "sources": [], "linked": [f"{server.url}/feed"]}


def test_detect_works_without_settings_and_tells_a_dead_address(kiosk, server, tmp_path):
    none = str(tmp_path / "none.toml")
    assert kiosk("--settings", none, "detect", f"{server.url}/feed").code == 0
    server.stop()
    outcome = kiosk("--settings", none, "detect", f"{server.url}/feed")
    assert outcome.code == 2
    assert outcome.err.startswith("kiosk detect: ")


def test_doctor_as_json(kiosk, terminal):
    kiosk("sync", "--once")
    outcome = kiosk("doctor", "--json")
    checks = outcome.json["checks"]
    assert all(set(check) == {"name", "ok", "detail", "hint"} for check in checks)
    found = {check["name"]: check for check in checks}
    for name in (
        "settings",
        "state folder",
        "runtime folder",
        "store",
        "clock",
        "time zone",
        "worker",
        "qt",
    ):
        assert found[name]["ok"], found[name]
    assert found["source news"]["ok"]
    assert all(check["hint"] for check in checks if not check["ok"])
    assert outcome.code == int(any(not check["ok"] for check in checks))


def test_doctor_finds_what_is_wrong(kiosk, terminal, tmp_path):
    kiosk("sync", "--once")
    (tmp_path / "state" / "content.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 8192)
    terminal.write_text(terminal.read_text() + "oops = 1\n")
    outcome = kiosk("doctor", "--json")
    assert outcome.code == 1
    red = {check["name"] for check in outcome.json["checks"] if not check["ok"]}
    assert {"settings", "store"} <= red


def test_the_player_is_told_what_settings_and_options_say(kiosk, terminal, monkeypatch, tmp_path):
    told = []
    app = SimpleNamespace(run=lambda options: told.append(options) or 0)
    monkeypatch.setitem(sys.modules, "player.app", app)
    words = ("--page", "events", "--size", "1920x1080", "--lang", "en", "--at", "2026-07-01")
    assert kiosk("player", *words, "--screenshot", "x.png").code == 0
    (options,) = told
    assert (options.page, options.size, options.lang) == ("events", (1920, 1080), "en")
    assert options.orientation == "portrait"
    assert options.screen.place == "Haby"
    assert options.screen.source_order == ("news",)
    assert options.state == tmp_path / "state"
    assert options.at.isoformat() == "2026-06-30T22:00:00+00:00"
    assert kiosk("player").code == 0
    assert told[1].at is None


def test_the_player_shows_items_that_are_in_no_store(kiosk, terminal, monkeypatch, tmp_path):
    told = []
    app = SimpleNamespace(run=lambda options: told.append(options) or 0)
    monkeypatch.setitem(sys.modules, "player.app", app)
    rows = [
        {"id": f"office:{n}", "kind": kind, "source": "office", "texts": {"de": {"title": kind}}}
        for n, kind in enumerate(("notice", "news", "service"))
    ]
    file = tmp_path / "items.json"
    for body, words, page, item in (
        (rows, (), "notice-detail", "office:0"),
        (rows[1], (), "news-detail", "office:1"),
        (rows, ("--item", "office:1"), "news-detail", "office:1"),
        (rows, ("--page", "programme", "--item", "office:1"), "programme", "office:1"),
        (rows[2], (), "home", ""),
    ):
        file.write_text(json.dumps(body))
        assert kiosk("player", "--with", str(file), *words).code == 0
        assert (told[-1].page, told[-1].item) == (page, item)
    for bad in ("", "{}", "[[]]", "[" * 5_000, '[{"id": "a", "kind": "b", "source": "c"}]'):
        file.write_text(bad)
        assert kiosk("player", "--with", str(file)).code == 2
    assert kiosk("player", "--with", str(tmp_path / "none.json")).code == 2


def test_without_qt_the_player_says_what_to_install(kiosk, terminal, monkeypatch):
    monkeypatch.delitem(sys.modules, "player.app", raising=False)
    for name in [name for name in sys.modules if name.split(".")[0] == "PySide6"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "PySide6.QtCore", None)
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    outcome = kiosk("player")
    assert outcome.code == 2
    assert "install the extra `player`" in outcome.err


def test_help_of_the_player_names_the_pages(kiosk):
    said = " ".join(kiosk("player", "--help").out.split())
    assert ", ".join(pages.DRAWN) in said


def test_a_theme_that_there_is_not_is_named(kiosk, terminal):
    outcome = kiosk("player", "--theme", "neon")
    assert outcome.code == 2
    assert "neon" in outcome.err
    assert "sunlight" in outcome.err


def test_json_is_all_there_is_on_stdout(kiosk, terminal):
    for words in (
        ("sync", "--once", "--json"),
        ("items", "--json"),
        ("sources", "--json"),
        ("settings", "show", "--json"),
        ("settings", "check", "--json"),
        ("doctor", "--json"),
    ):
        assert isinstance(json.loads(kiosk(*words).out), dict)


def test_parse_names_the_documents_that_it_does_not_read(kiosk, tmp_path):
    file = tmp_path / "gbfs.json"
    feeds = [{"name": "vehicle_status", "url": "https://example.org/vehicle_status.json"}]
    document = {"last_updated": 1, "ttl": 0, "version": "3.0", "data": {"feeds": feeds}}
    file.write_text(json.dumps(document))
    outcome = kiosk("parse", "gbfs", str(file))
    assert outcome.code == 0
    assert "1 further documents belong to it, not read here:" in outcome.err
    assert "  https://example.org/vehicle_status.json" in outcome.err
