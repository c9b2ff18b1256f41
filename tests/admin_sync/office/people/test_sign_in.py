# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who comes in, who does not, and what is written down of it."""

import re
import time
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings

from admin_sync.office import settings
from admin_sync.office.people.models import AuditEntry, Role, User
from content.clock import utc_now
from tests.fakes import phone, staff
from tests.fakes.staff import PASSWORD, SECRET

pytestmark = pytest.mark.django_db
HOME = "/profil/"


@pytest.fixture(autouse=True)
def at(monkeypatch):
    """What o'clock it is for codes, and for what is remembered of them: `at[0] += 30`."""
    at = [utc_now().timestamp() // 30 * 30 + 10]
    monkeypatch.setattr(time, "time", lambda: at[0])
    monkeypatch.setattr(phone, "utc_now", lambda: datetime.fromtimestamp(at[0], UTC))
    return at


@pytest.fixture
def anna(units, make_user):
    return make_user("Anna", (Role.MANAGER, units.amt))


@pytest.fixture
def birte(units, make_user):
    return make_user("Birte", (Role.EDITOR, units.wittensee), factor=False)


def sign_in(client, email, password=PASSWORD, **more):
    return client.post("/anmelden/", {"login": email, "password": password, "next": HOME}, **more)


def is_in(client):
    return client.get(HOME).status_code == 200


def verbs():
    return list(AuditEntry.objects.order_by("number").values_list("verb", flat=True))


def test_without_second_factor_the_password_is_enough(client, birte):
    answer = sign_in(client, "birte@amt.example")
    assert answer.status_code == 302
    assert answer.url == HOME
    assert is_in(client)
    assert verbs() == ["signed-in"]


def test_an_address_is_the_same_in_capitals(client, birte):
    assert sign_in(client, "Birte@AMT.example").status_code == 302


def test_with_second_factor_the_password_alone_opens_nothing(client, anna):
    answer = sign_in(client, "anna@amt.example")
    assert answer.url.startswith("/anmelden/faktor/code/")
    assert not is_in(client)
    assert client.get("/personen/").status_code == 302
    assert "signed-in" not in verbs()
    client.post(answer.url, {"code": phone.code()})
    assert is_in(client)


@pytest.mark.parametrize("seconds", [-30, 0, 49])
def test_a_code_that_changed_while_it_was_typed_is_good(client, anna, at, seconds):
    page = sign_in(client, "anna@amt.example").url
    code = phone.code()
    at[0] += seconds
    client.post(page, {"code": code})
    assert is_in(client)


@pytest.mark.parametrize("seconds", [-41, 50])
def test_a_code_of_before_or_later_is_none(client, anna, at, seconds):
    page = sign_in(client, "anna@amt.example").url
    code = phone.code()
    at[0] += seconds
    client.post(page, {"code": code})
    assert not is_in(client)


@pytest.mark.parametrize("seconds", [0, 29, 31, 79])
@pytest.mark.parametrize("spelled", ["{}{}", "{} {}"])
def test_a_code_is_good_once(anna, at, seconds, spelled):
    used = phone.code()
    first, second = Client(), Client()
    at[0] -= 30
    first.post(sign_in(first, "anna@amt.example").url, {"code": used})
    at[0] += seconds
    again = spelled.format(used[:3], used[3:])
    second.post(sign_in(second, "anna@amt.example").url, {"code": again})
    assert is_in(first)
    assert not is_in(second)
    assert "factor-failed" in verbs()


def test_a_code_of_yesterday_is_none(client, anna):
    client.post(sign_in(client, "anna@amt.example").url, {"code": phone.code(later=-2880)})
    assert not is_in(client)
    assert "factor-failed" in verbs()


def test_a_recovery_code_is_good_once(anna):
    codes = Authenticator.objects.get(user=anna, type="recovery_codes").wrap().generate_codes()
    first, second = Client(), Client()
    for client in (first, second):
        client.post(sign_in(client, "anna@amt.example").url, {"code": codes[0]})
    assert is_in(first)
    assert not is_in(second)


def test_secrets_of_second_factors_do_not_lie_open(anna):
    for kept in Authenticator.objects.all():
        assert SECRET not in str(kept.data)
        assert str(kept.data).count("gAAAA") == 1


def wrong(client, times, email="birte@amt.example", **more):
    return [sign_in(client, email, f"falsch {n}", **more).status_code for n in range(times)]


def test_after_five_wrong_passwords_the_right_one_is_not_tried_any_more(client, birte):
    wrong(client, 5)
    answer = sign_in(client, "birte@amt.example")
    assert "Zu viele Versuche" in answer.content.decode()
    assert not is_in(client)
    assert verbs().count("sign-in-failed") == 5


def test_guessing_from_many_addresses_is_stopped_all_the_same(birte):
    for n in range(6):
        wrong(Client(), 1, REMOTE_ADDR=f"192.0.2.{n}")
    client = Client()
    sign_in(client, "birte@amt.example", REMOTE_ADDR="192.0.2.99")
    assert not is_in(client)


def test_one_address_that_guesses_many_people_is_stopped(units, make_user):
    for n in range(21):
        sign_in(Client(), f"niemand{n}@amt.example", "falsch")
    make_user("Carla", (Role.READER, units.amt), factor=False)
    client = Client()
    answer = sign_in(client, "carla@amt.example")
    assert "Zu viele Versuche" in answer.content.decode() or answer.status_code == 429
    assert not is_in(client)
    other = Client()
    sign_in(other, "carla@amt.example", REMOTE_ADDR="198.51.100.7")
    assert is_in(other)


def test_guessing_codes_is_stopped(client, anna):
    page = sign_in(client, "anna@amt.example").url
    for _try in range(8):
        client.post(page, {"code": "000000"})
    client.post(page, {"code": phone.code()})
    assert not is_in(client)


def test_an_unknown_address_is_answered_like_a_wrong_password(client, birte):
    def told(email):
        page = sign_in(client, email, "falsch").content.decode()
        return re.sub(r'value="[^"]*"|name="csrf[^>]*|hx-headers=.*', "", page)

    known, unknown = told("birte@amt.example"), told("niemand@amt.example")
    assert "stimmen nicht" in known
    assert known == unknown


def test_nobody_makes_an_account_for_themselves(client):
    for path in ("/anmelden/signup/", "/accounts/signup/", "/anmelden/registrieren/"):
        assert client.post(path, {"email": "x@amt.example"}).status_code == 404


def test_a_sign_in_leads_nowhere_else(client, birte):
    answer = client.post(
        "/anmelden/?next=https://böse.example/",
        {"login": "birte@amt.example", "password": PASSWORD, "next": "https://böse.example/"},
    )
    assert answer.url == "/"


def test_the_session_is_a_new_one_after_the_sign_in(client, birte):
    client.get("/anmelden/")
    client.cookies["sessionid"] = "untergeschoben"
    sign_in(client, "birte@amt.example")
    assert client.cookies["sessionid"].value != "untergeschoben"
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_signing_out_ends_the_session_and_needs_a_deed(client, birte):
    sign_in(client, "birte@amt.example")
    client.get("/anmelden/abmelden/")
    assert is_in(client)
    kept = client.cookies["sessionid"].value
    client.post("/anmelden/abmelden/")
    client.cookies["sessionid"] = kept
    assert not is_in(client)


def reset(email, **more):
    answer = Client().post("/anmelden/vergessen/", {"email": email}, **more)
    assert answer.url == "/anmelden/vergessen/gesendet/"
    return re.search(r"http\S+", mail.outbox[-1].body).group() if mail.outbox else None


def follow(link, password):
    client = Client()
    path = link.split("8700", 1)[-1].removeprefix("http://testserver")
    page = client.get(path, follow=True)
    return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def test_a_forgotten_password_is_replaced_by_a_link_once(birte):
    link = reset("birte@amt.example")
    assert mail.outbox[-1].to == ["birte@amt.example"]
    assert "Guten Tag Birte" in mail.outbox[-1].body
    follow(link, "Ganz neu und lang genug")
    client = Client()
    sign_in(client, "birte@amt.example", "Ganz neu und lang genug")
    assert is_in(client)
    assert "password-set" in verbs()
    follow(link, "Noch eins und lang genug")
    birte.refresh_from_db()
    assert birte.check_password("Ganz neu und lang genug")


def test_a_new_password_does_not_get_round_the_second_factor(anna):
    follow(reset("anna@amt.example"), "Ganz neu und lang genug")
    client = Client()
    sign_in(client, "anna@amt.example", "Ganz neu und lang genug")
    assert not is_in(client)


def test_a_new_password_ends_the_sessions_of_the_old_one(birte):
    client = staff.signed_in(birte)
    assert is_in(client)
    follow(reset("birte@amt.example"), "Ganz neu und lang genug")
    assert not is_in(client)


def test_nobody_learns_from_a_reset_who_has_an_account(client, birte):
    reset("niemand@amt.example")
    assert not mail.outbox


@pytest.mark.parametrize(
    "password",
    [
        "kurz",
        "passwordpassword",
        "birte@amt.example",
        "123456789012",
        "abcdefghijklm",
        "aaabbbaaabbbb",
    ],
)
def test_a_weak_password_is_refused(birte, password):
    old = User.objects.get(pk=birte.pk).password
    follow(reset("birte@amt.example"), password)
    assert User.objects.get(pk=birte.pk).password == old


def test_who_owes_a_second_factor_sets_it_up_and_is_in(
    units, make_user, django_capture_on_commit_callbacks
):
    make_user("Nele", (Role.TECHNICIAN, units.amt), factor=False)
    client = Client()
    sign_in(client, "nele@amt.example")
    assert client.get("/", follow=True).request["PATH_INFO"] in {"/anmelden/faktor-noetig/", "/"}
    page = client.get("/anmelden/faktor/app/einrichten/")
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/anmelden/faktor/app/einrichten/", {"code": phone.code(secret)})
    assert answer.url == "/anmelden/faktor/ersatz/"
    codes = client.get(answer.url)
    assert len(codes.context["unused_codes"]) == 10
    assert codes.context["can_view_codes"]
    assert not client.get(answer.url).context["can_view_codes"]
    assert verbs()[-1] == "factor-added"


def test_later_one_is_asked_again_before_the_second_factor_is_touched(birte):
    client = staff.signed_in(birte)
    session = client.session
    session["people.signed-in"] = "2026-11-22T08:00:00+00:00"
    session.save()
    answer = client.get("/anmelden/faktor/app/einrichten/")
    assert answer.url.startswith("/anmelden/nochmal/")
    wrong = client.post(answer.url, {"password": "falsch"})
    assert "Das Passwort stimmt nicht" in wrong.content.decode()
    assert client.post(answer.url, {"password": PASSWORD}).url == "/anmelden/faktor/app/einrichten/"
    assert client.get("/anmelden/faktor/app/einrichten/").status_code == 200


def test_who_owes_a_second_factor_cannot_take_it_off(anna):
    client = staff.signed_in(anna)
    client.post("/anmelden/faktor/app/entfernen/")
    client.post(
        "/anmelden/faktor/nochmal/?next=/anmelden/faktor/app/entfernen/", {"code": phone.code()}
    )
    answer = client.post("/anmelden/faktor/app/entfernen/")
    assert "brauchen Sie einen zweiten Faktor" in answer.content.decode()
    assert Authenticator.objects.filter(user=anna, type="totp").exists()


def test_a_page_speaks_the_language_that_its_reader_chose(birte):
    client = staff.signed_in(birte)
    answer = client.post(HOME, {"name": "Birte Jöhnk", "language": "en"}, follow=True)
    assert "My account" in answer.content.decode()
    assert "Saved." in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"


def test_who_is_not_signed_in_is_spoken_to_as_their_browser_asks(client, db):
    page = client.get("/anmelden/", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert "Sign in" in page.content.decode()
    assert "Anmelden" in client.get("/anmelden/").content.decode()


@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"])
def test_in_service_passwords_are_kept_by_argon2(db):
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    user = User.objects.create_user("x@amt.example", PASSWORD, name="X")
    assert user.password.startswith("argon2$argon2id$")


def test_answers_say_what_a_browser_may_do(client, birte):
    public = client.get("/anmelden/")
    policy = public.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert public.headers["X-Content-Type-Options"] == "nosniff"
    assert public.headers["X-Frame-Options"] == "DENY"
    assert staff.signed_in(birte).get(HOME).headers["Cache-Control"] == "no-store"
    assert not re.search(r"<script(?![^>]* src=)|\son\w+=|style=", public.content.decode())


def test_a_try_is_forgotten_after_a_while(client, birte):
    wrong(client, 5)
    cache.clear()
    sign_in(client, "birte@amt.example")
    assert is_in(client)


def test_tries_are_not_forgotten_for_those_of_many_others():
    mine = [f"one-{n}" for n in range(20)]
    for name in [*mine, *(f"another-{n}" for n in range(400))]:
        cache.set(name, 1, 600)
    assert all(map(cache.get, mine))


@pytest.mark.parametrize("address", ["/aushang/stueck/a%00b/", "/personen/?suche=%00"])
def test_an_address_that_no_database_could_look_up_is_refused(birte, address):
    assert staff.signed_in(birte).get(address).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:6666"])
def test_a_link_to_a_new_password_leads_to_the_office_whatever_host_was_asked(birte, host):
    link = reset("birte@amt.example", HTTP_HOST=host)
    assert link.startswith("http://127.0.0.1:8700/anmelden/neu/")
    follow(link, "Ganz neu und lang genug")
    birte.refresh_from_db()
    assert birte.check_password("Ganz neu und lang genug")


@pytest.mark.parametrize("stated", ["000000000000999999999", "1e9", "-1", "²", "9" * 5000])
def test_a_length_that_is_none_is_not_believed(client, stated):
    answer = client.post("/anmelden/", {"login": "x"}, CONTENT_LENGTH=stated)
    assert answer.status_code == 413


def test_a_wrong_password_is_told_without_talk_of_marked_fields(client, birte):
    said = sign_in(client, "birte@amt.example", "falsch").content.decode()
    assert "E-Mail-Adresse oder Passwort stimmen nicht" in said
    assert "markierten Felder" not in said
