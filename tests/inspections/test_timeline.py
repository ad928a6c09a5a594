"""The picture of a history: geometry by example and by property."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspections.timeline import LEFT, LINE, LONGEST, RIGHT, Event, timeline

GOOD, REQUIRES = (2, 4), (3, 4)


def event(year: int, scale: str = "ilacs", grade: tuple[int, int] = GOOD, lane: str = "Children", **fields) -> Event:
    return Event(date(year, 6, 30), lane, (grade,) if scale else (), scale, fields.pop("words", "Good"), **fields)


def test_a_line_joins_what_can_be_compared_and_breaks_elsewhere():
    (lane,) = timeline([event(2011, "slac"), event(2014, "sif"), event(2018), event(2020, ""), event(2024)]).lanes
    years = [point.x for point in lane.points]
    assert lane.runs == ((years[2], years[4]),)  # over a visit without grades
    assert lane.breaks == (round((years[0] + years[1]) / 2, 1), round((years[1] + years[2]) / 2, 1))


def test_squares_tell_the_grade_from_the_foot_up():
    (lane,) = timeline([event(2014), event(2018, grade=REQUIRES)]).lanes
    good, requires = ([square.is_full for square in point.squares] for point in lane.points)
    assert good == [True, True, True, False]
    assert requires == [True, True, False, False]
    assert {square.x for square in lane.points[0].squares} == {-5.5}
    assert lane.points[0].squares[0].y > lane.points[0].squares[-1].y


def test_grades_side_by_side_stand_side_by_side():
    two = Event(date(2011, 3, 1), "Children", (GOOD, GOOD), "slac", "Good")
    (lane,) = timeline([two, event(2014, "sif")]).lanes
    assert sorted({square.x for square in lane.points[0].squares}) == [-13.0, 2.0]


def test_words_are_wrapped_and_left_out_where_there_is_no_room_the_latest_first():
    close = [event(2014, words="Requires improvement to be good"), event(2015), event(2024)]
    (lane,) = timeline(close).lanes
    assert [" ".join(line for _y, line in point.words) for point in lane.points] == ["", "Good", "Good"]
    far = [event(2014, words="Requires improvement to be good"), event(2024)]
    (lane,) = timeline(far).lanes
    lines = lane.points[0].words
    assert [line for _y, line in lines] == ["Requires", "improvement to", "be good"]
    assert [b - a for (a, _), (b, _) in zip(lines, lines[1:], strict=False)] == [LINE, LINE]
    assert (lane.points[0].anchor, lane.points[1].anchor) == ("start", "end")


def test_each_subject_has_a_lane_below_the_last():
    first, second = timeline([event(2014), event(2017, "send", lane="SEND"), event(2018)]).lanes
    assert (first.title, second.title) == ("Children", "SEND")
    assert second.top > first.foot


def test_one_inspection_is_no_history():
    assert timeline([]) is None
    assert timeline([event(2014)]) is None


def test_years_are_marked_as_far_as_there_is_room():
    assert [year for _x, year in timeline([event(2011), event(2024)]).ticks] == [
        2012,
        2014,
        2016,
        2018,
        2020,
        2022,
        2024,
    ]
    assert [year for _x, year in timeline([event(2023), event(2024)]).ticks] == [2023, 2024]


EVENTS = st.lists(
    st.builds(
        Event,
        st.dates(),
        st.sampled_from(["Children", "SEND", "Other"]),
        st.lists(st.tuples(st.integers(1, 6), st.integers(2, 6)), max_size=4).map(tuple),
        st.sampled_from(["", "sif", "ilacs"]),
        st.text(max_size=60),
    ),
    max_size=12,
)


@given(EVENTS)
def test_everything_is_inside_the_picture_and_nothing_is_lost(events: list[Event]):
    found = timeline(events)
    if found is None:
        assert len(events) < 2
        return
    points = [point for lane in found.lanes for point in lane.points]
    assert len(points) == len(events)
    assert len(found.ticks) <= 7
    for lane in found.lanes:
        assert 0 <= lane.top < lane.foot < found.axis < found.height
        graded = sum(bool(point.squares) for point in lane.points)
        assert len(lane.runs) + len(lane.breaks) == max(0, graded - 1)
        for point in lane.points:
            assert LEFT <= point.x <= RIGHT
            assert all(lane.foot + y > lane.top for y, _line in point.words)
            assert all(lane.foot + square.y > lane.top for square in point.squares)
            assert all(len(line) <= LONGEST or " " not in line.strip() for _y, line in point.words)
