# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Each format is known as itself, and as nothing else: over the corpus and the demo's servers."""

import tomllib
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from pathlib import Path

import pytest

from content.guess import block, detect
from content.model import Kind
from content.settings.declared import toml_text
from content.settings.options import misfits
from content.source import Source
from content.sources import adapter as sources
from content.stores import Stores
from content.sync import hindrance_of
from kiosk.settings.load import load
from tests.fakes.village import readings

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
NAMES = [str(path.relative_to(CORPUS)) for path in FILES]
FAIR = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
GROUP = "schaukasten.sources"
needs_corpus = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")

# the first that fits says what a file of the corpus is
KNOWN = {
    "feeds/*.json": "jsonfeed",
    "feeds/*.html": "",
    "feeds/*": "rss",
    "ical/*": "ical",
    "cap/*": "cap",
    "gbfs/*": "gbfs",
    "gpx/*": "gpx",
    "gtfs/*": "gtfs",
    "gtfs-rt/*.zip": "gtfs",
    "gtfs-rt/*": "gtfs-rt",
    "jsonld/*": "jsonld",
    "nina/nina_dashboard.json": "nina",
    "oparl/*": "oparl",
    # a map indeed, of the areas for which the weather service warns
    "weather/*/alert_cells.json": "geojson",
}
# files of a format that it rightly does not know: {what they have in common: why}
FRAGMENTS = b"BEGIN:VEVENT"  # events without a calendar around them: no server sends those
BROKEN = "feeds/gofeed/parser__json__invalid__invalid.json"  # cut off before it says anything


def expected(name, data):
    path = Path(name)
    wanted = next((found for glob, found in KNOWN.items() if fits(path, glob)), "")
    if name == BROKEN or data.lstrip().startswith(FRAGMENTS):
        return ()
    return (wanted,) if wanted else ()


def fits(path, glob):
    folder, _, ending = glob.partition("*")
    return str(path).startswith(folder) and str(path).endswith(ending.rpartition("/")[2])


@needs_corpus
def test_each_file_of_the_corpus_is_what_it_is_and_nothing_else(capsys):
    counted = Counter()
    for name, path in zip(NAMES, FILES, strict=True):
        data = path.read_bytes()
        assert detect(data) == expected(name, data), name
        counted[(*expected(name, data), "none")[0]] += 1
    with capsys.disabled():
        print("\ndetected:", ", ".join(f"{key} {n}" for key, n in sorted(counted.items())))  # noqa: T201
    assert counted["none"] < 90


def test_the_first_document_of_each_source_is_known():
    seen = set()
    for one in readings(FAIR):
        found = detect(one.data)
        # products in RSS can be read as news as well: both are offered, what is apt comes first
        feed = found == ("merchant", "rss") and b"<rss" in one.data
        assert found == (one.source.format,) or feed, one.source.id
        seen.add(found[0])
    assert seen == set(sources.formats())


def test_no_further_document_is_taken_for_another_format():
    for one in readings(FAIR):
        for request, body in one.context.further.items():
            found = detect(body or b"")
            outline = one.source.format == "nina" and request.url.endswith(".geojson")
            allowed = {"geojson"} if outline else {one.source.format}
            assert set(found) <= allowed, request.url


def assert_block_is_valid(name, address, kiosk_toml):
    lines = [f"{key} = {toml_text(value)}" for key, value in block(name, address).items()]
    file = kiosk_toml("\n".join(("[[source]]", *lines, "")))
    (source,) = tomllib.loads(file.read_text())["source"]
    assert source["url"] == address
    assert load(file).settings.sources[0].format == name


@pytest.mark.parametrize("name", sources.formats())
def test_the_block_of_each_format_is_valid(name, kiosk_toml):
    assert_block_is_valid(name, "https://example.org/feed", kiosk_toml)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.amt-süd.example/rss?a=\"b\"&c='d'\\",
        "https://example.org/" + "sehr-lang/" * 40,
        "http://[::1]:8080/ÄÖÜ",
        "https://example.org/%22%0A[terminal]",
        "https://übung.example/",
        "https://drill/",
    ],
)
def test_the_block_of_each_address_is_valid(address, kiosk_toml):
    assert_block_is_valid("rss", address, kiosk_toml)


def broken(*, group):
    """The installed formats, and three that somebody else brought and that do not work."""
    bad = [
        EntryPoint("aaa", "no_such_module_anywhere:ADAPTER", group),
        EntryPoint("bbb", "content.model:NOTHING", group),
        EntryPoint("zzz", "tests.fakes.raises_on_import:ADAPTER", group),
    ]
    return EntryPoints([*bad, *entry_points(group=group)])


@pytest.fixture
def with_broken_formats(monkeypatch):
    monkeypatch.setattr(sources, "entry_points", broken)


@pytest.mark.usefixtures("with_broken_formats")
def test_formats_that_cannot_be_loaded_break_no_other(kiosk, tmp_path):
    assert sources.formats()[:2] == ("aaa", "bbb")
    file = tmp_path / "feed.xml"
    file.write_bytes(b"<rss><channel><item><title>a</title></item></channel></rss>")
    outcome = kiosk("detect", str(file), "--json")
    assert [found["format"] for found in outcome.json["sources"]] == ["rss"]


@pytest.mark.usefixtures("with_broken_formats")
@pytest.mark.parametrize("name", ["aaa", "bbb", "zzz"])
def test_a_format_that_cannot_be_loaded_is_told(kiosk, tmp_path, name):
    file = tmp_path / "x"
    file.write_bytes(b"x")
    outcome = kiosk("parse", name, str(file))
    assert outcome.code == 2
    assert f'format "{name}" cannot be loaded' in outcome.err


@pytest.mark.usefixtures("with_broken_formats")
def test_a_source_of_such_a_format_says_so_and_stands_in_nobodys_way(tmp_path):
    source = Source("fremd", Kind.NEWS, "aaa", "https://example.org/")
    assert hindrance_of(source) == "The format aaa is not installed, or cannot be loaded."
    stores = Stores(tmp_path / "state", tmp_path / "run")
    assert stores.of(source) is stores.durable
    assert list(misfits([source])) == []
