# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one door to Pillow: checks a foreign picture and makes one that the screen can use."""

import io
import struct
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import ExifTags, Image, ImageChops, ImageCms, ImageFile, UnidentifiedImageError

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000
# anything below is a tracking pixel or a rule, not a picture
_LEAST_SIDE = 4
_JPEG_QUALITY = 85
# letters stay sharp in PNG; a page of photographs would take ten times as much as in JPEG
_HEAVY_SHEET = 1_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "ICO", "BMP")
_BROKEN = (
    OSError,  # also UnidentifiedImageError
    ValueError,
    SyntaxError,  # Pillow's word for a broken PNG
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    ArithmeticError,
    AttributeError,
    struct.error,
)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = frozenset({5, 6, 7, 8})

# Pillow checks this wherever it learns a size, also for the pictures inside an ICO.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class ImageRefused(Exception):  # noqa: N818 - a verdict on the picture, not a fault
    """Why a picture will not be shown, in one sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ScaledImage:
    """A picture ready for the screen: upright, sRGB, without metadata; sizes in pixels."""

    data: bytes
    width: int
    height: int
    format: Literal["jpeg", "png"]


def scale(data: bytes, box: tuple[int, int]) -> ScaledImage:
    """A checked copy of a picture that fits into `box`; smaller ones are not enlarged.

    Reads JPEG, PNG, WebP, GIF (its first frame), ICO and BMP. The size is checked before
    anything is decoded. What is transparent becomes PNG, all else JPEG.

    Raises:
        ImageRefused: it is too large, too small, broken, or no picture of these formats.
    """
    if not data:
        raise ImageRefused("The picture is empty.")
    if len(data) > MOST_BYTES:
        raise ImageRefused(
            f"The picture has {len(data) / 1e6:.0f} MB, {MOST_BYTES / 1e6:.0f} are allowed."
        )
    if box[0] < 1 or box[1] < 1:
        raise ImageRefused(f"There is no room for a picture in {box[0]}x{box[1]} pixels.")
    try:
        with warnings.catch_warnings():
            # a broken EXIF block is no reason to refuse; a bomb is
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with _opened(data) as image:
                return _scaled(image, box)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageRefused(
            f"The picture has more than the {MOST_PIXELS / 1e6:.0f} megapixels that are allowed."
        ) from error
    except MemoryError as error:
        raise ImageRefused("The picture takes more memory than is allowed.") from error
    except _BROKEN as error:
        raise ImageRefused(f"The picture is broken: {str(error)[:200]}.") from error


def sheet(pixels: bytes, size: tuple[int, int], mode: str, stride: int) -> ScaledImage:
    """A drawn page as a picture: PNG, without colour where it has none; JPEG where that is less.

    `pixels` are rows of `stride` bytes in Pillow's raw `mode` ("L", "RGB" or "RGBX").

    Raises:
        ImageRefused: they are not what they are said to be.
    """
    try:
        mode, kind = ("RGB", mode) if mode == "RGBX" else (mode, mode)
        image = Image.frombuffer(mode, size, pixels, "raw", kind, stride, 1)
        grey = image.convert("L")
        if mode == "L" or ImageChops.difference(image, grey.convert("RGB")).getbbox() is None:
            image = grey
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=6)
        if out.tell() <= _HEAVY_SHEET:
            return ScaledImage(out.getvalue(), *image.size, "png")
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_JPEG_QUALITY, progressive=False)
        return ScaledImage(out.getvalue(), *image.size, "jpeg")
    except _BROKEN as error:
        raise ImageRefused(f"The page could not be drawn: {str(error)[:200]}.") from error


def _opened(data: bytes) -> ImageFile.ImageFile:
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise ImageRefused(
            "This is no picture in a format that is read here (JPEG, PNG, WebP, GIF, ICO, BMP)."
        ) from error
    if min(image.size) < _LEAST_SIDE:
        raise ImageRefused(f"The picture has only {image.width}x{image.height} pixels.")
    return image


def _scaled(image: ImageFile.ImageFile, box: tuple[int, int]) -> ScaledImage:
    # some formats tell only after decoding which way is up, so decode enough for both ways
    image.draft(None, (max(box), max(box)))
    image.load()
    profile, orientation = image.info.get("icc_profile"), _orientation(image)
    plain = _without_palette(image)
    plain.thumbnail(box[::-1] if orientation in _LYING else box, Image.Resampling.LANCZOS)
    if orientation in _UPRIGHT:
        plain = plain.transpose(_UPRIGHT[orientation])
    plain = _in_srgb(plain, profile)
    # Pillow would write comments and profiles from here
    plain.info = {}
    return _written(plain)


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none that can be read."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except _BROKEN:
        return 1


def _without_palette(image: Image.Image) -> Image.Image:
    """The picture as L, RGB, RGBA or CMYK, 8 bits a channel."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        if "transparency" in image.info:
            return image.convert("RGBA")
        return image
    if image.mode.startswith("I"):
        # 16 bits of grey: Pillow would clip, not scale
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    transparent = "A" in image.mode or "a" in image.mode or "transparency" in image.info
    return image.convert("RGBA" if transparent else "RGB")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """The picture as RGB or RGBA in sRGB, since the profile is not kept."""
    if isinstance(profile, bytes) and profile and image.mode in ("RGB", "RGBA", "CMYK"):
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode,
            )
        except (ImageCms.PyCMSError, *_BROKEN):
            pass
        else:
            if converted is not None:
                return converted
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def _written(image: Image.Image) -> ScaledImage:
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == 255:  # noqa: PLR2004 - opaque
        image = image.convert("RGB")
    out = io.BytesIO()
    if image.mode == "RGBA":
        image.save(out, "PNG", optimize=False)
        return ScaledImage(out.getvalue(), image.width, image.height, "png")
    image.save(out, "JPEG", quality=_JPEG_QUALITY, progressive=False)
    return ScaledImage(out.getvalue(), image.width, image.height, "jpeg")
