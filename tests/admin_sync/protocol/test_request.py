# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Signed requests, held against another implementation of RFC 9421."""

from dataclasses import dataclass, field

import pytest
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    InvalidSignature,
    MappingKeyResolver,
)
from http_message_signatures.algorithms import HMAC_SHA256
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.protocol import request
from admin_sync.protocol.request import RequestError

KEY, OTHER = b"k" * 32, b"o" * 32
TARGET = "/device/v1/blob/ab?for=0f"
KEYS = {"s-1": KEY}
RESOLVER = MappingKeyResolver(public_keys=KEYS, private_keys=KEYS)


@dataclass
class Sent:
    """A request as the other implementation wants it."""

    method: str
    url: str
    headers: dict = field(default_factory=dict)


@dataclass
class Came:
    status_code: int
    headers: dict
    request: Sent | None = None


def signed(body=b"{}", target=TARGET, sequence=7):
    return request.sign(KEY, "s-1", sequence, "PUT", target, body=body)


def checked(fields, *, method="PUT", target=TARGET, body=b"{}", key=KEY):
    request.check(request.claim(fields), key, method, target, body)


class Verifier(HTTPMessageVerifier):
    """Without a time: a terminal's clock proves nothing."""

    require_created = False


def verifier():
    return Verifier(signature_algorithm=HMAC_SHA256, key_resolver=RESOLVER)


@pytest.mark.parametrize("target", ["/device/v1/beat", TARGET, "/device/v1/document/source/a.b-c"])
@pytest.mark.parametrize("body", [b"", b"{}", bytes(1000)])
def test_what_we_sign_the_other_implementation_believes(target, body):
    sent = Sent("PUT", f"https://office.example{target}", signed(body, target))
    (found,) = verifier().verify(sent, max_age=None, body=body)
    assert found.parameters["keyid"] == "s-1"
    assert found.parameters["nonce"] == "7"
    assert {'"@method"', '"@path"', '"@query"', '"content-digest"'} < set(found.covered_components)


@pytest.mark.parametrize("change", ["PUT", "path", "query", "body", "nonce", "keyid"])
def test_what_we_refuse_the_other_implementation_refuses(change):
    fields, body = signed(), b"{}"
    method = "POST" if change == "PUT" else "PUT"
    target = {"path": TARGET.replace("ab", "ba"), "query": TARGET + "0"}.get(change, TARGET)
    body = b"{ }" if change == "body" else body
    swap = {"nonce": ('nonce="7"', 'nonce="8"'), "keyid": ("s-1", "s-2")}.get(change, ("", ""))
    fields[request.INPUT] = fields[request.INPUT].replace(*swap)
    with pytest.raises(RequestError):
        checked(fields, method=method, target=target, body=body)
    sent = Sent(method, f"https://office.example{target}", fields)
    with pytest.raises((InvalidSignature, KeyError)):
        verifier().verify(sent, max_age=None, body=body)


def test_what_the_other_implementation_signs_over_our_components_we_believe():
    """Its own parameters come in another order and with a time; the base is made from ours."""
    fields = signed()
    sent = Sent("PUT", f"https://office.example{TARGET}", {request.DIGEST: fields[request.DIGEST]})
    signer = HTTPMessageSigner(signature_algorithm=HMAC_SHA256, key_resolver=RESOLVER)
    params = {"keyid": "s-1", "nonce": "7", "alg": "hmac-sha256"}
    nodes = signer._parse_covered_component_ids(
        ["@method", "@path", "@query", "content-digest"],
    )
    base, node, _ = signer._build_signature_base(
        sent, covered_component_ids=nodes, signature_params=params
    )
    code = HMAC_SHA256(private_key=KEY).sign(base.encode())
    assert f"kiosk={node}" == fields[request.INPUT]
    sent.headers[request.INPUT] = f"kiosk={node}"
    sent.headers[request.SIGNATURE] = f"kiosk=:{request.base64.b64encode(code).decode()}:"
    checked(sent.headers)


def test_a_reply_is_believed_by_both_and_answers_one_request_only():
    fields = request.sign_reply(KEY, "s-1", 7, 200, b"[]")
    request.check_reply(KEY, "s-1", 7, 200, fields=fields, body=b"[]")
    verifier().verify(Came(200, dict(fields)), max_age=None, body=b"[]")
    for session, sequence, status, body, key in (
        ("s-2", 7, 200, b"[]", KEY), ("s-1", 8, 200, b"[]", KEY), ("s-1", 7, 201, b"[]", KEY),
        ("s-1", 7, 200, b"{}", KEY), ("s-1", 7, 200, b"[]", OTHER),
    ):  # fmt: skip
        with pytest.raises(RequestError):
            request.check_reply(key, session, sequence, status, fields=fields, body=body)


def test_a_request_is_not_a_reply_nor_a_reply_a_request():
    with pytest.raises(RequestError):
        request.check_reply(KEY, "s-1", 7, 200, fields=signed(), body=b"{}")
    with pytest.raises(RequestError):
        request.claim(request.sign_reply(KEY, "s-1", 7, 200, b"{}"))


@given(st.binary(max_size=100), st.integers(1, 10**15), st.data())
def test_every_changed_character_of_the_three_fields_is_refused(body, sequence, data):
    fields = signed(body, sequence=sequence)
    checked(fields, body=body)
    name = data.draw(st.sampled_from(sorted(fields)))
    text = fields[name]
    place = data.draw(st.integers(0, len(text) - 1))
    changed = data.draw(st.characters(codec="latin-1").filter(lambda c: c != text[place]))
    with pytest.raises(RequestError):
        checked(fields | {name: text[:place] + changed + text[place + 1 :]}, body=body)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (request.INPUT, ""),
        (request.INPUT, 'kiosk=("@method" "@path");keyid="s-1";nonce="7";alg="hmac-sha256"'),
        (request.INPUT, 'kiosk=();keyid="s-1";nonce="7";alg="hmac-sha256"'),
        (
            request.INPUT,
            'kiosk=("@method" "@path" "@query" "content-digest");keyid="s-1";nonce="7";alg="none"',
        ),
        (request.SIGNATURE, ""),
        (request.SIGNATURE, "kiosk=::"),
        (request.SIGNATURE, "kiosk=:" + "A" * 43 + "=:"),
        (request.DIGEST, ""),
        (request.DIGEST, "sha-512=:AAAA:"),
    ],
)
def test_less_than_all_that_is_to_be_covered_is_refused(name, value):
    with pytest.raises(RequestError):
        checked(signed() | {name: value})


@pytest.mark.parametrize("nonce", ["0", "-1", "07", "1e3", "9" * 17, "", "\uff17"])
def test_a_number_has_one_form_and_a_bound(nonce):
    fields = signed()
    fields[request.INPUT] = fields[request.INPUT].replace('nonce="7"', f'nonce="{nonce}"')
    with pytest.raises(RequestError):
        request.claim(fields)
