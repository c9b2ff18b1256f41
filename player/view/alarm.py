# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a warning is worded: its name, its hours, its signs, and what helps. Knows no page."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content.clock import at_glass
from content.details import Alert
from content.model import Item
from player.view import words
from player.view.say import say
from player.view.trust import by_clock, trusted

_LONGEST_EVENT = 60
_LONGEST_TIP = 110
_WEEK = 7
# what stands within a name of the Wetterdienst: "Schweres Gewitter mit heftigem Starkregen"
_SMALL = re.compile(
    r"(?:mit|und|oder|von|vor|im|in|am|bei|bis|durch|sowie)"
    r"|(?:schwer|stark|heftig|extre[m]|ergiebig|orkanartig|groß|leicht|streng|erhöht)(?:e[rsmn]?)?"
)
_GENERAL = frozenset({"gefahreninformation", "gefahrenmitteilung", "warnung", "sonstige", "other"})
_SHOUT = re.compile(r"[A-ZÄÖÜẞ]{4,}")
_INTRODUCTION = re.compile(
    r"^(?:achtung\b|hinweis auf mögliche gefahren|handlungsempfehlung(?:en)?)[!:\s]*", re.IGNORECASE
)

# The first that is named in the event or headline.
_SIGNS = (
    ("cloud-storm", ("gewitter", "blitz", "hagel", "thunder")),
    ("wind", ("orkan", "sturm", "böe", "wind", "tornado", "storm", "gust")),
    ("ripple", ("hochwasser", "sturmflut", "überschwemm", "überflut", "flood")),
    ("cloud-rain", ("regen", "rain")),
    ("snowflake", ("schnee", "glätte", "glatteis", "frost", "eis", "lawine", "snow", "tauwetter")),
    ("temperature-plus", ("hitze", "heat", "uv-")),
    ("mist", ("nebel", "fog")),
    ("virus", ("seuche", "geflügelpest", "corona", "virus", "infektion")),
    ("droplet", ("trinkwasser", "leitungswasser")),
    ("bomb", ("bombe", "kampfmittel", "entschärfung", "blindgänger")),
    ("radioactive", ("radioaktiv", "strahl", "chemi", "gefahrstoff", "gasaus", "gasgeruch")),
    ("phone-off", ("notruf", "telefon", "stromausfall", "mobilfunk")),
    ("flame", ("brand", "feuer", "rauch", "fire", "smoke")),
)
_PLAIN_SIGN = "exclamation-mark"
_ADVICE_SIGNS = (
    ("window", ("fenster", "türen", "lüftung", "rollladen", "klimaanlage")),
    ("trees", ("bäum", "wald", "allee", "parks")),
    ("phone", ("notruf", "112", "110", "telefon")),
    ("radio", ("radio", "rundfunk", "fernseh", "medien", "informier", "durchsage")),
    ("car", ("auto", "fahr", "straße", "verkehr")),
    ("droplet", ("wasser", "trinken", "keller", "ufer")),
    ("home", ("drinnen", "gebäude", "haus", "wohnung", "freien", "schutz")),
    ("users", ("nachbar", "kinder", "ältere", "helfen", "hilfe")),
    ("umbrella", ("gegenst", "zelt", "sicher", "loses", "festmach")),
)
_PLAIN_ADVICE_SIGN = "info-circle"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that helps, with its icon."""

    icon: str
    text: str


def headline(item: Item, language: str) -> str:
    """What it is, in few words: the event where it has a name of its own, else the title."""
    title = item.text(language).title
    alert = item.warning
    if alert is None or not _in_german(item, language):
        return calm(title)
    event = alert.event
    named = alert.category == "Met" and 0 < len(event) <= _LONGEST_EVENT
    return calm(event if named and event.casefold() not in _GENERAL else title)


def calm(words_of_source: str) -> str:
    """A name without shouting: "ORKANARTIGE BÖEN" as "Orkanartige Böen"; short ones stay (DWD)."""
    if not _SHOUT.search(words_of_source):
        return words_of_source
    found: list[str] = []
    for number, token in enumerate(words_of_source.split()):
        lower = token.lower()
        if token != token.upper() or not any(map(str.isalpha, token)):
            found.append(token)
        elif number and _SMALL.fullmatch(lower.strip(",.;")):
            found.append(lower)
        else:
            found.append(_SHOUT.sub(lambda shout: shout[0][0] + shout[0][1:].lower(), token))
    return " ".join(found)


def sign(item: Item) -> str:
    """The icon in the triangle."""
    alert = item.warning
    said = f"{alert.event if alert else ''} {item.text().title}".casefold()
    return next((icon for icon, hints in _SIGNS if any(h in said for h in hints)), _PLAIN_SIGN)


def tips(item: Item, language: str, most: int) -> tuple[Advice, ...]:
    """What helps, the first `most`; nothing in a language in which the source does not say it."""
    alert = item.warning
    if alert is None or not _in_german(item, language):
        return ()
    lines = (_INTRODUCTION.sub("", line).strip() for line in alert.instruction.split("\n"))
    lines = (_INTRODUCTION.sub("", line).strip() for line in lines)
    wanted = [_capital(line) for line in lines if line and not line.endswith(":")]
    # what is said in a line is read; a long one is only taken where there is no other
    ranked = sorted(wanted, key=lambda line: len(line) > _LONGEST_TIP)
    return tuple(Advice(_advice_sign(line), line) for line in ranked[:most])


def hours(alert: Alert, until: datetime | None, now: datetime, language: str) -> tuple[str, str]:
    """When it holds, in large and in small words: "17 bis 23 Uhr", "heute, Samstag".

    An end that was capped (`until` before the warning's own) is no end that people can plan with.
    """
    begins = alert.onset or alert.sent or now
    ends = alert.expires if alert.expires is not None and alert.expires == until else None
    today = words.today(now)
    first = words.today(begins)
    if ends is None:
        if begins > now:
            return say("ab {hour} Uhr", language, hour=words.hour(begins, language)), _day(
                first, today, language
            )
        return say("bis auf Weiteres", language), _since(begins, now, language)
    last, closing = _closing(ends, language)
    if begins > now and first == last:
        hour = words.hour(begins, language)
        large = say("{first} bis {last} Uhr", language, first=hour, last=closing)
        return large, _day(first, today, language)
    if begins > now:
        end = say(
            "{day}, {hour} Uhr", language, day=words.day_word(last, today, language), hour=closing
        )
        large = say("ab {hour} Uhr", language, hour=words.hour(begins, language))
        day = _day(first, today, language)
        return large, say("{day}, bis {end}", language, day=day, end=words.within(end, language))
    if (last - today).days <= 1:
        return say("bis {hour} Uhr", language, hour=closing), _day(last, today, language)
    if (last - today).days < _WEEK:
        day = words.within(words.weekday(last, language), language)
        large = say("bis {day}", language, day=day)
    else:
        large = say("bis {day}", language, day=words.date_long(last, today, language))
    return large, say(
        "{day}, {hour} Uhr", language, day=words.date_long(last, today, language), hour=closing
    )


def sent(moment: datetime | None, now: datetime, language: str) -> str:
    """When it was written: "heute 14:20 Uhr"."""
    if moment is None:
        return ""
    day = words.within(words.day_word(words.today(moment), words.today(now), language), language)
    return say("{day} {clock} Uhr", language, day=day, clock=words.clock(moment))


def _in_german(item: Item, language: str) -> bool:
    return language.startswith("de") or language not in item.texts


def _advice_sign(line: str) -> str:
    said = line.casefold()
    found = (icon for icon, hints in _ADVICE_SIGNS if any(h in said for h in hints))
    return next(found, _PLAIN_ADVICE_SIGN)


def _closing(ends: datetime, language: str) -> tuple[date, str]:
    """The day on which it ends, and its hour; midnight is the end of the day before."""
    glass = at_glass(ends)
    if glass.hour == 0 and glass.minute == 0:
        return glass.date() - timedelta(days=1), words.hour_figures(24, 0, language)
    return glass.date(), words.hour(ends, language)


def _day(day: date, today: date, language: str) -> str:
    if trusted(today) and abs((day - today).days) <= 1:
        near = words.within(words.day_word(day, today, language), language)
        name = words.within(words.weekday(day, language), language)
        return say("{near}, {weekday}", language, near=near, weekday=name)
    return words.day_headline(day, today, language)


def _since(begins: datetime, now: datetime, language: str) -> str:
    day, today = words.today(begins), words.today(now)
    near = words.within(words.day_word(day, today, language), language)
    since = say("seit {day}", language, day=near)
    if day == today:
        hour = words.clock(begins)
        return by_clock(now, say("seit heute {clock} Uhr", language, clock=hour), since)
    return since


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
