"""Whether two pictures are the same, pixel by pixel: for the tests (conftest.py)."""

import io

import numpy
from PIL import Image

# Antialiasing may differ by a shade from one processor to another; on one kind of machine pictures are identical.
FAINTEST = 16  # levels of 255: a pixel further off than this counts as different; the palest lines are more than 20 off white
STRAY = 20  # pixels of a picture that may be different


def different_pixels(one, other):
    """How many pixels of two PNGs (bytes) are different; all of them if the pictures have different sizes."""
    first, second = (numpy.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=int) for png in (one, other))
    if first.shape != second.shape:
        return max(first.size, second.size) // 3
    return int((abs(first - second).max(axis=2) > FAINTEST).sum())


def same_picture(one, other):
    """Tell whether two PNGs (bytes) show the same picture, but for stray pixels."""
    return different_pixels(one, other) <= STRAY
