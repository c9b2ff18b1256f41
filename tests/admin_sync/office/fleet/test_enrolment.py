# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.office.fleet import enrolment
from admin_sync.office.fleet.enrolment import Known, Refusal

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)


@pytest.mark.parametrize("text", ["7K3M 9QXP", "7k3m-9qxp", " 7K3M9QXP\n", "7 K 3 M 9 Q X P"])
def test_a_code_may_be_typed_as_people_type(text):
    assert enrolment.typed(text) == "7K3M9QXP"


def test_letters_that_look_like_figures_are_taken_for_them():
    assert enrolment.typed("oOiI lL00") == "00111100"


@pytest.mark.parametrize("text", ["", "7K3M9QX", "7K3M9QXPP", "7K3M9QXÜ", "U" * 8, "12345 67 8 9"])
def test_what_is_no_code_is_none(text):
    assert enrolment.typed(text) == ""


def test_codes_differ_and_can_be_typed():
    codes = {enrolment.code() for _ in range(200)}
    assert len(codes) == 200
    assert all(enrolment.typed(enrolment.spoken(code)) == code for code in codes)


def test_a_device_shows_the_same_code_until_it_gets_another():
    first = enrolment.code_of(b"secret", "d1", NOW)
    assert first == enrolment.code_of(b"secret", "d1", NOW)
    assert enrolment.typed(first) == first
    others = {
        enrolment.code_of(b"other", "d1", NOW),
        enrolment.code_of(b"secret", "d2", NOW),
        enrolment.code_of(b"secret", "d1", SOON),
    }
    assert first not in others
    assert len(others) == 3


@pytest.mark.parametrize(
    ("known", "device", "expected"),
    [
        (None, "d", Refusal.UNKNOWN),
        (Known(SOON), "d", None),
        (Known(NOW), "d", Refusal.ENDED),
        (Known(SOON, tries=enrolment.TRIES - 1), "d", None),
        (Known(SOON, tries=enrolment.TRIES), "d", Refusal.TRIED),
        (Known(SOON, device="other"), "d", Refusal.USED),
        (Known(SOON, device="d"), "d", None),
        (Known(SOON, used=True), "d", Refusal.USED),
        (Known(SOON, used=True, device="d"), "d", None),
        (Known(NOW, device="d"), "d", Refusal.ENDED),
    ],
)
def test_who_may_come_with_a_code(known, device, expected):
    assert enrolment.refusal(known, device, NOW) is expected


def test_what_is_kept_of_a_code_needs_the_secret():
    assert enrolment.digest(b"a", "7K3M9QXP") != enrolment.digest(b"b", "7K3M9QXP")
    assert "7K3M9QXP" not in enrolment.digest(b"a", "7K3M9QXP")
