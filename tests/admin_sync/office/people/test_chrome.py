# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What surrounds every page: ways that lead somewhere, and files that are there."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from admin_sync.office.people import chrome
from admin_sync.office.people.models import Role
from tests.fakes.staff import signed_in

STYLE = Path(finders.find("people/office.css"))


@pytest.mark.parametrize("way", chrome.WAYS, ids=lambda way: way.name)
def test_every_way_leads_somewhere_and_has_its_sign(way):
    assert reverse(way.name)
    assert f".icon-{way.icon} " in STYLE.read_text("utf-8")


@pytest.mark.parametrize("name", sorted(set(re.findall(r'url\("([^"]+)"', STYLE.read_text()))))
def test_what_the_style_asks_for_is_there(name):
    beside = f"people/{name}" if not name.startswith("../") else name[3:]
    assert finders.find(beside)


def test_the_style_asks_nobody_else_and_htmx_is_ours(client):
    assert "//" not in re.sub(r"/\*.*?\*/", "", STYLE.read_text("utf-8"), flags=re.DOTALL)
    assert Path(finders.find("people/htmx.min.js")).stat().st_size > 10_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "where", "shown"),
    [
        (Role.READER, "amt", {"fleet:overview", "editor:entries"}),
        (Role.MANAGER, "wittensee", {"people:persons"}),
        (Role.MANAGER, "amt", {"people:persons", "people:units", "people:log"}),
    ],
)
def test_nobody_is_shown_a_way_that_is_closed_to_them(role, where, shown, units, make_user):
    client = signed_in(make_user("Wer", (role, getattr(units, where))))
    page = client.get("/profil/")
    ways = {link.address for link in page.context["ways"]}
    assert {reverse(name) for name in shown} <= ways
    for address in ways:
        assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_the_way_to_this_page_is_marked_and_no_other(units, make_user):
    client = signed_in(make_user("Wer", (Role.MANAGER, units.amt)))
    for path, here in (("/personen/einladen/", "/personen/"), ("/", "/"), ("/profil/", None)):
        marked = [link.address for link in client.get(path).context["ways"] if link.here]
        assert marked == ([here] if here else [])


@pytest.mark.django_db
def test_who_owes_a_second_factor_is_shown_no_ways(units, make_user):
    client = signed_in(make_user("Neu", (Role.MANAGER, units.amt), factor=False))
    assert not client.get("/profil/").context["ways"]
