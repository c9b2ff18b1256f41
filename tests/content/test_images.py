# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Foreign pictures: checked, turned, scaled, and stripped of what nobody needs to see."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from content.images import MOST_BYTES, ImageRefused, scale

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "images"
BOX = (1920, 1080)


def saved(image, kind="PNG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(scaled):
    image = Image.open(io.BytesIO(scaled.data))
    image.load()
    assert image.size == (scaled.width, scaled.height)
    assert image.format.lower() == scaled.format
    return image


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width, height, data=b""):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.fixture
def corpus():
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside this checkout")
    return {path.name: path.read_bytes() for path in sorted(CORPUS.iterdir())}


def test_every_picture_of_the_corpus(corpus):
    assert len(corpus) >= 15
    for name, data in corpus.items():
        image = opened(scale(data, (100, 60)))
        assert image.width <= 100, name
        assert image.height <= 60, name
        assert image.mode in ("RGB", "RGBA"), name
        assert not image.getexif(), name
        # what JFIF itself says of a file is no metadata
        assert not {key for key in image.info if not key.startswith(("jfif", "dpi"))}, name


def test_the_corpus_stands_upright(corpus):
    upright = opened(scale(corpus["hopper.jpg"], (60, 60)))
    for name in corpus:
        if "orientation" in name:
            turned = opened(scale(corpus[name], (60, 60)))
            difference = [
                abs(one - other)
                for one, other in zip(upright.tobytes(), turned.tobytes(), strict=True)
            ]
            assert sum(difference) / len(difference) < 12, name


def test_positions_are_stripped(corpus):
    assert Image.open(io.BytesIO(corpus["exif_gps.jpg"])).getexif().get_ifd(0x8825)
    scaled = scale(corpus["exif_gps.jpg"], BOX)
    assert b"Exif" not in scaled.data
    assert not opened(scaled).getexif().get_ifd(0x8825)


def test_comments_and_profiles_are_stripped():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = saved(Image.new("RGB", (40, 40)), "JPEG", comment=b"Familie", icc_profile=profile)
    assert b"Familie" in photo
    scaled = scale(photo, BOX)
    assert b"Familie" not in scaled.data
    assert b"ICC_PROFILE" not in scaled.data
    see_through = saved(Image.new("RGBA", (40, 40), (9, 9, 9, 9)), icc_profile=profile)
    assert b"iCCP" not in scale(see_through, BOX).data


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_orientations(kind, orientation):
    """A picture whose top left corner is white once it is upright."""
    upright = Image.new("RGB", (80, 40), "black")
    ImageDraw.Draw(upright).rectangle((0, 0, 19, 19), "white")
    lay = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM], 5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90], 7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }  # fmt: skip
    lying = upright
    for step in lay.get(orientation, []):
        lying = lying.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    scaled = opened(scale(saved(lying, kind, exif=exif), (40, 30)))
    assert scaled.size == (40, 20)
    assert min(scaled.getpixel((3, 3))) > 200
    assert max(scaled.getpixel((35, 15))) < 50


def test_broken_exif_is_no_reason():
    photo = saved(Image.new("RGB", (40, 40)), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01")
    assert scale(photo, BOX).width == 40
    assert scale(saved(Image.new("RGB", (40, 40)), "JPEG", exif=b"Exif\0\0junk"), BOX).width == 40


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (1440, 1080)),
        ((3000, 4000), (810, 1080)),
        ((1920, 1080), (1920, 1080)),
        ((30, 20), (30, 20)),
        ((6000, 4), (1920, 1)),
    ],
)
def test_fits_and_is_never_enlarged(size, expected):
    scaled = scale(saved(Image.new("RGB", size), "JPEG"), BOX)
    assert (scaled.width, scaled.height) == expected


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_modes_of_png(mode):
    scaled = scale(saved(Image.new(mode, (40, 40))), BOX)
    assert scaled.format == ("png" if mode in ("LA", "RGBA") else "jpeg")


