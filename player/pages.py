# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The names of the pages, as the command line and the history know them."""

HOME = "home"
NEWS = "news"
NEWS_DETAIL = "news-detail"
EVENTS = "events"
EVENT_DETAIL = "event-detail"

NAMES = (HOME, NEWS, NEWS_DETAIL, EVENTS, EVENT_DETAIL)
# These show one item, which has to be named.
WITH_ITEM = (NEWS_DETAIL, EVENT_DETAIL)
