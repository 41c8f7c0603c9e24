"""When two pictures count as the same."""

import io

import numpy
from PIL import Image
from same_picture import FAINTEST, STRAY, different_pixels, same_picture


def png(pixels):
    drawn = io.BytesIO()
    Image.fromarray(pixels.astype("uint8")).save(drawn, format="png")
    return drawn.getvalue()


def blank(height=40, width=60):
    return numpy.full((height, width, 3), 255)


def test_the_tolerance_of_pictures_is_what_it_says():
    shade, edge, beyond = blank(), blank(), blank()
    shade[:] -= FAINTEST
    edge[0, :STRAY] = beyond[0, : STRAY + 1] = 0
    assert different_pixels(png(blank()), png(shade)) == 0
    assert same_picture(png(blank()), png(edge)) and not same_picture(png(blank()), png(beyond))
    assert not same_picture(png(blank()), png(blank(41)))
