# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the agent keeps of the office's documents, and what it complains of."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from admin_sync.agent.documents import DocumentError, Documents
from admin_sync.protocol.envelope import mark, seal

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OFFICE = Ed25519PrivateKey.generate()
GOOD, BAD = {"toml": "good"}, {"toml": "bad"}


def given(documents, body):
    sealed = seal("settings", "device", body, OFFICE, NOW)
    public = OFFICE.public_key().public_bytes_raw()
    documents.apply("settings", sealed, public, "device", mark(body), now=NOW)


@pytest.fixture
def documents(tmp_path):
    found = Documents(tmp_path, lambda text: ("line 1 is wrong",) if text == "bad" else ())
    given(found, GOOD)
    with pytest.raises(DocumentError, match="line 1"):
        given(found, BAD)
    return found


def test_what_was_refused_is_told_and_not_asked_for_again(documents):
    assert documents.missing({"settings": mark(BAD)}) == ()
    assert documents.problems == ("line 1 is wrong",)
    assert documents.has == {"settings": mark(GOOD)}


@pytest.mark.parametrize("wants", [{"settings": mark(GOOD)}, {}])
def test_what_the_office_took_back_is_nobodys_problem_any_more(documents, wants):
    assert documents.missing(wants) == ()
    assert documents.problems == ()
    # and if it comes to the same mistake once more, it is told anew
    assert documents.missing({"settings": mark(BAD)}) == ("settings",)
