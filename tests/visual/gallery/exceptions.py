# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where a rule of the look does not hold, each with its reason; nothing else is let off."""

# A check, the QML type that holds the thing, and why.
EXCEPTIONS = {
    ("small", "Plinth"): "place, source and age: LOOK.md has 44 px there, and nobody acts on them",
    ("small", "BarKey"): "LOOK.md has 50 px there: five words that are learnt once, with icons",
    ("small", "Tile"): "LOOK.md has 52 px for the live line; the page behind the key says it large",
    ("small", "DateKey"): "LOOK.md has 50 px for the weekday: the headline says it large",
    ("elided", "Plinth"): "a source's name may be longer than two lines of the plinth",
    ("small", "VehicleStrip"): "a stretch is as wide as its hours; the card says when it is free",
    ("elided", "OfferTile"): "the offer's own page has all of its title, unit and seller",
    ("small", "HitKey"): "between line and keyboard; the list of all that is found has it large",
    ("shortened", "HitKey"): "the same: the list has all of the title",
    ("shortened", "GreetingPoster"): "a round of titles; each has its own poster or page",
    ("elided", "ProgrammePlinth"): "names what comes next, and that comes",
    ("elided", "MeetingsPage"): "the lead is the beginning of what the meeting's page says in full",
    (
        "shortened",
        "Moments",
    ): "names what comes next, in whole words; its page has all of the title",
    (
        "spilt",
        "NoticeSheet",
    ): "the beginning of a notice, as its sheet hangs; a key opens all of it",
    ("small", "NoticeBoard"): "sheets as they hang, seen from afar; the rows say their titles",
    ("halved", "Paper"): "an option longer than the sheet at rest; a key moves it on",
    ("covered", "PageStack"): "the page below a sheet or question, where nothing can be pressed",
}


def excepted(check, thing):
    """Whether one of the types that hold a thing is let off by a check."""
    return any((check, name) in EXCEPTIONS for name in thing.within)
