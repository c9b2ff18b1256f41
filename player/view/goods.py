# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which little picture suits what is on offer, where it brings none: by words. Pure."""

import re
from typing import Final

from content.details import Offer
from content.model import Item

USUAL: Final = "basket"
VOUCHER: Final = "voucher"

#: The first row with a hit wins. A heard word must begin or end with the word, as compounds do;
#: after "=" it must be the word.
WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("strawberry", "erdbeer beeren himbeer johannisbeer"),
    ("asparagus", "spargel"),
    ("eggs", "eier =ei hühner"),
    ("potatoes", "kartoffel"),
    ("honey", "honig imker marmelade konfitüre gelee"),
    ("cheese", "käse quark"),
    ("milk", "milch joghurt butter sahne eis"),
    ("fish", "fisch forelle aal matjes lachs hering karpfen räucher"),
    ("cake", "torte kuchen"),
    ("pastry", "brötchen gebäck franzbrötchen plätzchen krapfen schnecke"),
    ("bread", "brot bäcker mehl korn"),
    ("meat", "fleisch wurst schinken lamm rind schwein braten wild hähnchen mettwurst steak"),
    ("drink", "saft bier wein most schnaps likör limonade getränk"),
    ("fruit", "apfel äpfel obst birne kirsch pflaume"),
    ("flowers", "blume strauß rosen tulpen kranz gesteck geranie blüte"),
    ("plant", "pflanze staude baum kräuter setzling topf"),
    ("vegetables", "gemüse kohl möhre tomate gurke salat zwiebel rhabarber kürbis porree"),
    ("bicycle", "fahrrad =rad e-bike fahrräder"),
    ("cloth", "kleid wolle pullover strick schneider mode mütze socken =hemd"),
    ("tool", "handwerk tischler werkstatt messer holz reparatur schmied maler dach bau"),
)


def good_of(item: Item, offer: Offer) -> str:
    """The name of the picture: a voucher's where there is nothing but one."""
    if offer.coupon and offer.price is None:
        return VOUCHER
    return named(item.text().title, *item.categories, offer.seller.trade)


def named(*texts: str) -> str:
    """The picture that the first text that says something asks for."""
    for text in texts:
        heard = re.findall(r"[\w-]+", text.casefold())
        for name, words in WORDS:
            if any(_means(word, part) for word in words.split() for part in heard):
                return name
    return USUAL


def _means(word: str, heard: str) -> bool:
    if word.startswith("="):
        return heard == word[1:]
    return heard.startswith(word) or heard.endswith(word)
