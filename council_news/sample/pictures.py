"""Pictures for the samples: bands of colour, hills and suns, drawn here, the same for the same number."""

import random
from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from releases.models import Photo
from releases.photos import store_photo

SIZE = (1600, 1067)
HOW_MANY = 8
_PALETTES = (
    ("#f3e3c3", "#e2a35c", "#b5563c", "#4c2f3a"),
    ("#dfeae6", "#8fb8a8", "#3f7d6e", "#173f3a"),
    ("#e6e9f2", "#a3b3d1", "#5a74a6", "#26345c"),
    ("#f5e9e4", "#e0b2a4", "#a8646b", "#4b2b3f"),
)
_SHAPES = ("hills at dusk", "fields in bands", "a low sun over water", "hills in mist")


def picture(number: int, *, by: Any) -> Photo:
    """The sample photo of that number, of ``HOW_MANY``; its description says what it is."""
    number %= HOW_MANY
    file = ContentFile(_drawn(number), name=f"sample-{number + 1}.png")
    alt = f"Sample picture: {_SHAPES[number % len(_SHAPES)]}, drawn by a computer."
    return store_photo(file, by=by, alt=alt, credit="Council News samples", licence=Photo.Licence.OGL)


@cache
def _drawn(number: int) -> bytes:
    """A landscape of four colours as PNG."""
    rnd = random.Random(f"picture {number}")  # noqa: S311 - a drawing, not a secret
    sky, far, middle, near = _PALETTES[number % len(_PALETTES)]
    image = Image.new("RGB", SIZE, sky)
    draw = ImageDraw.Draw(image)
    radius, x, y = rnd.randrange(70, 150), rnd.randrange(300, 1300), rnd.randrange(180, 420)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=far)
    for level, colour in enumerate((far, middle, near)):
        draw.polygon(_ridge(rnd, 480 + level * 170), fill=colour)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def _ridge(rnd: random.Random, height: int) -> list[tuple[int, int]]:
    """The outline of a row of hills, ``height`` pixels below the top on average."""
    width, bottom = SIZE
    points = [(x, height + rnd.randrange(-70, 70)) for x in range(0, width + 200, 200)]
    return [(0, bottom), *points, (width, bottom)]
