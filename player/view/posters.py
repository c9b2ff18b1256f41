# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What stands on the posters of the programme: one item, told so that it is read in passing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from content.details import Call, Meeting, Offer
from content.kinds.calls import State, standing
from content.model import Item
from player.view import board, call_words, sky, words
from player.view.brief import brief
from player.view.call_detail import call_detail, headline_of
from player.view.event_detail import Fact, Names, event_detail
from player.view.here import Here
from player.view.meeting_detail import meeting_detail
from player.view.meetings import subjects
from player.view.news import news_detail, plain, shortened
from player.view.notice_detail import notice_detail
from player.view.notices import issuer_of, period
from player.view.offers import price_tag, said_price, seller_facts
from player.view.say import say
from player.view.span import Occasion
from player.view.take_along import NOTHING, TakeAlong, take_along
from player.view.trust import by_clock, trusted

# what a card has room for
ROWS = 3
_LEAD_LETTERS = 190
_LINE_LETTERS = 90
_TITLE_LETTERS = 26


@dataclass(frozen=True, slots=True)
class PosterRow:
    """One line of the card: an icon or a time before it, what it says, and what belongs to it."""

    symbol: str = ""
    lead: str = ""
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """One full screen. `lane` is the kind, as in player.programme.

    `headline` is read from the other side of the street; with `figure` it is a number. `rows`,
    `prose` and `price` fill the card, `code` the paper beside it. `page` and `item` say where all
    of it stands, and `name` how the others speak of it. `scene` names a picture where the item's
    own is not meant; `sign` is the drawing of the sky.
    """

    lane: str
    symbol: str
    kicker: str
    headline: str
    line: str = ""
    figure: bool = False
    card: str = ""
    rows: tuple[PosterRow, ...] = ()
    prose: str = ""
    price: str = ""
    price_below: str = ""
    code: TakeAlong = NOTHING
    page: str = ""
    item: str = ""
    name: str = ""
    scene: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """What the rules show, in their order, and by which names the sources are known."""

    items: tuple[Item, ...]
    here: Here
    names: Names = field(default_factory=dict)


def greeting(stock: Stock, coming: Sequence[Occasion]) -> Poster:
    """`Moin.`, the day and its weather, and what is on next."""
    here, today = stock.here, words.today(stock.here.now)
    language = here.language
    dated = words.date_full(today, today, language)
    day = by_clock(today, say("{day}.", language, day=dated))
    today_ones = [o for o in coming if o[2].first_day <= today]
    shown = (today_ones or list(coming))[:ROWS]
    card = by_clock(
        today,
        say("Heute im Amt", language) if today_ones else say("Demnächst im Amt", language),
        say("Termine im Amt", language),
    )
    first = shown[0][0] if shown else None
    code = take_along(first, language) if first else NOTHING
    if first is not None and code != NOTHING:
        code = replace(
            code,
            line=brief(first.text(language).title, _TITLE_LETTERS, 1).rstrip(" …") or code.line,
        )
    return Poster(
        lane="greeting",
        symbol="calendar-event",
        kicker="",
        headline=say("Moin.", language),
        line=" ".join(part for part in (day, _weather_line(stock)) if part),
        card=card if shown else "",
        rows=tuple(_occasion_row(one, here) for one in shown),
        code=code,
        page="events" if shown else "",
        name=card if shown else say("Moin.", language),
        scene="greeting",
    )


def _weather_line(stock: Stock) -> str:
    """`17 Grad, trocken bis morgen früh.`, as far as it is known."""
    weather = next((i.weather for i in stock.items if i.weather is not None), None)
    if weather is None:
        return ""
    language, now = stock.here.language, stock.here.now
    warm = sky.current(weather, now).temperature
    ahead = sky.brief(weather, now, language)
    if warm is None:
        return ""
    degrees = say("{degrees} Grad", language, degrees=sky.degrees(warm).removesuffix("°"))
    if not ahead:
        return say("{degrees}.", language, degrees=degrees)
    return say("{degrees}, {outlook}.", language, degrees=degrees, outlook=ahead)


