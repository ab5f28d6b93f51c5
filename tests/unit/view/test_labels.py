"""Names of places: clear of each other, of dots and counters; the lesser gives way."""

from game.view.labels import Box, LineField, Wish, place_labels

BOUNDS = (0.0, 0.0, 1000.0, 1000.0)


def quiet(_: Box) -> float:
    """No lines anywhere."""
    return 0.0


def wish(key: int, x: float, y: float, *, limit: float = 46.0, clear: float = 4.0) -> Wish:
    """Return a name of 60 by 14 pixels."""
    return Wish(key, (x, y), 60.0, 14.0, clear, limit)


def overlap(a: Box, b: Box) -> bool:
    """Return whether two boxes share ground."""
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])


def test_a_lone_name_stands_east_of_its_dot() -> None:
    """The first choice, level with the dot."""
    box = place_labels([wish(1, 500, 500)], quiet, dots=[], blocked=[], bounds=BOUNDS)[1]
    assert box[0] > 504
    assert (box[1] + box[3]) / 2 == 500


def test_a_row_of_towns_gets_names_that_do_not_touch() -> None:
    """Five dots 40 pixels apart, names of 60."""
    wishes = [wish(i, 400 + 40 * i, 500, limit=380) for i in range(5)]
    dots = [(w.at[0] - 4, 496.0, w.at[0] + 4, 504.0) for w in wishes]
    boxes = list(place_labels(wishes, quiet, dots=dots, blocked=[], bounds=BOUNDS).values())
    assert len(boxes) == 5
    assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_name_at_the_edge_stays_inside() -> None:
    """East would leave the map."""
    box = place_labels([wish(1, 990, 500)], quiet, dots=[], blocked=[], bounds=BOUNDS)[1]
    assert box[2] <= 990


def test_a_name_goes_round_a_counter() -> None:
    """A counter upon the town: the name keeps its half-width away."""
    counter = (470.0, 470.0, 530.0, 530.0)
    box = place_labels([wish(1, 500, 500, clear=31.0)], quiet, dots=[], blocked=[counter], bounds=BOUNDS)[1]
    assert not overlap(box, counter)


def test_a_name_without_room_is_left_out() -> None:
    """Counters all round; only a great town may cover one."""
    counters = [(x, y, x + 58.0, y + 58.0) for x in range(300, 700, 60) for y in range(300, 700, 60)]
    assert place_labels([wish(1, 500, 500)], quiet, dots=[], blocked=counters, bounds=BOUNDS) == {}
    assert 1 in place_labels([wish(1, 500, 500, limit=2000)], quiet, dots=[], blocked=counters, bounds=BOUNDS)


def test_names_that_stay_are_not_covered() -> None:
    """A fixed name stands where the new one would like to be."""
    fixed = (505.0, 490.0, 570.0, 510.0)
    box = place_labels([wish(1, 500, 500)], quiet, dots=[], blocked=[], fixed=[fixed], bounds=BOUNDS)[1]
    assert not overlap(box, fixed)


def test_a_name_shuns_lines() -> None:
    """A road runs east: the name goes elsewhere."""
    field = LineField(20, 20, [[(5.0, 5.0), (15.0, 5.0)]])
    crowd = field.share
    wishes = [Wish(1, (5.0, 5.0), 3.0, 0.5, 0.2, 46.0)]
    box = place_labels(wishes, crowd, dots=[], blocked=[], bounds=(0, 0, 20, 20))[1]
    assert field.share(box) == 0


def test_the_share_of_lines_in_a_box() -> None:
    """A line through the middle of a box one hex width high covers a twelfth of it."""
    field = LineField(10, 10, [[(0.0, 5.04), (10.0, 5.04)]])
    assert 0.05 < field.share((2.0, 4.5, 4.0, 5.5)) < 0.12
    assert field.share((2.0, 6.0, 4.0, 7.0)) == 0
    assert field.share((2.0, 6.0, 2.0, 6.0)) >= 0
