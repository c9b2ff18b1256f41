# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the glass of an emulated terminal says of itself, read as the witness reads it."""

import io

from PIL import Image

from kiosk.witness.glimpse import sign_at
from kiosk.witness.picture import ppm
from player import pages

# where the player draws it on an output of 1080 by 1920, see `pulse.json`
_LEFT, _TOP, _CELL = 1036.0, 1896.0, 5.0
_BY_SCENE = {
    pages.scene(name): name for name in (*pages.STAGES, *(page.name for page in pages.PAGES))
}


def sign(file, turned=0):
    """The sign on a picture of the output, or None; `turned`: how far the picture was turned."""
    with Image.open(file) as opened:
        upright = opened.convert("RGB").rotate(turned, expand=True)
    written = io.BytesIO()
    upright.save(written, "PPM")
    return sign_at(ppm(written.getvalue()), _LEFT, _TOP, _CELL)


def page(file, turned=0):
    """The name of the page that is shown, or None where no player says one."""
    read = sign(file, turned)
    return None if read is None else _BY_SCENE.get(read.page)
