# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How sites are written whose pages may be opened on the screen. Pure."""

from urllib.parse import urlsplit

from content.settings.values import TEXTS, BadValueError, Type
from player.web.allowed import origin
from player.web.line import MOST_ORIGINS


def _sites(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadValueError("expected a list of addresses")
    sites = tuple(dict.fromkeys(map(_site, value)))
    if len(sites) > MOST_ORIGINS:
        raise BadValueError(f"{len(sites)} sites are too many", f"at most {MOST_ORIGINS}")
    return sites


def _site(value: object) -> str:
    if not isinstance(value, str):
        raise BadValueError("expected a list of addresses", "put each in quotes")
    try:
        site, rest = origin(value), urlsplit(value)[2:]
    except ValueError as error:
        hint = "such as https://www.example.org"
        raise BadValueError(f'"{value}" is not the address of a site', hint) from error
    if rest not in {("", "", ""), ("/", "", "")}:
        hint = f'a site is allowed as a whole: "{site}"'
        raise BadValueError(f'"{value}" names a page', hint)
    return site


SITES = Type("list of sites", '["https://www.example.org"]', _sites, TEXTS.write)
