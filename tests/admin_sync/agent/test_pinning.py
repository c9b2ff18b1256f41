# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which office a terminal joins: the one of the settings' key, or the one whose words it showed.

Whoever answers here has a connection that TLS found nothing wrong with, as a proxy would that
opens it with a certificate that the terminal trusts.
"""

import pytest

from admin_sync.protocol.encoding import to_text
from admin_sync.protocol.identity import Identity, words
from admin_sync.protocol.orders import Verb

CODE = "READYFYX"


@pytest.fixture
def ready(terminal, office):
    """A terminal with a ready file of this office."""
    office.codes[CODE] = True
    terminal.code, terminal.expected = CODE, office.key.public
    terminal.restart()
    return terminal


def test_the_office_of_the_ready_file_is_joined(ready, office):
    ready.steps()
    assert ready.stands.state == "accepted"
    assert ready.stands.office == words(office.key.public)
    assert ready.papers.membership().office == office.key.name
    assert office.beats


def test_an_office_with_another_key_is_refused_from_the_first_word(ready, office):
    expected = words(office.key.public)
    office.change_key()
    for _ in range(3):
        assert ready.agent.step() > 0
    assert ready.stands.state == "stranger"
    assert expected in ready.stands.detail
    assert words(office.key.public) in ready.stands.detail
    assert "tritt ihr nicht bei" in ready.stands.detail
    assert words(office.key.public) in ready.agent.trouble
    assert ready.papers.membership() is None
    assert not office.beats
    assert not ready.documents.has


def test_it_joins_as_soon_as_its_own_office_answers(ready, office):
    own = office.key
    office.change_key()
    ready.agent.step()
    # the code was burnt by whoever sat between; staff accept by hand, or make a new file
    office.key = own
    office.accept(ready.key)
    ready.steps()
    assert ready.stands.state == "accepted"


def test_a_word_of_the_right_office_about_another_device_is_none(ready, office, terminal):
    stranger = Identity.create()
    office.twist["announce"] = lambda answer: answer.replace(
        terminal.papers.identity().name.encode(), stranger.name.encode()
    )
    ready.agent.step()
    assert ready.stands.state == "joining"
    assert ready.papers.membership() is None


def test_without_a_key_the_office_whose_words_were_shown_is_the_one(terminal, office):
    terminal.agent.step()
    assert terminal.stands.state == "waiting"
    assert terminal.stands.office == words(office.key.public)
    compared = office.key
    office.change_key()
    office.accept(terminal.key)
    terminal.agent.step()
    assert terminal.stands.state == "stranger"
    assert terminal.papers.membership() is None
    office.key = compared
    terminal.steps()
    assert terminal.stands.state == "accepted"
    assert terminal.papers.membership().office == compared.name


def test_a_new_key_of_the_office_is_pinned_once_the_settings_name_it(joined, office):
    was = joined.key
    office.put("control", {"hidden": [{"item": "amt:1"}]})
    joined.steps()
    office.change_key()
    joined.agent.step()
    joined.agent.step()
    assert joined.stands.state == "refused"
    joined.expected = office.key.public
    joined.restart()
    assert joined.stands.state == "joining"
    joined.steps()
    assert joined.stands.state == "accepted"
    assert joined.papers.membership().office == to_text(office.key.public)
    assert joined.key == was, "it is the same device: proofs go on"
    office.order(Verb.DRILL)
    joined.steps()
    assert joined.doors.done


def test_a_wrong_key_in_the_settings_is_taken_back_without_harm(joined, office):
    joined.expected = Identity.create().public
    joined.restart()
    joined.agent.step()
    assert joined.stands.state == "stranger"
    joined.expected = b""
    joined.restart()
    joined.steps()
    assert joined.stands.state == "accepted"
