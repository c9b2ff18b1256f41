# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The authorities that an Amt brings along: certificates, and nothing else of their file."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.provision import report
from kiosk.settings.load import load
from tests.kiosk.test_provision import Box

ASKS = '[network]\nca_file = "amt.pem"\n'


@pytest.fixture(scope="module")
def certificate():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Amt")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), 7, start, start + timedelta(days=3650)
    ).sign(key, hashes.SHA256())
    return made.public_bytes(serialization.Encoding.PEM)


@pytest.fixture
def box(tmp_path):
    made = Box(tmp_path)
    made.put(ASKS)
    return made


def test_the_file_beside_the_settings_is_handed_on_without_what_else_it_holds(box, certificate):
    box.put(b"-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n" + certificate, "AMT.PEM")
    assert box.start().state == report.FILE
    named = load(box.own / "kiosk.toml").settings.network.ca_file
    assert named == str(box.own / "ca.pem")
    assert (box.own / "ca.pem").read_bytes().strip() == certificate.strip()


def test_as_windows_exports_it(box, certificate):
    box.put(ssl.PEM_cert_to_DER_cert(certificate.decode()), "amt.pem")
    assert box.start().state == report.FILE
    assert (box.own / "ca.pem").read_text().startswith("-----BEGIN CERTIFICATE-----")


def test_it_is_kept_with_the_settings(box, certificate):
    file = box.put(certificate, "amt.pem")
    box.start()
    file.unlink()
    done = box.restart()
    assert done.state == report.KEPT
    assert done.problems[0].line == 2
    assert (box.own / "ca.pem").is_file()


@pytest.mark.parametrize(
    "data", [b"", b"x", b"\x30\x82", b"\x30\x82\x01\x01" + b"x" * 257,
             b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", b"x" * (2 << 20)]
)  # fmt: skip
def test_what_is_no_certificate_is_said(box, data):
    box.put(data, "amt.pem")
    done = box.start()
    assert done.state == report.BROKEN
    assert done.problems[0].key == "network.ca_file"
    assert not (box.own / "ca.pem").exists()


def test_no_other_file_of_the_machine_is_handed_on(box, tmp_path):
    secret = tmp_path / "shadow"
    secret.write_text("root:geheim")
    box.put(f'[network]\nca_file = "{secret}"\n')
    assert box.start().state == report.BROKEN
    assert not [path for path in box.own.iterdir() if "geheim" in path.read_text()]
