# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Errors of the settings in German, for the screen. Pure.

The sentences of the program are English, as its console is; here stands each of their forms. One
that is not here is shown as it is: a test finds those that an admin can meet.
"""

import re
from dataclasses import dataclass

from content.settings.problem import Problem


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong, and what to do."""

    message: str
    hint: str


def in_german(problem: Problem) -> Told:
    """An error as an admin reads it on the screen."""
    return Told(_said(problem.message, MESSAGES), _said(problem.hint, HINTS))


def is_known(problem: Problem) -> bool:
    """Whether both of its sentences have a German form."""
    return _form(problem.message, MESSAGES) is not None and _form(problem.hint, HINTS) is not None


def _said(sentence: str, forms: dict[str, str]) -> str:
    return _form(sentence, forms) or sentence


def _form(sentence: str, forms: dict[str, str]) -> str | None:
    for form, german in forms.items():
        found = re.fullmatch(form, sentence, re.DOTALL)
        if found:
            words = {name: _KINDS.get(word, word) for name, word in found.groupdict().items()}
            return german.format(**words)
    return None


_KINDS = {
    "true or false": "true oder false",
    "a whole number": "eine ganze Zahl",
    "a number": "eine Zahl",
    "text": "Text",
    "a list": "eine Liste",
    "a table": "eine Tabelle",
    "a date or time": "ein Datum oder eine Uhrzeit",
}
_Q = '"(?P<it>.*)"'

