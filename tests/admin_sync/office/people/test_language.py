# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every sentence of the office has its English."""

import gettext
import io
import re

import pytest
from django.utils import translation

from admin_sync.office.people import catalogue, sentences

APPS = [folder.name for folder in sentences.apps()]
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.mark.parametrize("app", APPS)
def test_no_sentence_lacks_english(app):
    missing = sentences.missing(catalogue.OFFICE / app)
    assert not missing, (
        "run `python -m admin_sync.office.people.sentences` and fill in what it adds: "
        f"{[(where, one.singular) for one, where in missing.items()]}"
    )


@pytest.mark.parametrize("path", catalogue.catalogues(), ids=lambda p: p.parts[-5])
def test_english_names_the_same_places_and_is_said_once(path):
    messages = catalogue.read(path.read_text("utf-8"))
    for message in messages:
        if message.singular:
            allowed = {*PLACES.findall(message.singular), *PLACES.findall(message.plural or "")}
            for text in message.strings.values():
                assert set(PLACES.findall(text)) <= allowed, message.singular
            assert len(message.strings) == (1 if message.plural is None else 2), message.singular
    keys = [message.key for message in messages]
    assert len(keys) == len(set(keys))


def test_whoever_chose_english_gets_it_and_all_others_german():
    sentence = "Passwort ändern"
    with translation.override("en"):
        assert translation.gettext(sentence) == "Change password"
        one = "Sie haben noch einen Ersatzcode."
        many = "Sie haben noch %(left)s Ersatzcodes."
        assert translation.ngettext(one, many, 1) == "You have one recovery code left."
    for other in ("de", "fr"):
        with translation.override(other):
            assert translation.gettext(sentence) == sentence


PO = r"""
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# a word
#: file.py:3
msgid "ein \"Wort\"\n"
msgstr "a "
"“word”\n"

msgctxt "Monat"
msgid "Mai"
msgstr "May"

msgid "ein Haus"
msgid_plural "%d Häuser"
msgstr[0] "one house"
msgstr[1] "%d houses"

#, fuzzy
msgid "vielleicht"
msgstr "perhaps"

msgid "leer"
msgstr ""
#~ msgid "alt"
#~ msgstr "old"
"""


def test_what_is_compiled_is_read_by_gettext():
    read = gettext.GNUTranslations(io.BytesIO(catalogue.packed(catalogue.read(PO))))
    assert read.gettext('ein "Wort"\n') == "a “word”\n"
    assert read.pgettext("Monat", "Mai") == "May"
    assert read.ngettext("ein Haus", "%d Häuser", 1) == "one house"
    assert read.ngettext("ein Haus", "%d Häuser", 3) == "%d houses"
    assert [read.gettext(word) for word in ("vielleicht", "leer", "alt")] == [
        "vielleicht",
        "leer",
        "alt",
    ]


@pytest.mark.parametrize("text", ['msgid "offen', "msgid ohne", 'msgwas "x"'])
def test_what_is_no_catalogue_is_refused_with_its_line(text):
    with pytest.raises(ValueError, match="line 2"):
        catalogue.read(f"\n{text}")


def test_sentences_are_found_where_they_are_said():
    template = (
        '{% load i18n %}{% translate "eins" %}{% include "x" with word=_("zwei") %}'
        "{% blocktranslate count n=n %}ein {{ n }}{% plural %}drei {{ n }}{% endblocktranslate %}"
        '{% translate "Mai" context "Monat" %}'
    )
    assert set(sentences.in_template(template)) == {
        sentences.Sentence("eins"),
        sentences.Sentence("zwei"),
        sentences.Sentence("ein %(n)s", "drei %(n)s"),
        sentences.Sentence("Mai", None, "Monat"),
    }
    module = '_("vier" "fünf")\nngettext("a", "b", n)\ngettext_lazy("sechs")\nother("nein")'
    assert set(sentences.in_module(module)) == {
        sentences.Sentence("vierfünf"),
        sentences.Sentence("a", "b"),
        sentences.Sentence("sechs"),
    }


def test_a_sentence_put_together_as_it_runs_is_refused():
    with pytest.raises(ValueError, match="line 1"):
        list(sentences.in_module('_(f"Hallo {name}")'))
