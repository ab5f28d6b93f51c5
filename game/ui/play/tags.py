"""Where the short texts of overlays stand: under counters, or at a corner of their hex that nothing else has taken."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pygame import Rect

from game.model.ids import HexId
from game.ui.typeset import Face, text_width
from game.view.hexpixels import WITH_TAGS, HexPixels
from game.view.labels import Box
from game.view.overlays.layer import Ink, OverlayPicture, Tag
from game.view.theme import Role

TAG_PX = {9: 10, 14: 10, 24: 10, 36: 11, 48: 12, 72: 13, 96: 14, 144: 16}  # by hex width
BADGE_ROOM = 2  # pixels that names and other tags keep from a tag
ROOMY = 72  # hex width from which names go round the tags under counters
UNDER = (0.0, 0.50)  # from the middle of the hex, in its widths and heights
NEAR = ((0.30, -0.40), (-0.30, -0.40), (0.30, 0.40), (-0.30, 0.40), (0.52, 0.0), (-0.52, 0.0))
FAR = ((-0.75, -0.40), (0.75, -0.40), (0.30, -0.80), (-0.30, -0.80), (-0.75, 0.40), (0.75, 0.40), (-0.95, 0.0))
CORNERS = (*NEAR, *FAR)  # in order of liking
ON_TAG, ON_COUNTER = 100, 10  # what it costs to lie on one


@dataclass(frozen=True, slots=True)
class TagSpot:
    """A tag and the ground it takes, in map pixels."""

    tag: Tag
    rect: Rect


def tag_face(hex_width: int) -> Face:
    """Return the face of tags at a zoom."""
    return Face(Role.TEXT_BOLD, TAG_PX[hex_width], 0)


def pill_rect(text: int, center: tuple[int, int], px: int, star_room: int) -> Rect:
    """Return the ground of a pill around a text of that width."""
    box = Rect(0, 0, text + star_room + px, round(px * 1.5))
    box.center = center
    return box


def is_figure(tag: Tag) -> bool:
    """Return whether a tag is one of the figures in every hex, which have no ground of their own."""
    return tag.ink is Ink.NEUTRAL and tag.below and not tag.star


def place_tags(
    pictures: Iterable[OverlayPicture], pixels: HexPixels, counters: Mapping[HexId, int]
) -> tuple[TagSpot, ...]:
    """Return where each tag stands; ``counters`` are the half-widths of what stands in a hex, in pixels.

    Those that belong under a counter stand there; the others take the first corner of their hex that is free of tags
    and of other hexes' counters, or where they cover least. Those that yield come last, where there is room.
    """
    tags = list(_shown(pictures, round(pixels.width)))
    spots = [TagSpot(tag, _ground(tag, pixels, UNDER)) for tag in tags if tag.below and not tag.yields]
    taken = [spot.rect for spot in spots]
    around = {h: _around(pixels.center(h), half) for h, half in sorted(counters.items())}
    for tag in sorted(tags, key=lambda tag: tag.yields):
        if tag.below and not tag.yields:
            continue
        rect = _ground(tag, pixels, UNDER)
        if not tag.below:
            others = [box for h, box in around.items() if h != tag.hex]
            rect = _best(_ground(tag, pixels, (0.0, 0.0)), pixels, taken, others)
        if not tag.yields or rect.collidelist(taken) < 0:
            taken.append(rect)
            spots.append(TagSpot(tag, rect))
    return tuple(spots)


def badge_boxes(spots: Sequence[TagSpot], hex_width: int) -> dict[HexId, tuple[Box, ...]]:
    """Return by hex the ground that names keep clear of, with a little room around it; of tags under counters only
    where the map is large enough for both.
    """
    boxes: dict[HexId, tuple[Box, ...]] = {}
    for spot in spots:
        if spot.tag.below and hex_width < ROOMY:
            continue
        r = spot.rect.inflate(2 * BADGE_ROOM, 2 * BADGE_ROOM)
        box = (float(r.left), float(r.top), float(r.right), float(r.bottom))
        boxes[spot.tag.hex] = (*boxes.get(spot.tag.hex, ()), box)
    return boxes


def _shown(pictures: Iterable[OverlayPicture], hex_width: int) -> Iterator[Tag]:
    """Yield the tags with a ground of their own; of the farther zooms the nearest has room for stars alone."""
    if hex_width < WITH_TAGS:
        return
    for picture in pictures:
        yield from (tag for tag in picture.tags if not is_figure(tag) and (hex_width > WITH_TAGS or tag.star))


def _ground(tag: Tag, pixels: HexPixels, corner: tuple[float, float]) -> Rect:
    width = round(pixels.width)
    x, y = pixels.center(tag.hex)
    middle = round(x + pixels.width * corner[0]), round(y + pixels.height * corner[1])
    px = TAG_PX[width]
    return pill_rect(text_width(tag_face(width), tag.text), middle, px, px if tag.star else 0)


def _best(middle: Rect, pixels: HexPixels, taken: list[Rect], counters: list[Rect]) -> Rect:
    """Return the ground of a tag in the corner where it covers least, from where it would be in the middle."""
    best, least = middle, 0
    for liking, (x, y) in enumerate(CORNERS):
        rect = middle.move(round(pixels.width * x), round(pixels.height * y))
        cost = liking + _cost(rect, taken, counters)
        if liking == 0 or cost < least:
            best, least = rect, cost
        if least < ON_COUNTER:
            break
    return best


def _around(center: tuple[float, float], half: int) -> Rect:
    box = Rect(0, 0, 2 * half, 2 * half)
    box.center = round(center[0]), round(center[1])
    return box


def _cost(rect: Rect, tags: list[Rect], counters: list[Rect]) -> int:
    near = rect.inflate(2 * BADGE_ROOM, 0)
    return ON_TAG * len(near.collidelistall(tags)) + ON_COUNTER * len(near.collidelistall(counters))
