# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The network of the settings: what NetworkManager is told, and what nobody else is."""

import json
import tomllib
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as some

from content.settings.problem import SettingsError
from kiosk.commands.diagnostics import _settings
from kiosk.console import Console
from kiosk.provision import report
from kiosk.provision.german import is_known
from kiosk.provision.keyfiles import keyfiles
from kiosk.provision.plain import plain
from kiosk.provision.turning import in_picture, matrix, on_glass, rule
from kiosk.settings.load import read
from kiosk.settings.model import Network
from kiosk.settings.schema import TABLES
from tests.kiosk.test_provision import Box

SECRETS = ("Geheim-Wlan-1", "Geheim-Apn-2", "73915")
FULL = f"""\
# wifi_password = "{SECRETS[0]}-alt"
[network]
wifi = "Amt; Gäste"
wifi_password = "{SECRETS[0]}"
apn = "internet.example"
apn_user = "gast"
apn_password = "{SECRETS[1]}"
sim_pin = "{SECRETS[2]}"
"""
ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def glib(text):
    """Sections of a key file, as GLib reads it: blanks round values go, then escapes are read."""
    sections, current = {}, {}
    for row in text.split("\n"):
        line = row.strip(" \t\r\f\v")
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            assert line.endswith("]")
            current = sections.setdefault(line[1:-1], {})
            continue
        key, equals, value = line.partition("=")
        assert equals
        assert key not in current
        current[key.strip()] = unescaped(value.strip(" \t\r\f\v"))
    return sections


def unescaped(value):
    signs = iter(value)
    return "".join(ESCAPES[next(signs)] if sign == "\\" else sign for sign in signs)


def network(**said):
    return read("[network]\n" + "\n".join(f"{k} = {v}" for k, v in said.items()), "f").settings


TEXT = some.text(some.characters(exclude_categories=("Cs",)), max_size=40)


@given(TEXT, TEXT, TEXT, TEXT)
def test_whatever_a_value_holds_it_stays_that_value(ssid, password, user, pin):
    said = Network(wifi=ssid or "x", wifi_password=password, apn="a", apn_user=user, sim_pin=pin)
    files = {name: glib(text) for name, text in keyfiles(said).items()}
    wifi, mobile = files["kiosk-wifi.nmconnection"], files["kiosk-mobile.nmconnection"]
    listed = [int(one) for one in wifi["wifi"]["ssid"].split(";")[:-1]]
    assert bytes(listed).decode() == (ssid or "x")
    strange = {"\f", "\v"} & {*password}  # GLib cuts them off; the settings refuse them
    assert strange or wifi.get("wifi-security", {}).get("psk", "") == password
    assert {"\f", "\v"} & {*user} or mobile["gsm"].get("username", "") == user
    assert {"\f", "\v"} & {*pin} or mobile["gsm"].get("pin", "") == pin
    assert set(wifi) <= {"connection", "wifi", "wifi-security", "ipv4", "ipv6"}
    assert set(mobile) == {"connection", "gsm", "ipv4", "ipv6"}


def test_by_cable_and_dhcp_where_nothing_is_said():
    files = keyfiles(Network())
    wired = glib(files.pop("kiosk-wired.nmconnection"))
    assert not files
    assert wired["connection"]["type"] == "ethernet"
    assert wired["connection"]["multi-connect"] == "3"
    assert wired["ipv4"]["method"] == wired["ipv6"]["method"] == "auto"


def test_a_fixed_address_of_the_cable():
    said = network(address='"192.0.2.10/24"', gateway='"192.0.2.1"',
                   dns='["192.0.2.53", "2001:db8::53"]').network  # fmt: skip
    wired = glib(keyfiles(said)["kiosk-wired.nmconnection"])
    assert wired["ipv4"] == {
        "method": "manual", "address1": "192.0.2.10/24", "gateway": "192.0.2.1",
        "dns": "192.0.2.53;",
    }  # fmt: skip
    assert wired["ipv6"]["method"] == "auto"
    assert wired["ipv6"]["dns"] == "2001:db8::53;"
    assert "multi-connect" not in wired["connection"]


def test_a_fixed_address_of_version_six_with_a_router_of_the_link():
    said = network(address='"2001:db8::10/64"', gateway='"fe80::1"').network
    wired = glib(keyfiles(said)["kiosk-wired.nmconnection"])
    assert wired["ipv6"]["gateway"] == "fe80::1"
    assert wired["ipv4"]["method"] == "auto"


