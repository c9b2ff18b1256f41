# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""All views of the office, as the URLconf names them."""

from typing import NamedTuple

from django.urls import URLPattern, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch


class View(NamedTuple):
    """A view by its full name; `needs` is what `rights.needs` noted, None for a public one."""

    name: str
    needs: tuple | None
    takes: tuple

    def shows_a_thing(self, arguments):
        """Whether its address names something that belongs to a village."""
        return bool(arguments.get(self.name))

    def address(self, arguments):
        """Where it is, for these samples."""
        given = dict(arguments.get(self.name, {}))
        query = given.pop("?", None)
        try:
            return reverse(self.name, kwargs=given, query=query)
        except NoReverseMatch as error:
            raise LookupError(
                f"{self.name} takes {self.takes}: add what it shows to tests/fakes/samples.py"
            ) from error


def patterns(resolver=None, app="", taken=()):
    """All (full name, pattern, names of its arguments) below a resolver."""
    for entry in (resolver or get_resolver()).url_patterns:
        takes = (*taken, *entry.pattern.converters, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLPattern):
            yield f"{app}{entry.name}", entry, tuple(dict.fromkeys(takes))
        else:
            yield from patterns(entry, f"{app}{entry.app_name}:" if entry.app_name else app, takes)


def all_views():
    """Every view, in the order of the URLconf."""
    return [
        View(name, getattr(pattern.callback, "needs", None), takes)
        for name, pattern, takes in patterns()
    ]


def read(answer):
    """All that an answer says; a file that it opened is closed again."""
    said = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return said.decode(errors="replace")
