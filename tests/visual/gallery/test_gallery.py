# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every page in its looks, checked by machine; the pictures are left in build/gallery."""

from collections import defaultdict

import pytest
from PIL import Image

from tests.visual.gallery.checks import findings
from tests.visual.gallery.rounds import every, pairs, sample

pytestmark = pytest.mark.timeout(900)


def named(chosen):
    return [pytest.param(*each, id=f"{each[1]}-{each[0]}") for each in chosen]


@pytest.mark.parametrize(("view", "orientation", "looks"), named(sample()))
def test_sample(view, orientation, looks, glasses, pictures):
    shown(view, glasses(view.stock, orientation), looks, pictures / orientation)


@pytest.mark.gallery
@pytest.mark.parametrize(("view", "orientation", "looks"), named(pairs()))
def test_pairs(view, orientation, looks, glasses, pictures):
    shown(view, glasses(view.stock, orientation), looks, pictures / orientation)


@pytest.mark.gallery
@pytest.mark.parametrize(("view", "orientation", "looks"), named(every()))
def test_every_look(view, orientation, looks, glasses, pictures):
    shown(view, glasses(view.stock, orientation), looks, pictures / orientation)


def shown(view, glass, looks, folder):
    """Show a view in these looks; the pictures of all and what is wrong in any are told."""
    glass.show(view)
    wrong, sheet = defaultdict(list), []
    (folder / str(view)).mkdir(parents=True, exist_ok=True)
    for look in looks:
        glass.wear(look)
        shot = glass.shoot()
        shot.picture.save(folder / str(view) / f"{look}.png", compress_level=1)
        sheet.append(shot.picture.reduce(2))
        for found in findings(shot):
            wrong[found].append(str(look))
    side_by_side(sheet).save(folder / f"{view}.png")
    lines = [f"{found} ({', '.join(sorted(those))})" for found, those in wrong.items()]
    (folder / f"{view}.txt").write_text("\n".join(lines))
    assert not lines, "\n".join([f"{view}, pictures in {folder / str(view)}", *lines])
    assert glass.player.warnings == []


def side_by_side(pictures, air=8):
    """All pictures on one sheet, eight in a row."""
    width, height = (side + air for side in pictures[0].size)
    across = min(8, len(pictures))
    sheet = Image.new("RGB", (across * width, -(-len(pictures) // across) * height), "#888")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % across * width, number // across * height))
    return sheet