MESSAGES = {
    "unknown key": "diesen Schlüssel gibt es nicht",
    "is missing": "fehlt",
    "expected a table": "hier gehört eine Tabelle hin",
    "expected a list of tables": "hier gehören Tabellen mit doppelten Klammern hin",
    "expected a whole number, got (?P<got>.*)": "erwartet eine ganze Zahl, hier steht {got}",
    "expected a number, got (?P<got>.*)": "erwartet eine Zahl, hier steht {got}",
    "expected true or false, got (?P<got>.*)": "erwartet true oder false, hier steht {got}",
    "expected text, got (?P<got>.*)": "erwartet Text, hier steht {got}",
    "expected text": "erwartet Text",
    "expected a list of texts, got (?P<got>.*)": "erwartet eine Liste von Texten, hier steht {got}",
    "expected a list of (addresses|names)": "erwartet eine Liste in eckigen Klammern",
    "expected a table of options, got (?P<got>.*)": "erwartet eine Tabelle, hier steht {got}",
    "text must be on one line, without control characters": (
        "der Text muss in einer Zeile stehen, ohne Steuerzeichen"
    ),
    "a number is too long": "eine Zahl ist zu lang",
    "is nested too deep": "die Klammern sind zu tief verschachtelt",
    "(?P<it>[^ ]*) is out of range": "{it} ist zu klein oder zu groß",
    f"{_Q} is out of range": "„{it}“ ist zu kurz oder zu lang",
    f"{_Q} is not known": "„{it}“ ist hier nicht bekannt",
    f"{_Q} is not an address": "„{it}“ ist keine Adresse",
    f"{_Q} is not an http or https address": "„{it}“ ist keine Adresse mit http oder https",
    "an address must not carry a user or password": (
        "in einer Adresse dürfen weder Name noch Passwort stehen"
    ),
    f"{_Q} is not the address of one computer": "„{it}“ ist nicht die Adresse eines Geräts",
    f"{_Q} lacks the length of the network": "„{it}“ fehlt die Länge des Netzes",
    f"{_Q} is not the name of a server": "„{it}“ ist kein Name eines Servers",
    "the name of a Wi-Fi has at most 32 bytes": "der Name eines WLANs hat höchstens 32 Bytes",
    "is not the password of a Wi-Fi": "ist kein WLAN-Passwort",
    f"{_Q} is not a country": "„{it}“ ist kein Kürzel eines Landes",
    f"{_Q} is not an access point": "„{it}“ ist kein Zugangspunkt (APN)",
    "is not the PIN of a card": "ist keine PIN einer SIM-Karte",
    f"{_Q} is neither a file nor an absolute path": "„{it}“ ist weder Datei noch ganzer Pfad",
    "needs a fixed address": "braucht eine feste Adresse",
    "is not in the network of (?P<it>.*)": "liegt nicht im Netz von {it}",
    "is the address of the terminal itself": "ist die Adresse des Geräts selbst",
    "needs the name of a Wi-Fi": "braucht den Namen eines WLANs",
    "needs an access point": "braucht einen Zugangspunkt (APN)",
    f"{_Q} is not a time of day": "„{it}“ ist keine Uhrzeit",
    f"{_Q} is not a length of time": "„{it}“ ist keine Dauer",
    f"{_Q} is not a unit of time": "„{it}“ ist keine Einheit der Zeit",
    f"{_Q} is not a day": "„{it}“ ist kein Wochentag",
    f"{_Q} is not an Amtlicher Gemeindeschlüssel": "„{it}“ ist kein Amtlicher Gemeindeschlüssel",
    f"{_Q} is not an id": "„{it}“ ist keine Kennung",
    f"{_Q} is the id of the exercise": "„{it}“ ist die Kennung der Übung",
    f"{_Q} is not a mail or web address": "„{it}“ ist weder Mail- noch Web-Adresse",
    f"{_Q} is not a code": "„{it}“ ist kein Code",
    f"{_Q} is not the key of an office": "„{it}“ ist kein Schlüssel einer Leitstelle",
    f"{_Q} is not an absolute path": "„{it}“ ist kein ganzer Pfad",
    "is the same as on": "ist dieselbe Zeit wie on",
    f"{_Q} is already the (id|name) of (?P<other>.*)": "„{it}“ steht schon bei {other}",
    f"{_Q} is none of the places": "„{it}“ ist keiner der Orte",
    "(?P<it>.*) gives no items of kind (?P<kind>.*)": "{it} liefert nichts der Art {kind}",
    '(?P<it>.*) has no option "(?P<name>.*)"': "{it} kennt die Option „{name}“ nicht",
    f"{_Q} is no value of this option of (?P<format>.*)": (
        "„{it}“ ist kein Wert dieser Option von {format}"
    ),
    "there is also (?P<it>.*): two files with settings": (
        "daneben liegt {it}: zwei Dateien mit Einstellungen"
    ),
    "the file is not UTF-8": "die Datei ist nicht in UTF-8 gespeichert",
    "the file is damaged, or no text": "die Datei ist beschädigt oder kein Text",
    "the file is empty": "die Datei ist leer",
    "the file has too many lines": "die Datei hat zu viele Zeilen",
    "(?P<it>.*): the file holds no certificates": "die Datei {it} enthält keine Zertifikate",
    "the file is too large": "die Datei ist zu groß",
    "(?P<it>.*): the file is too large": "die Datei {it} ist zu groß",
    "the file cannot be read": "die Datei lässt sich nicht lesen",
    "(?P<it>.*): the file cannot be read": "die Datei {it} lässt sich nicht lesen",
    "is not a file": "ist keine Datei",
    "(?P<it>.*): is not a file": "{it} ist keine Datei",
    "(?P<it>.*): there is no such file": "die Datei {it} fehlt",
    r"the state folder cannot be used \((?P<it>.*)\)": (
        "der Speicher des Geräts lässt sich nicht benutzen ({it})"
    ),
    # what Python's reader of TOML says
    "Invalid value": "hier steht kein gültiger Wert",
    "Expected '=' after a key in a key/value pair": "nach dem Schlüssel fehlt das Zeichen =",
    "Invalid statement": "diese Zeile ist keine Angabe",
    "Expected newline or end of document after a statement": "nach der Angabe steht noch etwas",
    '(Unterminated string|Expected .*\'.*|Expected .*""".*)': "ein Anführungszeichen fehlt",
    "Illegal character .*": "ein Zeichen, das hier nicht stehen darf",
    "Found invalid character .*": "ein Zeichen, das hier nicht stehen darf",
    r"Unescaped '\\\\?' in a string": "ein einzelner Schrägstrich \\ in einem Text",
    "Cannot (overwrite a value|declare .* twice|mutate .*)": "diese Angabe gibt es schon",
    "Duplicate inline table key .*": "diese Angabe gibt es schon",
    "Unclosed (array|inline table)": "eine Klammer fehlt",
    r"Expected '\]+' at the end of a(n array)? (table )?declaration": "eine Klammer ] fehlt",
    "Invalid initial character for a key part": "so kann kein Schlüssel beginnen",
    "Invalid date or datetime": "dieses Datum gibt es nicht",
    "(Invalid hex value|Escaped character is not .*)": "ein Zeichen, das hier nicht stehen darf",
}

