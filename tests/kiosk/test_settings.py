# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import time, timedelta
from pathlib import Path

import pytest

from content.model import Kind
from content.settings.declared import default_of
from content.settings.lines import key_lines
from content.settings.problem import SettingsError
from kiosk.settings.load import keep_good_copy, load, load_or_last_good, read
from kiosk.settings.model import Settings
from kiosk.settings.reference import reference
from kiosk.settings.schema import TABLES

CONTRACT = """\
[terminal]                       # who and where this screen is
name = "Groß Wittensee, Dorfplatz"
place = "Gross Wittensee"
latitude = 54.39
longitude = 9.77
[panel]
diagonal_mm = 2184
orientation = "portrait"
lower_edge_mm = 500
[[hours]]
days = "daily"
on = "06:00"
off = "23:00"
[paths]
state = "/var/lib/kiosk"
[network]
proxy = "http://proxy.example.org:3128"
ca_file = "/etc/ssl/certs/amt.pem"
ntp = ["ntp.example.org"]
metered = true
monthly_mb = 2000
[office]
url = "https://office.example.org"
[[source]]
id = "amt-news"
kind = "news"
format = "rss"
url = "https://example.org/feed"
every = "15 min"
places = ["01058064", "Gross Wittensee"]
options = { pages = 3, deep = true, zone = "Europe/Berlin" }
licence = "CC-BY-4.0"
max_items = 50
approve = true
via = "office"
[[place]]
name = "Groß Wittensee"
aliases = ["Gross Wittensee"]
ags = "01058064"
"""


def problems(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        read(text, "kiosk.toml")
    return [str(problem) for problem in caught.value.problems]


def test_the_contract_is_read():
    settings = read(CONTRACT, "kiosk.toml").settings
    assert settings.terminal.place == "Groß Wittensee"  # the alias became the name
    assert settings.terminal.latitude == 54.39
    assert settings.hours[0].on == time(6)
    assert settings.hours[0].days == (0, 1, 2, 3, 4, 5, 6)
    assert settings.network.monthly_mb == 2000
    (source,) = settings.sources
    assert source.kind is Kind.NEWS
    assert source.every == timedelta(minutes=15)
    assert source.places == ("Groß Wittensee",)
    assert source.options == {"pages": "3", "deep": "true", "zone": "Europe/Berlin"}
    assert source.approve
    assert source.via == "office"


def test_an_empty_file_is_all_defaults():
    assert read("", "kiosk.toml").settings == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[panel]\norientaton = "portrait"\n',
            'kiosk.toml:2: panel.orientaton: unknown key (did you mean "orientation"?)',
        ),
        (
            "[pannel]\n",
            'kiosk.toml:1: pannel: unknown key (did you mean "panel"?)',
        ),
        (
            '\n[panel]\norientation = "potrait"\n',
            'kiosk.toml:3: panel.orientation: "potrait" is not known (did you mean "portrait"?)',
        ),
        (
            '[panel]\nlower_edge_mm = "500"\n',
            (
                "kiosk.toml:2: panel.lower_edge_mm: expected a whole number, got text "
                "(for example lower_edge_mm = 500)"
            ),
        ),
        (
            "[terminal]\nlatitude = 540\n",
            "kiosk.toml:2: terminal.latitude: 540 is out of range (between -90 and 90)",
        ),
        (
            "[terminal]\nname = Haby\n",
            "kiosk.toml:2: name: Invalid value (the file must be TOML; texts need quotes)",
        ),
        (
            '[[hours]]\ndays = "mon-fri"\n\n[[hours]]\ndays = "saturdy"\n',
            'kiosk.toml:5: hours[2].days: "saturdy" is not a day (did you mean "saturday"?)',
        ),
        (
            '[[hours]]\non = "6 Uhr"\n',
            'kiosk.toml:2: hours[1].on: "6 Uhr" is not a time of day (for example on = "06:00")',
        ),
        (
            '[[source]]\nid = "a"\nkind = "news"\nformat = "rss"\n',
            'kiosk.toml:1: source[1].url: is missing (add url = "https://example.org/feed")',
        ),
        (
            '[[source]]\nid = "a"\nkind = "news"\nformat = "rs"\nurl = "https://x.de"\n',
            'kiosk.toml:4: source[1].format: "rs" is not known (did you mean "rss"?)',
        ),
        (
            '[[source]]\nid = "a"\nkind = "news"\nformat = "rss"\nurl = "https://u:p@x.de/f"\n',
            (
                "kiosk.toml:5: source[1].url: an address must not carry a user or password "
                '(let the office fetch it: via = "office")'
            ),
        ),
        (
            (
                '[[source]]\nid = "a"\nkind = "news"\nformat = "rss"\nurl = "https://x.de"\n'
                'every = "15 parsecs"\n'
            ),
            (
                'kiosk.toml:6: source[1].every: "parsecs" is not a unit of time '
                "(use s, min, h, days or weeks)"
            ),
        ),
        (
            'source = "a"\n',
            "kiosk.toml:1: source: expected a list of tables (write [[source]])",
        ),
        (
            '[[panel]]\norientation = "portrait"\n',
            "kiosk.toml:1: panel: expected a table (write [panel])",
        ),
        (
            '[terminal]\nplace = "Habby"\n[[place]]\nname = "Haby"\n',
            'kiosk.toml:2: terminal.place: "Habby" is none of the places (did you mean "Haby"?)',
        ),
        (
            '[[place]]\nname = "Haby"\nags = "123"\n',
            (
                'kiosk.toml:3: place[1].ags: "123" is not an Amtlicher Gemeindeschlüssel '
                "(eight digits)"
            ),
        ),
        (
            '[[hours]]\non = "06:00"\noff = "06:00"\n',
            "kiosk.toml:3: hours[1].off: is the same as on (leave [[hours]] out for always)",
        ),
    ],
)
def test_each_error_names_file_line_key_and_hint(text, expected):
    assert problems(text) == [expected]


