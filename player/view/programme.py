# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What there is to show while nobody touches the screen, and the poster of each turn. Pure."""

from collections.abc import Iterator
from datetime import timedelta

from content.kinds.calls import State, standing
from content.kinds.meetings import is_over
from content.kinds.offers import seller_key
from content.model import Item, Kind
from content.order import dated
from player.programme import Lane, Turn
from player.view import board, posters, sky, words
from player.view.calm import coming_of
from player.view.meetings import meetings_of
from player.view.posters import Poster, Stock
from player.view.span import Occasion

# As docs/programme.md tells it.
EVENTS = 8
FEW_EVENTS = 3
EVENTS_WITHIN = timedelta(days=7)
NEWS = 8
NEWS_WITHIN = timedelta(days=14)
MEETINGS = 3
MEETINGS_WITHIN = timedelta(days=14)
BUS_WITHIN = timedelta(hours=12)


def stock_of(stock: Stock) -> tuple[Turn, ...]:
    """All that can have a turn now, each kind in the order of the rules."""
    held = (_events, _bus, _notices, _offers, _calls, _weather, _news, _meetings)
    return tuple(turn for turns in held for turn in turns(stock))


def poster_of(stock: Stock, turn: Turn) -> Poster | None:
    """The poster of a turn; None where what it shows has gone."""
    if turn.lane is Lane.GREETING:
        return posters.greeting(stock, _coming(stock))
    if turn.lane is Lane.BUS:
        return posters.bus(stock, board.leaving(stock.items))
    if turn.lane is Lane.WEATHER:
        found = next((i for i in stock.items if i.weather is not None), None)
        return posters.weather(stock, found) if found is not None else None
    found = next((i for i in stock.items if i.id == turn.key), None)
    return _poster(stock, turn, found) if found is not None else None


def _poster(stock: Stock, turn: Turn, item: Item) -> Poster | None:
    plain = {
        Lane.EVENT: posters.event,
        Lane.NOTICE: posters.notice,
        Lane.NEWS: posters.news,
    }
    if turn.lane in plain:
        return plain[turn.lane](stock, item)
    if item.offer is not None:
        return posters.offer(stock, item, item.offer)
    if item.call is not None:
        return posters.call(stock, item, item.call)
    return posters.meeting(stock, item, item.meeting) if item.meeting is not None else None


def _coming(stock: Stock) -> tuple[Occasion, ...]:
    """What is not over: what begins today, then what has been on for days, then what is ahead.

    An exhibition that is open for months must not take the place of what is on only today.
    """
    today = words.today(stock.here.now)
    coming = coming_of(stock.items, stock.here)
    return tuple(sorted(coming, key=lambda o: (o[2].first_day > today, o[2].first_day < today)))


def _events(stock: Stock) -> Iterator[Turn]:
    """Today's that are not over; where they are few, the next ones of the week with them."""
    today = words.today(stock.here.now)
    coming = _coming(stock)
    now_on = [o[0].id for o in coming if o[2].first_day <= today]
    within = today + EVENTS_WITHIN
    later = [o[0].id for o in coming if today < o[2].first_day <= within]
    few = max(0, FEW_EVENTS - len(now_on))
    for item in (*now_on[:EVENTS], *later[:few]):
        yield Turn(Lane.EVENT, item)


def _bus(stock: Stock) -> Iterator[Turn]:
    departing = board.leaving(stock.items)
    stops = board.stops(departing, stock.here.point, stock.here.place)
    soon = stock.here.now + BUS_WITHIN
    here = (d for _, d in departing if d.stop == stops[0].name and not d.cancelled)
    if any(departure.planned <= soon for departure in here):
        yield Turn(Lane.BUS)


def _notices(stock: Stock) -> Iterator[Turn]:
    for item in stock.items:
        if item.kind is Kind.NOTICE:
            yield Turn(Lane.NOTICE, item.id)


def _offers(stock: Stock) -> Iterator[Turn]:
    for item in stock.items:
        if item.offer is not None:
            yield Turn(Lane.OFFER, item.id, seller_key(item.offer))


def _calls(stock: Stock) -> Iterator[Turn]:
    """What one can take part in; where there is nothing, what was decided."""
    known: dict[State, list[Turn]] = {}
    for item in stock.items:
        if item.call is not None:
            state = standing(item.call, stock.here.now).state
            known.setdefault(state, []).append(Turn(Lane.CALL, item.id))
    yield from known.get(State.OPEN) or known.get(State.DECIDED, [])


def _weather(stock: Stock) -> Iterator[Turn]:
    found = next((i.weather for i in stock.items if i.weather is not None), None)
    if found is not None and sky.current(found, stock.here.now).temperature is not None:
        yield Turn(Lane.WEATHER)


def _news(stock: Stock) -> Iterator[Turn]:
    since = stock.here.now - NEWS_WITHIN
    fresh = (i.id for i in stock.items if i.kind is Kind.NEWS and dated(i, stock.here.now) >= since)
    for _, item in zip(range(NEWS), fresh, strict=False):
        yield Turn(Lane.NEWS, item)


def _meetings(stock: Stock) -> Iterator[Turn]:
    now = stock.here.now
    coming = (
        item.id
        for item, held in meetings_of(stock.items)
        if not held.cancelled
        and not is_over(item, now)
        and held.start is not None
        and held.start <= now + MEETINGS_WITHIN
    )
    for _, item in zip(range(MEETINGS), coming, strict=False):
        yield Turn(Lane.MEETING, item)