HINTS = {
    'did you mean "(?P<it>.*)"\\?': "Gemeint ist wohl „{it}“.",
    "known are (?P<it>.*)": "Bekannt sind: {it}.",
    "one of (?P<it>.*)": "Erlaubt sind: {it}.",
    "for example (?P<it>.*)": "Zum Beispiel: {it}",
    "between (?P<low>.*) and (?P<high>.*)": "Von {low} bis {high}.",
    "add (?P<it>[a-z_]+ = .*)": "Ergänzen: {it}",
    "add it, such as /24": "Anhängen, zum Beispiel /24.",
    "add address, or leave it out": "address ergänzen oder die Zeile löschen.",
    "add it as \\[\\[place\\]\\]": "Als [[place]] ergänzen.",
    "write it like (?P<it>.*)": "So schreiben: {it}",
    "write (?P<it>.*)": "So schreiben: {it}",
    "put it in quotes": "In Anführungszeichen setzen.",
    "leave user and password out": "Name und Passwort weglassen.",
    'let the office fetch it: via = "office"': 'Die Leitstelle holen lassen: via = "office"',
    "begin it with /": "Mit / beginnen.",
    "a file beside the settings, or begin it with /": (
        "Den Namen einer Datei neben dieser schreiben oder mit / beginnen."
    ),
    "look it up on the router": "Auf dem Router nachsehen.",
    "8 to 63 letters, digits and signs of ASCII": (
        "8 bis 63 Buchstaben, Ziffern und Zeichen, ohne Umlaute."
    ),
    "two letters, such as DE or DK": "Zwei große Buchstaben, zum Beispiel DE.",
    "ask whoever sold the card": "Beim Anbieter der Karte nachfragen.",
    'four to eight digits in quotes: "0000"': (
        'Vier bis acht Ziffern in Anführungszeichen: "0000"'
    ),
    "router and terminal lie in one network; check both": (
        "Router und Gerät liegen in einem Netz: beide Adressen prüfen."
    ),
    "the router has an address of its own": "Der Router hat eine eigene Adresse.",
    "use s, min, h, days or weeks": "Erlaubt sind s, min, h, days und weeks.",
    "daily, weekdays, weekend, mon-fri, sat, sun": (
        "Erlaubt: daily, weekdays, weekend, mon-fri, sat, sun."
    ),
    "eight digits": "Acht Ziffern.",
    "small letters, digits, dot, dash; at most 64": (
        "Kleine Buchstaben, Ziffern, Punkt und Strich; höchstens 64."
    ),
    "see kiosk drill": "Eine andere Kennung wählen.",
    "ASCII without spaces": "Ohne Umlaute und Leerzeichen.",
    "eight letters and digits from the office": "Acht Buchstaben und Ziffern von der Leitstelle.",
    "43 letters, digits, - and _, as in the ready file that the office makes": (
        "43 Zeichen, wie in der fertigen Datei der Leitstelle."
    ),
    "leave \\[\\[hours\\]\\] out for always": "Für immer an: [[hours]] ganz weglassen.",
    "choose another": "Einen anderen Namen wählen.",
    "it (gives|knows) (?P<it>.*)": "Möglich sind: {it}.",
    "(?P<it>.*) know it": "Bekannt ist sie bei: {it}.",
    "(?P<it>.*) knows none": "{it} hat keine Optionen.",
    "see kiosk settings reference": "Die Datei vereinfachen.",
    "the file must be TOML; texts need quotes": (
        'Texte stehen in Anführungszeichen: name = "Dorfplatz"'
    ),
    "leave only one of them there": "Nur eine der beiden dort lassen.",
    "at most (?P<it>\\d+) KB": "Höchstens {it} KB.",
    "at most (?P<it>\\d+)": "Höchstens {it}.",
    "put a file of that name there": "Eine Datei dieses Namens dorthin legen.",
    "put it beside the settings": "Sie neben diese Datei legen.",
    "export it anew, as Base64 \\(PEM\\)": "Neu exportieren, als Base64 (PEM).",
    "save it as UTF-8": "Im Editor als UTF-8 speichern.",
    "copy it anew, and eject the stick before you pull it": (
        "Neu kopieren und den Stick vor dem Abziehen auswerfen."
    ),
    "see the data partition, and kiosk doctor": "Die Platte des Geräts prüfen.",
}
