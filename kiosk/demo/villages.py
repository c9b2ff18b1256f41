# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the demo's villages lie (WGS 84, about). Pure."""

from typing import Final

#: Degrees north and east of each village.
POSITIONS: Final = {
    "Ahlefeld-Bistensee": (54.404, 9.674),
    "Ascheffel": (54.430, 9.699),
    "Borgstedt": (54.335, 9.707),
    "Brekendorf": (54.423, 9.632),
    "Bünsdorf": (54.374, 9.733),
    "Damendorf": (54.427, 9.735),
    "Groß Wittensee": (54.397, 9.766),
    "Haby": (54.402, 9.802),
    "Holtsee": (54.403, 9.857),
    "Holzbunge": (54.363, 9.690),
    "Hütten": (54.444, 9.672),
    "Klein Wittensee": (54.384, 9.726),
    "Neu Duvenstedt": (54.357, 9.672),
    "Osterby": (54.446, 9.757),
    "Owschlag": (54.396, 9.596),
    "Sehestedt": (54.364, 9.821),
}