def test_sixteen_bits_are_scaled_not_clipped():
    grey = Image.new("I;16", (40, 40), 32768)
    assert 120 < opened(scale(saved(grey), BOX)).getpixel((20, 20))[0] < 136


def test_cmyk():
    photo = saved(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG")
    red, green, blue = opened(scale(photo, BOX)).getpixel((20, 20))
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_transparency_is_kept_where_there_is_some():
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 128))
    scaled = scale(saved(clear), BOX)
    assert scaled.format == "png"
    assert opened(scaled).getpixel((20, 20)) == (255, 0, 0, 128)
    opaque = saved(Image.new("RGBA", (40, 40), (255, 0, 0, 255)))
    assert scale(opaque, BOX).format == "jpeg"
    palette = Image.new("P", (40, 40))
    assert scale(saved(palette, "GIF", transparency=0), BOX).format == "png"
    assert scale(saved(Image.new("RGB", (40, 40)), transparency=(0, 0, 0)), BOX).format == "png"


def test_an_animation_is_its_first_frame():
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    for kind in ("GIF", "WEBP"):
        moving = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert opened(scale(moving, BOX)).getpixel((20, 20))[0] > 200


def test_a_phone_picture_with_two_images_in_it():
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    both = saved(frames[0], "MPO", save_all=True, append_images=frames[1:])
    assert opened(scale(both, BOX)).getpixel((20, 20))[0] > 200


@pytest.mark.parametrize(
    ("width", "height"), [(30_000, 30_000), (2**31 - 1, 2**31 - 1), (10_000, 5_001)]
)
def test_a_bomb_is_refused_before_it_is_decoded(width, height):
    with pytest.raises(ImageRefused, match="50 megapixels"):
        scale(png_claiming(width, height), BOX)


def test_a_bomb_inside_an_icon():
    inner = png_claiming(20_000, 20_000)
    entry = struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(inner), 22)
    with pytest.raises(ImageRefused):
        scale(struct.pack("<HHH", 0, 1, 1) + entry + inner, BOX)


def test_a_text_bomb():
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 200_000_000))
    good = saved(Image.new("RGB", (40, 40)))
    with pytest.raises(ImageRefused):
        scale(good[:33] + text + good[33:], BOX)


def test_too_many_bytes():
    with pytest.raises(ImageRefused, match="20 are allowed"):
        scale(saved(Image.new("RGB", (40, 40))) + bytes(MOST_BYTES), BOX)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!doctype html><html></html>",
        b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n",
        b"II*\0\x08\0\0\0",
        b"\xff\xd8\xff",
        b"P6 100 100 255 ",
    ],
)
def test_what_is_no_picture_here(data):
    with pytest.raises(ImageRefused) as caught:
        scale(data, BOX)
    assert caught.value.reason.endswith(".")


def test_a_tracking_pixel():
    with pytest.raises(ImageRefused, match="1x1"):
        scale(saved(Image.new("RGBA", (1, 1)), "GIF"), BOX)


def test_no_room():
    with pytest.raises(ImageRefused, match="no room"):
        scale(saved(Image.new("RGB", (40, 40))), (0, 10))


def test_truncated_pictures_are_refused(corpus):
    for name in ("flower.jpg", "hopper.png", "hopper.webp", "hopper.gif"):
        with pytest.raises(ImageRefused):
            scale(corpus[name][: len(corpus[name]) // 2], BOX)


@settings(max_examples=150)
@given(st.randoms(use_true_random=False), st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "ICO"]))
def test_damaged_pictures_are_shown_or_refused(rng: random.Random, kind):
    data = bytearray(saved(Image.linear_gradient("L").resize((32, 32)).convert("RGB"), kind))
    for _ in range(rng.randint(1, 8)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    try:
        scaled = scale(bytes(data), (16, 16))
    except ImageRefused:
        return
    opened(scaled)
