# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Words that hold by the clock only, in the languages of the terminal."""

import re

_DAY = r"(?:\{day\}|\w+(?:day|dag)\b|\w+, \d)"
RELATIVE = {
    "de": re.compile(
        r"\b(?:heute|gestern|(?:über)?morgen|wochenende|jetzt|gerade|bald|demnächst|nächste[nrs]?"
        r"|geöffnet|geschlossen|öffnet|neue|läuft|nur noch)\b"
        r"|\bnoch (?:\d+|\{days\}) Tage|\bvor (?:\d+|\{days\}) Tagen|(?:\d|\{minutes\}) Min\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:today|tomorrow|yesterday|this evening|weekend|now|soon|next up|opens|new"
        r"|closed at present|only until|on (?:until|since)|live times|days (?:left|ago))\b"
        rf"|^open$|^closed$|\bnext:? {_DAY}|(?:\d|\{{minutes\}}) min\b",
        re.IGNORECASE,
    ),
    "da": re.compile(
        r"\b(?:i (?:dag|morgen|går|aften|gang)|weekend(?:en)?|(?<!indtil )nu|snart|næste event"
        r"|åbner|lukket|nye|kun til|varer til|dage (?:endnu|siden))\b"
        rf"|^åbent$|\bnæste:? {_DAY}|(?:\d|\{{minutes\}}) min\b",
        re.IGNORECASE,
    ),
    "nds": re.compile(
        r"\b(?:hüüt|morgen|güstern|vunavend|wekenenn|(?<!bet )nu|jüst|bald|as neegst|apen"
        r"|opstunns to|niege|maakt .+ op|löppt|bloots noch)\b|\bto,"
        rf"|^to$|\bneegst(?:en|:)? {_DAY}"
        r"|\bnoch (?:\d+|\{days\}) Daag|\bvör (?:\d+|\{days\}) Daag|(?:\d|\{minutes\}) Min\b",
        re.IGNORECASE,
    ),
}

# departures, vehicles and weather are not there at all while the clock is not trusted
OF_THE_HOUR = {"board.py", "sky.py", "vehicles.py", "weather.py"}

# what is true whatever the clock says, each with its reason
ALWAYS = {
    "Immer geöffnet": "at any hour",
    "{count} davon hängen nur noch kurz.": "notices.ends_soon is false without a clock",
    "Nächster Bus": "of the hour",
    "Nächste Abfahrt": "of the hour",
    "Diese Anzeige ruht gerade": "as long as it is read",
    "Hier wird gerade gearbeitet": "as long as it is read",
    "Die Kamera-App öffnet die Seite.": "no hours",
    "Hier stehen bald Läden und Handwerk aus den Dörfern.": "of no day",
    "Hier stehen bald Termine und Neues aus den Dörfern.": "of no day",
    "So zählt jede Stimme genau einmal.": "jüst in Low German",
    "Das Wetter ist zurzeit nicht da.": "it is not, as long as it is read",
    "Abfahrten sind zurzeit nicht da.": "they are not, as long as it is read",
    "Gleich anrufen": "a number to call",
    "Was jetzt hilft": "whoever reads it",
    "Antippen zeigt, was jetzt hilft.": "whoever reads it",
}