def test_all_errors_are_found_at_once_in_the_order_of_the_file():
    found = problems('[panel]\nx = 1\n[terminal]\nname = 3\n[[source]]\nid = "A B"\n')
    assert [line.split(": ")[0] for line in found] == [
        "kiosk.toml:2",
        "kiosk.toml:4",
        "kiosk.toml:5",
        "kiosk.toml:5",
        "kiosk.toml:5",
        "kiosk.toml:6",
    ]


def test_a_second_source_of_the_same_id_is_an_error():
    one = '[[source]]\nid = "a"\nkind = "news"\nformat = "rss"\nurl = "https://x.de"\n'
    assert problems(one + one) == [
        'kiosk.toml:7: source[2].id: "a" is already the id of source[1] (choose another)'
    ]


def test_lines_are_found_behind_whatever_toml_allows():
    text = (
        'a = """\n[no table]\nb = 1\n"""\n'
        "[t]  # comment\n"
        'list = [\n  "x", # ]\n  "y",\n]\n'
        "inner.deep = 1\n"
        "[[t.many]]\nk = 1\n[[t.many]]\nk = 2\n"
        '["quoted.name"]\nz = { y = 1 }\n'
    )
    assert key_lines(text) == {
        ("a",): 1,
        ("t",): 5,
        ("t", "list"): 6,
        ("t", "inner"): 10,
        ("t", "inner", "deep"): 10,
        ("t", "many", 0): 11,
        ("t", "many", 0, "k"): 12,
        ("t", "many", 1): 13,
        ("t", "many", 1, "k"): 14,
        ("quoted.name",): 15,
        ("quoted.name", "z"): 16,
        ("quoted.name", "z", "y"): 16,
    }


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("weekdays", (0, 1, 2, 3, 4)),
        ("sat, sun", (5, 6)),
        ("fri-mon", (0, 4, 5, 6)),
        ("Monday Wednesday", (0, 2)),
    ],
)
def test_days_are_words(words, days):
    assert read(f'[[hours]]\ndays = "{words}"\n', "x").settings.hours[0].days == days


@pytest.mark.parametrize(
    ("words", "seconds"), [("15 min", 900), ("1 h 30 min", 5400), ("2 days", 172800), ("90s", 90)]
)
def test_durations_are_words(words, seconds):
    text = (
        '[[source]]\nid = "a"\nkind = "news"\nformat = "rss"\nurl = "https://x.de"\n'
        f'every = "{words}"\n'
    )
    assert read(text, "x").settings.sources[0].every == timedelta(seconds=seconds)


