# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keys, their files, and the words that people compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.protocol import identity
from admin_sync.protocol.identity import Identity, KeyFileError

SEED = bytes(range(32))


def near(one, other):
    """Whether one letter makes the difference."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) <= 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def test_a_key_of_the_standard_signs_as_the_standard_says():
    # RFC 8032, 7.1, test 2
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    key = Identity.of_seed(seed)
    assert key.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert key.sign(b"\x72").hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


def test_a_saved_key_is_the_same_again_and_nobody_else_may_read_it(tmp_path):
    key = Identity.create()
    key.save(tmp_path / "device.key")
    assert (tmp_path / "device.key").stat().st_mode & 0o777 == 0o600
    assert identity.load(tmp_path / "device.key").public == key.public
    assert [file.name for file in tmp_path.iterdir()] == ["device.key"]


def test_no_key_is_written_over_another(tmp_path):
    first = identity.load_or_create(tmp_path / "device.key")
    with pytest.raises(FileExistsError):
        Identity.create().save(tmp_path / "device.key")
    assert identity.load_or_create(tmp_path / "device.key").public == first.public
    assert [file.name for file in tmp_path.iterdir()] == ["device.key"]


def test_a_key_that_others_may_read_is_refused_with_what_to_do(tmp_path):
    file = tmp_path / "device.key"
    Identity.create().save(file)
    file.chmod(0o640)
    with pytest.raises(KeyFileError, match=f"chmod 600 {file}"):
        identity.load_or_create(file)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\n-----END"])
def test_a_file_without_a_key_is_refused_and_left_as_it_is(tmp_path, content):
    file = tmp_path / "device.key"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(KeyFileError, match=r"device\.key"):
        identity.load_or_create(file)
    assert file.read_bytes() == content


def test_a_key_is_not_printed():
    assert SEED.hex() not in repr(Identity.of_seed(SEED))
    assert "\\x01\\x02\\x03" not in repr(Identity.of_seed(SEED)).split("public")[0]


@given(st.binary(min_size=1, max_size=40), st.integers(0, 63), st.integers(1, 255))
def test_a_signature_with_one_byte_changed_is_refused(data, place, change):
    key = Identity.of_seed(SEED)
    signature = bytearray(key.sign(data))
    signature[place] ^= change
    assert identity.verify(key.public, key.sign(data), data)
    assert not identity.verify(key.public, bytes(signature), data)
    assert not identity.verify(key.public, key.sign(data), data + b"x")


def test_a_key_that_is_none_verifies_nothing():
    assert not identity.verify(b"short", b"", b"")


def test_the_words_are_the_same_for_ever():
    """They are written down at the office, and read off a screen by another version."""
    assert identity.words(SEED) == WORDS


def test_six_words_of_256_that_nobody_mistakes_for_each_other():
    listed = identity._listed()
    assert len(listed) == len(set(listed)) == 256
    assert all(word.isascii() and word.isalpha() and word.istitle() for word in listed)
    assert [pair for pair in pairs(listed) if near(*pair)] == []
    assert len(identity.words(SEED).split(" ")) == 6


def pairs(listed):
    return [(a, b) for i, a in enumerate(listed) for b in listed[i + 1 :]]


WORDS = "Hemd Bahnhof Silber Deich Hirsch Schaf"
