# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What `kiosk doctor` says of voice and loudspeaker."""

import pytest

from kiosk.checks import voice

CARDS = """ 0 [Generic        ]: USB-Audio - Generic USB Audio
                      Generic USB Audio at usb-0000:00:14.0-1, high speed
 1 [Headset        ]: USB-Audio - Headset
"""


@pytest.mark.parametrize(
    ("lack", "down", "ok", "words"),
    [
        ("", [], True, "to speak"),
        ("libspeechd.so.2: cannot open", [], False, "libspeechd"),
        ("", ["kiosk-sound", "kiosk-voice"], False, "kiosk-sound and kiosk-voice not running"),
    ],
)
def test_the_voice_in_words(lack, down, ok, words):
    found = voice.of_voice(lack, down)
    assert found.ok == ok
    assert words in found.detail
    assert found.ok or found.hint


@pytest.mark.parametrize("listed", ["--- no soundcards ---\n", ""])
def test_without_a_sound_card(listed):
    found = voice.of_cards(listed)
    assert not found.ok
    assert "hardware.md" in found.hint


def test_the_sound_cards_by_name():
    found = voice.of_cards(CARDS)
    assert found.ok
    assert found.detail == "USB-Audio - Generic USB Audio; USB-Audio - Headset"