def test_every_default_is_written_as_it_is_read():
    for table in TABLES:
        for key in table.keys:
            default = default_of(table, key)
            if default not in (None, "", []):
                assert key.type.write(key.type.read(default)) == default


def test_a_bad_file_keeps_the_last_good_one(kiosk_toml):
    file = kiosk_toml('[terminal]\nname = "Haby"\n')
    keep_good_copy(file, load(file).settings)
    kiosk_toml("[terminal]\nname = 3\n")
    loaded = load_or_last_good(file)
    assert loaded.settings.terminal.name == "Haby"
    assert [problem.line for problem in loaded.problems] == [5]
    file.write_text(file.read_text() + "[[[")  # not even TOML
    assert load_or_last_good(file).settings.terminal.name == "Haby"


def test_a_bad_file_without_a_good_copy_is_an_error(kiosk_toml):
    with pytest.raises(SettingsError, match="unknown key"):
        load_or_last_good(kiosk_toml("[nonsense]\n"))


def test_the_good_copy_is_not_written_twice(kiosk_toml, tmp_path: Path):
    file = kiosk_toml()
    settings = load(file).settings
    keep_good_copy(file, settings)
    copy = tmp_path / "state" / "settings.good.toml"
    before = copy.stat()
    keep_good_copy(file, settings)
    assert copy.stat() == before


def test_what_editors_on_windows_write_is_read(tmp_path: Path):
    file = tmp_path / "kiosk.toml"
    file.write_bytes("\ufeff[terminal]\r\n\tname\t=\t'Hütten'\r\n".encode())
    assert load(file).settings.terminal.name == "Hütten"


@pytest.mark.parametrize(
    ("content", "line"), [(b"a = 1\n# H\xfctten\n", 2), ("[terminal]\n".encode("utf-16"), 1)]
)
def test_another_encoding_is_named_by_its_line(tmp_path: Path, content, line):
    file = tmp_path / "kiosk.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load(file)
    expected = f"{file}:{line}: file: the file is not UTF-8 (save it as UTF-8)"
    assert str(caught.value) == expected


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_what_breaks_the_toml_reader_is_an_error_like_any_other(text):
    assert problems(text)[0].startswith("kiosk.toml:1: file: ")


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_an_unreadable_file_is_an_error_with_a_hint(tmp_path: Path, content):
    file = tmp_path / "kiosk.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError) as caught:
        load(file)
    (problem,) = caught.value.problems
    assert problem.hint


def test_the_reference_names_every_key_and_the_docs_are_current():
    text = reference()
    for table in TABLES:
        for key in table.keys:
            assert f"| `{key.name}` |" in text
            assert key.doc.endswith(".")
    docs = Path(__file__).parents[2] / "docs" / "settings.md"
    assert docs.read_text(encoding="utf-8") == text, (
        "run: kiosk settings reference > docs/settings.md"
    )


KEY = "1uUKl6wdAj2iAKVF0cWbyJVbBkkAMDzKZ-ocZQTSyr8"


def test_the_key_of_an_office_is_read():
    assert read(f'[office]\nkey = "{KEY}"\n', "kiosk.toml").settings.office.key == KEY


@pytest.mark.parametrize(
    "key",
    [
        f'"{KEY[:-1]}"',
        f'"{KEY}="',
        f'"{KEY[:-1]}9"',
        f'"{KEY[:-2]}++"',
        f'"{KEY[:20]} {KEY[20:]}"',
        f'"{KEY[:-1]}ä"',
        '"7Q2KX9MD"',
        '""',
        "7",
    ],
)
def test_a_malformed_key_of_an_office_is_an_error_with_file_and_line(key):
    with pytest.raises(SettingsError) as raised:
        read(f'[office]\nurl = "https://a.example"\nkey = {key}\n', "kiosk.toml")
    assert str(raised.value.problems[0]).startswith("kiosk.toml:3: office.key: ")
    assert len(raised.value.problems) == 1
