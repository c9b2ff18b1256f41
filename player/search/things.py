# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The items that a search finds, and how a line of results tells of each kind. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from content.clock import at_glass
from content.kinds.calls import standing
from content.model import Item, Kind
from player import pages
from player.languages import CODES
from player.search.entry import CALLED, NAME, SUMMARY, TEXT, Entry, Group, wordings
from player.search.index import Field
from player.view import alarm, call_words, words
from player.view.call_detail import headline_of
from player.view.event_detail import source_of
from player.view.events import where
from player.view.here import Here
from player.view.notices import issuer_of, period
from player.view.offers import said_price
from player.view.say import say
from player.view.span import span
from player.view.trust import by_clock, trusted
from player.view.way import way

# Days of one event that it is found by: of an exhibition of months the first of them.
_MOST_DAYS = 10
_AFTER_TOMORROW, _SATURDAY, _WEEK = 2, 5, 7


@dataclass(frozen=True, slots=True)
class Around:
    """Where and when somebody searches, and the sources by the names that visitors know."""

    here: Here
    names: Mapping[str, str] = field(default_factory=dict)
    villages: tuple[str, ...] = ()

    @property
    def today(self) -> date:
        """The day at the glass."""
        return words.today(self.here.now)


_GROUPS = {
    Kind.WARNING: (Group.WARNING, pages.WARNING_DETAIL),
    Kind.EVENT: (Group.EVENT, pages.EVENT_DETAIL),
    Kind.OFFER: (Group.OFFER, pages.OFFER_DETAIL),
    Kind.PLACE: (Group.PLACE, pages.PLACE_DETAIL),
    Kind.CALL: (Group.CALL, pages.CALL_DETAIL),
    Kind.NOTICE: (Group.NOTICE, pages.NOTICE_DETAIL),
    Kind.MEETING: (Group.MEETING, pages.MEETING_DETAIL),
    Kind.NEWS: (Group.NEWS, pages.NEWS_DETAIL),
}


def things(items: Iterable[Item], around: Around) -> Iterator[Entry]:
    """An entry for each item that has a page of its own, in their order."""
    for item in items:
        if item.kind in _GROUPS:
            group, page = _GROUPS[item.kind]
            yield Entry(
                key=item.id,
                group=group,
                page=page,
                item=item.id,
                told=partial(_told, item, around),
                made_of=_Made(item, around.today),
                fields=partial(_fields, item, around),
                series=_series(item),
            )


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    """An item on a day. The same object is the same item: cheaper than to compare all it says."""

    item: Item
    today: date

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Made) or self.today != other.today:
            return False
        if trusted(self.today) is not trusted(other.today):
            return False
        return self.item is other.item or self.item == other.item

    def __hash__(self) -> int:
        return hash((self.item.id, self.today))


def day_words(day: date, today: date, languages: Iterable[str] = CODES) -> str:
    """What a day is called, by all names that somebody may type in these languages."""
    ahead = (day - today).days
    said = [f"{day.day}.{day.month}"]
    for language in languages:
        if 0 <= ahead <= 1 and trusted(today):
            said.append(words.day_word(day, today, language))
        if 0 <= ahead < _WEEK and day.weekday() >= _SATURDAY:
            said.append(by_clock(today, say("Wochenende", language)))
        said += [words.weekday(day, language), words.date_long(day, day, language)]
    if ahead == _AFTER_TOMORROW:
        said.append(by_clock(today, "übermorgen"))
    if day.weekday() == _SATURDAY:
        said.append("Sonnabend")
    return " ".join(word for word in dict.fromkeys(said) if word)


def _series(item: Item) -> str:
    """What all dates of one event have in common."""
    if item.event is None:
        return ""
    return f"{item.text().title.casefold()}\n{item.event.location.casefold()}"


def _fields(item: Item, around: Around) -> tuple[Field, ...]:
    return (*wordings(item), *_more(item, around))


def _more(item: Item, around: Around) -> Iterator[Field]:
    """What a kind is found by beside its words."""
    today = around.today
    yield Field(source_of(item, around.names), TEXT)
    if item.event is not None:
        stretch = span(item.event)
        last = min(stretch.last_day, stretch.first_day + timedelta(days=_MOST_DAYS))
        count = (last - max(stretch.first_day, today)).days + 1
        days = [max(stretch.first_day, today) + timedelta(days=n) for n in range(count)]
        yield Field(" ".join(day_words(day, today) for day in days), CALLED)
        yield Field(f"{item.event.location} {item.event.organiser}", SUMMARY)
        yield Field(item.event.price, TEXT)
    if item.offer is not None:
        seller = item.offer.seller
        yield Field(f"{seller.name} {seller.trade}", CALLED)
        yield Field(f"{seller.address} {item.offer.unit} {item.offer.coupon}", SUMMARY)
    if item.place is not None:
        yield Field(item.place.trade, CALLED)
        yield Field(item.place.address, SUMMARY)
    if item.notice is not None:
        yield Field(item.notice.body, CALLED)
    if item.warning is not None:
        yield Field(item.warning.event, NAME)
        yield Field(" ".join(area.name for area in item.warning.areas[:20]), SUMMARY)
        yield Field(item.warning.instruction, TEXT)
    if item.call is not None:
        forms = " ".join(call_words.form_word(item.call, language) for language in CODES)
        yield Field(f"{forms} {item.call.question}", CALLED)
        yield Field(" ".join(f"{one.label} {one.text}" for one in item.call.options), SUMMARY)
        yield Field(item.call.outcome, TEXT)
    if item.meeting is not None:
        yield Field(item.meeting.body, CALLED)
        if item.meeting.start is not None:
            yield Field(day_words(at_glass(item.meeting.start).date(), today), CALLED)
        yield Field(item.meeting.location, SUMMARY)
        yield Field(" ".join(point.title for point in item.meeting.agenda), SUMMARY)


def _told(item: Item, around: Around) -> tuple[str, str]:
    """The title, and a line that tells when, where or how much."""
    here, language = around.here, around.here.language
    title = headline_of(item, language) if item.call is not None else item.text(language).title
    if item.kind is Kind.WARNING:
        title = alarm.headline(item, language)
    return title, " · ".join(part for part in _line(item, around, here, language) if part)


def _line(item: Item, around: Around, here: Here, language: str) -> Iterator[str]:
    today = around.today
    if item.event is not None:
        stretch = span(item.event)
        yield words.near_day(max(stretch.first_day, today), today, language)
        if item.event.cancelled:
            yield say("fällt aus", language)
        elif not stretch.all_day and stretch.first_day >= today:
            yield words.clock(stretch.start)
        yield where(item, language)
    elif item.offer is not None:
        yield said_price(item.offer, language) if item.offer.price else ""
        yield item.offer.seller.name
    elif item.place is not None:
        yield item.place.trade
        yield way(here.point, item.place.point, language)
    elif item.call is not None:
        yield call_words.stands_line(item.call, standing(item.call, here.now), here.now, language)
        yield call_words.place_of(item)
    elif item.meeting is not None:
        if item.meeting.start is not None:
            yield words.near_day(words.today(item.meeting.start), today, language)
            yield words.clock(item.meeting.start)
        yield item.meeting.location.split(",")[0]
    elif item.notice is not None:
        yield issuer_of(item, around.names)
        known = period(item)
        yield words.until(known.removed, today, language) if known is not None else ""
    else:
        yield words.capital(words.age(item.published, here.now, language)) if item.published else ""
        yield item.places[0] if len(item.places) == 1 else source_of(item, around.names)
