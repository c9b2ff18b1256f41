# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A panel that hangs turned: where a finger lies in the picture that was turned. Pure."""

#: x' = a x + b y + c and y' = d x + e y + f, with sides of length 1, as libinput wants it.
Matrix = tuple[int, int, int, int, int, int]

_MATRICES: dict[int, Matrix] = {
    0: (1, 0, 0, 0, 1, 0),
    90: (0, 1, 0, -1, 0, 1),
    180: (-1, 0, 1, 0, -1, 1),
    270: (0, -1, 1, 1, 0, 0),
}


def matrix(turned: int) -> Matrix:
    """From a place on the glass to the same in a picture that was turned clockwise."""
    return _MATRICES[turned]


def in_picture(turned: int, x: float, y: float) -> tuple[float, float]:
    """Where a touch on the glass lies in the picture; both count from 0 to 1."""
    a, b, c, d, e, f = matrix(turned)
    return a * x + b * y + c, d * x + e * y + f


def on_glass(turned: int, x: float, y: float) -> tuple[float, float]:
    """Where a place of the picture lies on the glass, once it was turned clockwise."""
    for _ in range(turned // 90):
        x, y = 1 - y, x
    return x, y


def rule(turned: int) -> str:
    """The udev rule that tells libinput; "" where nothing is turned."""
    if not turned:
        return ""
    numbers = " ".join(str(number) for number in matrix(turned))
    return (
        f"# Written by `kiosk provision`: the picture is turned clockwise by {turned} degrees.\n"
        'SUBSYSTEM=="input", KERNEL=="event*", ENV{ID_INPUT_TOUCHSCREEN}=="1", '
        f'ENV{{LIBINPUT_CALIBRATION_MATRIX}}="{numbers}"\n'
    )
