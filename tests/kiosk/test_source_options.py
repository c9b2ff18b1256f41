# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Options of sources: what a format does not know, or cannot read, is told with what to write."""

import re
from pathlib import Path

import pytest

from content.settings.options import options_of
from content.settings.problem import SettingsError
from content.sources.adapter import adapter, formats
from kiosk.settings.load import load_with_formats

SOURCES = Path(__file__).parents[2] / "content" / "sources"
PAGES = Path(__file__).parents[2] / "docs" / "sources"
# how adapters ask for an option
ASKED = re.compile(
    r"""options(?:\.get\(|\[)\s*"([a-z_]+)"|number_of\([a-z_.]*context, "([a-z_]+)\""""
)

# the table of options in the page of a format, and what is an option in it
TABLE = re.compile(r"^\| Option \|.*\n(?:\|.*\n)+", re.MULTILINE)
ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def told(tmp_path, format_name, kind, options):
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f'[[source]]\nid = "a"\nkind = "{kind}"\nformat = "{format_name}"\n'
        f'url = "https://example.org/a"\noptions = {options}\n'
    )
    try:
        load_with_formats(file)
    except SettingsError as error:
        (problem,) = error.problems
        assert problem.line == 6
        return f"{problem.message} ({problem.hint})"
    return ""


@pytest.mark.parametrize(
    ("format_name", "kind", "options", "words"),
    [
        ("gtfs", "departure", '{ stops = "Haby", radius_m = 800 }', ""),
        (
            "gtfs",
            "departure",
            '{ radius = "800" }',
            'no option "radius" (did you mean "radius_m"?)',
        ),
        ("gtfs", "departure", '{ radius_m = "1 km" }', "no value of this option of gtfs (write it"),
        ("gtfs", "departure", "{ radius_m = -5 }", 'like "800"'),
        ("gtfs", "departure", '{ colour = "red" }', "(it knows stops, days, radius_m)"),
        ("nina", "warning", '{ ags = "01058064" }', 'no option "ags" (nina knows none)'),
        ("ical", "event", '{ land = "SH" }', "rss and wordpress know it"),
        ("rss", "notice", '{ land = "sh", days = 14, body = "Haby" }', ""),
        ("rss", "notice", "{ days = 91 }", 'like "14"'),
        ("rss", "notice", '{ land = "Schleswig" }', 'like "SH"'),
        ("decidim", "call", '{ steps = "proposal, -, vote,decision", counts = "vote" }', ""),
        ("decidim", "call", '{ steps = "voting" }', "no value"),
        ("consul", "call", '{ what = "polls" }', "proposals, debates"),
        ("woocommerce", "offer", "{ on_sale = true, latitude = 54.3 }", ""),
        ("woocommerce", "offer", '{ on_sale = "yes" }', 'like "true"'),
    ],
)
def test_what_is_wrong_is_told_with_what_to_write(tmp_path, format_name, kind, options, words):
    said = told(tmp_path, format_name, kind, options)
    assert words in said
    assert bool(words) == bool(said)


@pytest.mark.parametrize("name", formats())
def test_every_option_takes_its_own_example_and_is_explained(name):
    for option in adapter(name).options.values():
        assert option.takes(option.example)
        assert option.doc.endswith(".")


def test_adapters_ask_for_no_option_that_the_settings_refuse():
    known = {name for format_name in formats() for name in options_of(format_name)}
    text = "".join(file.read_text(encoding="utf-8") for file in SOURCES.glob("*.py"))
    asked = {one or other for one, other in ASKED.findall(text)}
    assert {"stops", "land", "threshold", "coupon"} <= asked <= known


def test_what_a_page_documents_as_an_option_the_settings_take():
    documented = set()
    for name in formats():
        page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
        documented |= {(name, row) for table in TABLE.findall(page) for row in ROW.findall(table)}
    assert ("gtfs", "stops") in documented
    assert not {(name, row) for name, row in documented if row not in options_of(name)}