def _occasion_row(occasion: Occasion, here: Here) -> PosterRow:
    item, _, stretch = occasion
    today = words.today(here.now)
    lead = "" if stretch.all_day else words.clock(stretch.start)
    if not trusted(today):
        lead = words.date_figures(max(stretch.first_day, today), here.language)
    elif stretch.first_day > today:
        lead = f"{words.weekday_short(stretch.first_day, here.language)} {lead}".strip()
    elif stretch.all_day or stretch.first_day < today:
        lead = by_clock(today, say("heute", here.language))
    title = item.text(here.language).title
    village = item.places[0] if len(item.places) == 1 else ""
    told = brief(title, _TITLE_LETTERS) or shortened(title, 2 * _TITLE_LETTERS)
    return PosterRow(lead=lead, text=told, note="" if village in title else village)


def event(stock: Stock, item: Item) -> Poster | None:
    """An event: what, when and where."""
    here = stock.here
    told = event_detail(stock.items, item.id, here.now, here.language, stock.names)
    if told is None:
        return None
    when = told.facts[0]
    where = next((fact for fact in told.facts if fact.icon == "map-pin"), None)
    return Poster(
        lane="event",
        symbol="calendar-event",
        kicker=told.notice or when.title,
        headline=told.headline,
        line=where.title if where else "",
        rows=_facts(told.facts, item.text(here.language).summary),
        code=told.take_along,
        page="event-detail",
        item=item.id,
        name=told.headline,
    )


def bus(stock: Stock, departing: Sequence[board.Leaving]) -> Poster | None:
    """The next departures of the nearest stop, the first of them by its minutes."""
    here, language = stock.here, stock.here.language
    stops = board.stops(departing, here.point, here.place)
    going = (d for _, d in departing if stops and d.stop == stops[0].name and not d.cancelled)
    first = next(going, None)
    if first is None:
        return None
    ahead = board.minutes_to(first, here.now)
    headline = words.clock(first.planned)
    if ahead == 0:
        headline = by_clock(here.now, say("Jetzt", language), headline)
    elif ahead <= board.COUNTED:
        minutes = say("{minutes} Min", language, minutes=ahead).replace(" ", "\N{NO-BREAK SPACE}")
        headline = by_clock(here.now, minutes, headline)
    rows = board.rows(departing, stops[0].name, here.now, language)
    return Poster(
        lane="bus",
        symbol="bus",
        kicker=say("Nächster Bus", language)
        if first.mode == "bus"
        else say("Nächste Abfahrt", language),
        headline=headline,
        figure=True,
        line=f"{first.line} {first.direction}".strip(),
        card=say("Ab {stop}", language, stop=stops[0].label),
        rows=tuple(
            PosterRow(lead=row.time, text=f"{row.line} {row.goal}".strip(), note=row.status)
            for row in rows[:ROWS]
        ),
        page="buses",
        name=say("Nächster Bus", language),
        scene="bus-stop",
    )


def notice(stock: Stock, item: Item) -> Poster | None:
    """An official notice: what it is about, and until when it hangs."""
    here, language = stock.here, stock.here.language
    told = notice_detail(stock.items, item.id, here.now, language, stock.names)
    if told is None:
        return None
    known, today = period(item), words.today(here.now)
    until = ""
    if known is not None:
        until = say("Hängt {until}", language, until=words.until(known.removed, today, language))
    rows = [PosterRow("building-community", text=issuer_of(item, stock.names))]
    if until:
        rows.append(PosterRow("calendar", text=until))
    rows.append(PosterRow("info-circle", text=told.binding[0], note=told.binding[1]))
    return Poster(
        lane="notice",
        symbol="pinned",
        kicker=say("Bekanntmachung", language),
        headline=told.headline,
        line=shortened(item.text(language).summary, _LINE_LETTERS),
        rows=tuple(rows),
        code=told.take_along,
        page="notice-detail",
        item=item.id,
        name=told.headline,
    )


def offer(stock: Stock, item: Item, sold: Offer) -> Poster:
    """Something on sale, with its price and where to get it."""
    here, language = stock.here, stock.here.language
    text = item.text(language)
    tag = price_tag(sold, here)
    return Poster(
        lane="offer",
        symbol="basket",
        kicker=sold.seller.name,
        headline=text.title,
        line=sold.unit or shortened(text.summary, _LINE_LETTERS),
        rows=_facts(
            seller_facts(replace(sold.seller, phone=""), item.places, here),
            text.summary if sold.unit else "",
        )[:2],
        price=said_price(sold, language) or tag.word,
        price_below=tag.below,
        code=take_along(item, language) if item.link else NOTHING,
        page="offer-detail",
        item=item.id,
        name=text.title,
    )


