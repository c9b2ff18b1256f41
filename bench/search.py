# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How long a letter takes until its results are there, over 2,000 items with long texts.

Every question is typed letter by letter, as on the glass. Prints a Markdown table. `NUMBER` items
may be asked for as the first argument.
"""

import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from content.model import Event, Item, Kind, Text
from player.search.answers import answers, suggestions
from player.search.finder import Finder
from player.search.things import Around
from player.search.ways import everything
from player.view.here import Here

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
# of the words of a German text
_COMMON_SHARE = 0.6


def _split(words: str) -> list[str]:
    return words.split()


BEGINNINGS = _split(
    "Feuerwehr Gemeinde Dorf Kirchen Schul Kinder Jugend Senioren Sport Musik Garten Wald See "
    "Strand Rad Wander Straßen Bau Wasser Abfall Energie Bürger Kultur Theater Markt Ernte Oster "
    "Advents Sommer Winter Heimat Vereins Schützen Landfrauen Boots Angel Reit Hof Milch Honig"
)
ENDINGS = _split(
    "haus fest verein treffen versammlung straße platz weg halle gruppe konzert ausschuss sitzung "
    "abend tag woche laden stelle ordnung gebühr planung beratung führung ausstellung werkstatt "
    "kasse steuer anlage garten bühne"
)
COMMON = _split(
    "und der die das mit für von am im wird ist neue alte offen gemeinsam heute abends Treffpunkt "
    "Anmeldung Eintritt frei Uhr Kaffee Kuchen Informationen wieder Einladung herzlich alle"
)
VILLAGES = ("Groß Wittensee", "Haby", "Bünsdorf", "Owschlag", "Ascheffel", "Borgstedt", "Holtsee")
QUESTIONS = (
    "Feuerwehrhaus",
    "Samstag",
    "Konzert Bünsdorf",
    "Wann ist das Sommerfest",
    "Strasenplanung",
    "Gemeindevertertung",
    "xqzjkvw",
    "e",
)


def items(number: int) -> Iterator[Item]:
    """So many news, events and notices, each with a title and some hundred words."""
    chance = random.Random(4)  # noqa: S311 - the same village every time

    def compound() -> str:
        return chance.choice(BEGINNINGS) + chance.choice(ENDINGS)

    def line(words: int) -> str:
        found = (
            chance.choice(COMMON) if chance.random() < _COMMON_SHARE else compound()
            for _ in range(words)
        )
        # names and numbers, of which every text has its own
        return " ".join((*found, f"{compound()}{chance.choice('abcdefgh')}{chance.randrange(900)}"))

    for uid in range(number):
        kind = chance.choice((Kind.NEWS, Kind.EVENT, Kind.EVENT, Kind.NOTICE))
        village = chance.choice(VILLAGES)
        start = NOW + timedelta(hours=chance.randrange(2_000))
        yield Item(
            id=f"{kind}:{uid}",
            kind=kind,
            source=str(kind),
            texts={"de": Text(f"{compound()} {village} {uid}", line(20), f"<p>{line(180)}</p>")},
            published=NOW - timedelta(hours=uid),
            places=(village,),
            event=Event(start, location=f"{compound()} {village}") if kind is Kind.EVENT else None,
        )


def measured(number: int) -> None:
    """Print what it costs to learn so many items, and to answer every letter."""
    held, around = tuple(items(number)), Around(Here(NOW, "Groß Wittensee"), villages=VILLAGES)
    finder, marks = Finder(), [time.perf_counter()]
    finder.stock(everything(held, around))
    marks.append(time.perf_counter())
    while finder.work(4):
        pass
    marks.append(time.perf_counter())
    finder.stock(everything(held, around))
    marks.append(time.perf_counter())
    listed, learned, again = (b - a for a, b in pairwise(marks))
    proposals = suggestions(finder, held, around)
    print(f"{number} items: listed in {listed * 1000:.0f} ms, learned in {learned:.1f} s in pieces")
    print(f"of {learned * 4000 / number:.1f} ms; the same again in {again * 1000:.0f} ms\n")
    print("| question, letter by letter | found | median ms | longest ms |")
    print("|---|--:|--:|--:|")
    for question in QUESTIONS:
        spent = []
        for end in range(1, len(question) + 1):
            begun = time.perf_counter()
            answer = answers(finder, question[:end], "", "de", proposals)
            spent.append((time.perf_counter() - begun) * 1000)
        count = answer.headline.split()[0]
        print(f"| {question} | {count} | {median(spent):.1f} | {max(spent):.1f} |")


if __name__ == "__main__":
    measured(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