def test_with_wifi_the_address_is_that_of_the_wifi():
    said = network(wifi='"Amt"', address='"192.0.2.10/24"').network
    files = {name: glib(text) for name, text in keyfiles(said).items()}
    assert files["kiosk-wifi.nmconnection"]["ipv4"]["method"] == "manual"
    assert "wifi-security" not in files["kiosk-wifi.nmconnection"], "an open one"
    assert files["kiosk-wired.nmconnection"]["ipv4"]["method"] == "auto"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("address", '"192.0.2.10"'), ("address", '"192.0.2.0/24"'), ("address", '"192.0.2.255/24"'),
        ("address", '"224.0.0.1/8"'), ("address", '"haby/24"'), ("address", "5"),
        ("address", '"fe80::1%eth0/64"'), ("gateway", '"192.0.2.1"'), ("gateway", '"::"'),
        ("dns", '"192.0.2.1"'), ("dns", '["eins"]'), ("wifi", f'"{"ä" * 17}"'),
        ("wifi", '"a\\nb"'), ("wifi_country", '"de"'), ("wifi_password", '"kurz"'),
        ("wifi_password", '"länger als acht"'), ("wifi_password", '"lang genug"'),
        ("apn", '"a b"'), ("sim_pin", "1234"), ("sim_pin", '"12"'), ("sim_pin", '"1234"'),
        ("ntp", '["a b"]'), ("ntp", '["x\\n[Time]"]'), ("ntp", '["fe80::1%a b"]'),
        ("ca_file", '"../x.pem"'), ("ca_file", '""'), ("apn_user", '"x"'), ("turned", "90"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_a_line_a_hint_and_german_words(key, value):
    with pytest.raises(SettingsError) as raised:
        network(**{key: value})
    (problem,) = raised.value.problems
    assert (problem.line, problem.key) == (2, f"network.{key}")
    assert problem.message
    assert problem.hint
    assert is_known(problem), str(problem)


@pytest.mark.parametrize(
    "text",
    [
        'name = "x', "[panel\n", "[panel]\nturned = 45\n", '[panel]\nturned = "90"\n', "=1\n",
        "[panel]\nturned = true\n", "[panel]\nturned\n", "[panel]\nturned = 0\nturned = 0\n",
        '[terminal]\nname = "C:\\Haby"\n', "[[panel]]\n", "source = 3\n", "place = 3\n", "a b\n",
        '[[source]]\nid = "A"\n', "x = {\n", "x = [1\n", "x = 1 2\n", "[a]\n[a]\n", "x = 9-13-01",
        "[terminal]\nlanguage = 'xx'\n", "[terminal]\nweb = 'x'\n", "[office]\ncode = 'x'\n",
        "[office]\nkey = 'x'\n", "[[hours]]\non = '6'\n", "[terminal]\nlatitude = 99\n",
    ],
)  # fmt: skip
def test_usual_mistakes_are_told_in_german(tmp_path, text):
    box = Box(tmp_path)
    box.put(text)
    done = box.start()
    assert done.state == report.BROKEN
    for problem in done.problems:
        assert is_known(problem), str(problem)
        assert problem.line >= 1


def test_no_secret_leaves_root(tmp_path):
    box = Box(tmp_path)
    box.put(FULL)
    box.start()
    told = [path.read_text() for path in box.own.iterdir()]
    file = box.own / "kiosk.toml"
    console = Console(file, StringIO(), StringIO())
    told.append(json.dumps(list(_settings(console))))
    assert not [one for one in told for secret in SECRETS if secret in one]
    holders = [path for path in box.run.rglob("*") if path.is_file() and
               any(secret in path.read_text() for secret in SECRETS)]  # fmt: skip
    assert holders
    assert all(path.stat().st_mode & 0o077 == 0 for path in holders)
    assert read(file.read_text(), "f").settings.network.apn == "internet.example"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'"{SECRETS[0]}"', SECRETS[0]), (f' = "{SECRETS[0]}"', f' "{SECRETS[0]}"'),
        (f'"{SECRETS[0]}"', f'["{SECRETS[0]}"]'), (f'"{SECRETS[0]}"', f'"{SECRETS[0]}ü"'),
        (f'"{SECRETS[2]}"', f'"{SECRETS[2]}x"'), (f'"{SECRETS[1]}"', f'"{SECRETS[1]}\\u0007"'),
        ('apn = "internet.example"', ""), ('wifi = "Amt; Gäste"', ""),
        (f'"{SECRETS[0]}"', f'"{SECRETS[0]}'), ("[network]", "[netzwerk]"),
        (f'"{SECRETS[0]}"', f'{{ x = "{SECRETS[0]}" }}'),
    ],
)  # fmt: skip
def test_no_error_repeats_a_secret(tmp_path, old, new):
    box = Box(tmp_path)
    box.put(FULL.replace(old, new))
    done = box.start()
    assert done.state == report.BROKEN
    told = json.dumps(done.document()) + "".join(str(problem) for problem in done.problems)
    assert not [secret for secret in SECRETS if secret in told]


WORDS = some.text(some.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)


@given(some.dictionaries(WORDS, WORDS | some.integers() | some.floats() | some.booleans()))
def test_what_is_handed_on_reads_as_the_same(options):
    rows = {json.dumps(name, ensure_ascii=False): value for name, value in options.items()}
    inner = ", ".join(f"{name} = {_toml(value)}" for name, value in rows.items())
    text = f"[[source]]\noptions = {{ {inner} }}\n"
    assert repr(tomllib.loads(plain(text, "x"))) == repr(tomllib.loads(text))


def _toml(value):
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else repr(value)


def test_every_secret_key_is_hidden_from_repr():
    secret = {key.name for table in TABLES for key in table.keys if key.secret}
    shown = repr(replace(Network(), **dict.fromkeys(secret, "Geheim")))
    assert "Geheim" not in shown


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_finger_at_a_corner_of_the_picture_is_at_that_corner(turned):
    for corner in ((0, 0), (1, 0), (0, 1), (1, 1), (0.25, 0.75)):
        assert in_picture(turned, *on_glass(turned, *corner)) == corner


def test_turned_clockwise_the_first_corner_is_at_the_top_right():
    assert on_glass(90, 0, 0) == (1, 0)
    assert on_glass(180, 0, 0) == (1, 1)
    assert on_glass(270, 0, 0) == (0, 1)
    assert matrix(0) == (1, 0, 0, 0, 1, 0)
    assert rule(0) == ""
    assert 'LIBINPUT_CALIBRATION_MATRIX}="-1 0 1 0 -1 1"' in rule(180)