def call(stock: Stock, item: Item, asked: Call) -> Poster | None:
    """A question to all, and how to answer it."""
    here, language = stock.here, stock.here.language
    told = call_detail(stock.items, item.id, here.now, language, stock.names)
    if told is None:
        return None
    stands = standing(asked, here.now)
    hints = told.hints[:ROWS]
    decided = stands.state is State.DECIDED and told.outcome
    return Poster(
        lane="call",
        symbol="checkbox",
        kicker=call_words.stands_line(asked, stands, here.now, language),
        headline=headline_of(item, language),
        line=call_words.place_of(item) or shortened(told.lead, _LINE_LETTERS),
        rows=()
        if decided
        else tuple(
            PosterRow(lead=str(n) if told.numbered else "", text=hint.title, note=hint.detail)
            for n, hint in enumerate(hints, 1)
        ),
        prose=shortened(told.outcome, _LEAD_LETTERS) if decided else "",
        card=say("So ist entschieden", language) if decided else say("So geht es", language),
        code=told.take_along,
        page="call-detail",
        item=item.id,
        name=headline_of(item, language),
    )


def weather(stock: Stock, item: Item) -> Poster | None:
    """How warm it is, how long it stays dry, and what to wear."""
    here, language = stock.here, stock.here.language
    if item.weather is None:
        return None
    now = sky.current(item.weather, here.now)
    if now.temperature is None:
        return None
    hours = [hour for hour in item.weather.hours if hour.time > here.now]
    rows = tuple(
        PosterRow(
            lead=say("{hour} Uhr", language, hour=words.hour(hour.time, language)),
            text=sky.word(hour.icon, language),
            note=sky.degrees(hour.temperature),
        )
        for hour in hours[2:9:3]
    )
    return Poster(
        lane="weather",
        symbol=sky.symbol(now.icon),
        kicker=sky.word(now.icon, language) or say("Wetter", language),
        headline=sky.degrees(now.temperature),
        figure=True,
        line=" ".join(
            part
            for part in (
                sky.outlook(item.weather, here.now, language),
                sky.advice(item.weather, here.now, language),
            )
            if part
        ),
        card=say("So geht es weiter", language),
        rows=rows,
        page="weather",
        name=say("Das Wetter", language),
        scene="hills",
        sign=sky.sign(now.icon),
    )


def news(stock: Stock, item: Item) -> Poster | None:
    """A piece of news with its first sentences."""
    here, language = stock.here, stock.here.language
    told = news_detail(stock.items, item.id, here.now, language, stock.names)
    if told is None:
        return None
    return Poster(
        lane="news",
        symbol="news",
        kicker=told.kicker,
        headline=told.headline,
        card=told.source,
        prose=shortened(item.text(language).summary or plain(told.body), _LEAD_LETTERS),
        code=told.take_along,
        page="news-detail",
        item=item.id,
        name=told.headline,
    )


def meeting(stock: Stock, item: Item, held: Meeting) -> Poster | None:
    """A council's next meeting and what it is about."""
    here, language = stock.here, stock.here.language
    told = meeting_detail(stock.items, item.id, here.now, language, stock.names)
    if told is None:
        return None
    about = subjects(held)[:ROWS]
    rows = tuple(PosterRow("gavel", text=shortened(one, _LINE_LETTERS)) for one in about)
    return Poster(
        lane="meeting",
        symbol="building-community",
        kicker=told.facts[0].title if told.facts else say("Sitzung", language),
        headline=held.body or item.text(language).title,
        line=held.location.partition(", ")[0],
        card=say("Darum geht es", language) if about else "",
        rows=rows or _facts(told.facts),
        code=told.take_along,
        page="meeting-detail",
        item=item.id,
        name=held.body or item.text(language).title,
    )


def _facts(facts: Iterable[Fact], more: str = "") -> tuple[PosterRow, ...]:
    """Facts as lines; where they leave room, the first words of a text with them."""
    rows = [PosterRow(fact.icon, "", fact.title, fact.detail) for fact in list(facts)[:ROWS]]
    if more and len(rows) < ROWS:
        rows.append(PosterRow("info-circle", "", shortened(more, _LINE_LETTERS)))
    return tuple(rows)
