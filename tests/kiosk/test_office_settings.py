# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office sets lies over the settings file, and never cuts the line to the office."""

import pytest

from content.settings.problem import SettingsError
from kiosk.settings.load import read
from kiosk.settings.office import FILE, fitting, overlaid
from kiosk.settings.origin import effective

BASE = """\
[terminal]
name = "Haby, Dorfplatz"
amt = "Amt Hüttener Berge"
[panel]
orientation = "portrait"
[office]
url = "https://office.example.org"
[[source]]
id = "news"
kind = "news"
format = "rss"
url = "https://example.org/feed"
[[source]]
id = "events"
kind = "event"
format = "ical"
url = "https://example.org/ical"
"""
OFFICE = """\
[terminal]
name = "Haby, Feuerwehr"
[[hours]]
on = "07:00"
off = "22:00"
[[source]]
id = "posts"
kind = "news"
format = "rss"
url = "https://example.org/posts"
"""


def laid(part, base=BASE):
    return overlaid(read(base, "kiosk.toml"), part, "settings.toml")


def test_the_office_sets_keys_of_tables_and_whole_lists():
    settings = laid(OFFICE).settings
    assert settings.terminal.name == "Haby, Feuerwehr"
    assert settings.terminal.amt == "Amt Hüttener Berge"
    assert [source.id for source in settings.sources] == ["posts"]
    assert len(settings.hours) == 1
    assert settings.office.url == "https://office.example.org"


def test_what_the_office_does_not_name_stays():
    settings = laid('[panel]\norientation = "landscape"\n').settings
    assert [source.id for source in settings.sources] == ["news", "events"]
    assert (settings.panel.orientation, settings.panel.diagonal_mm) == ("landscape", 2184)


@pytest.mark.parametrize(
    "part",
    [
        '[office]\nurl = "https://evil.example"\n',
        '[office]\ncode = "7Q2KX9MD"\n',
        '[network]\nproxy = "http://evil.example"\n',
        '[paths]\nstate = "/tmp"\n',
        "[network]\n",
        '[terminal]\nnmae = "x"\n',
        "[[[",
        '[[hours]]\non = "07:00"\noff = "07:00"\n',
        '[terminal]\nplace = "Nirgendwo"\n[[place]]\nname = "Haby"\n',
    ],
)
def test_a_part_that_is_wrong_counts_for_nothing(part):
    with pytest.raises(SettingsError):
        laid(part)


def test_a_place_of_the_office_must_fit_the_places_that_stay():
    base = BASE + '[[place]]\nname = "Haby"\naliases = ["Habü"]\n'
    assert laid('[terminal]\nplace = "Habü"\n', base).settings.terminal.place == "Haby"
    with pytest.raises(SettingsError, match="none of the places"):
        laid('[terminal]\nplace = "Holtsee"\n', base)


def test_a_source_must_fit_its_format():
    loaded = laid('[[source]]\nid = "a"\nkind = "vehicle"\nformat = "rss"\nurl = "https://a.de"\n')
    with pytest.raises(SettingsError, match="gives no items"):
        fitting(loaded)


def test_each_key_tells_where_it_comes_from():
    origins = {row.key: row.origin for row in effective(laid(OFFICE))}
    assert origins["terminal.name"] == "settings.toml:2"
    assert origins["terminal.amt"] == "kiosk.toml:3"
    assert origins["source[1].url"] == "settings.toml:10"
    assert origins["panel.diagonal_mm"] == "default"


def test_every_command_takes_the_office_at_its_word(kiosk_toml, kiosk, tmp_path):
    kiosk_toml('[office]\nurl = "https://office.example.org"\n')
    part = tmp_path / "state" / FILE
    part.parent.mkdir(parents=True)
    part.write_text('[terminal]\nname = "Haby"\n')
    assert 'terminal.name = "Haby"' in kiosk("settings", "show").out
    part.write_text("[network]\nmetered = true\n")
    told = kiosk("settings", "show")
    assert told.code == 0
    assert "counts for nothing" in told.err
    assert "network.metered = false" in told.out


def test_a_terminal_without_an_office_takes_no_part(kiosk_toml, kiosk, tmp_path):
    kiosk_toml()
    part = tmp_path / "state" / FILE
    part.parent.mkdir(parents=True)
    part.write_text('[terminal]\nname = "Haby"\n')
    assert "Haby" not in kiosk("settings", "show").out


@pytest.mark.parametrize("code", ["7q2k-x9md", "7Q2K X9MD"])
def test_a_code_is_read_as_people_write_it(code):
    assert read(f'[office]\ncode = "{code}"\n', "f").settings.office.code == "7Q2KX9MD"


def test_what_is_no_code_is_an_error():
    with pytest.raises(SettingsError, match="not a code"):
        read('[office]\ncode = "IIIILLLL"\n', "f")
