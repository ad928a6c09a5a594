"""What the templates' own tags make of facts and parts."""

import pytest

from releases.templatetags.release_tags import figure, kind_heading, levels, marks, shapes, spoken, srcset


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("3,100", ("", "3,100", "")),
        ("More than 3,100", ("More than", "3,100", "")),
        ("£2.6 million", ("", "£2.6", "million")),
        ("almost 1 child", ("almost", "1", "child")),
        ("1 in 3", ("", "1 in 3", "")),
        ("a third", ("", "a third", "")),
        ("", ("", "", "")),
    ],
)
def test_the_number_of_a_figure_stands_apart_and_no_word_is_lost(value: str, parts: tuple[str, str, str]) -> None:
    assert tuple(figure(value).values()) == parts
    assert " ".join(filter(None, figure(value).values())) == value


@pytest.mark.parametrize(
    ("position", "size", "shown"),
    [(1, 4, "■■■■"), (2, 4, "■■■□"), (4, 4, "■□□□"), (1, 2, "■■"), (1, 1, ""), (1, 9, ""), (5, 4, ""), (0, 4, "")],
)
def test_better_grades_have_more_filled_squares(position: int, size: int, shown: str) -> None:
    assert shapes(position, size) == shown


def test_what_was_not_graded_has_no_shape() -> None:
    assert marks({"grade": None, "position": None, "scale_size": None}) == ""


SCALE = [{"position": n, "label": label, "definition": ""} for n, label in enumerate(["Good", "Adequate", "Poor"], 1)]


@pytest.mark.parametrize(
    ("headline", "awarded"),
    [
        ([{"position": 2, "grade": "Adequate"}], ["Adequate"]),
        ([], []),
        ([{"position": None, "grade": None}], []),
        # A grade of another scale marks nothing of this one, though its place or its word may be the same.
        ([{"position": 2, "grade": "Met"}, {"position": 1, "grade": "Poor"}], []),
    ],
)
def test_the_level_awarded_is_the_overall_grade_of_this_scale(headline: list, awarded: list[str]) -> None:
    shown = levels({"scale": SCALE, "headline": headline})
    assert [level["label"] for level in shown if level["is_awarded"]] == awarded
    assert [level["marks"] for level in shown] == ["■■■", "■■□", "■□□"]


def test_an_unknown_kind_of_recommendation_is_a_recommendation() -> None:
    assert (kind_heading("improvement"), kind_heading("new")) == ("Areas for improvement", "Recommendations")


def test_the_speaker_is_linked_and_everything_is_escaped() -> None:
    speaker = {"name": "Ann <b>", "slug": "ann"}
    linked = spoken({"speaker": speaker, "lead_in": "Then Ann <b>, Leader & more, said:"})
    assert linked == 'Then <a href="/people/ann/">Ann &lt;b&gt;</a>, Leader &amp; more, said:'
    assert spoken({"speaker": speaker, "lead_in": "She added:"}) == "She added:"


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (300, ["480.jpg 300w"]),
        (480, ["480.jpg 480w"]),
        (1000, ["480.jpg 480w", "960.jpg 960w", "1600.jpg 1000w"]),
        (4000, ["480.jpg 480w", "960.jpg 960w", "1600.jpg 1600w"]),
    ],
)
def test_no_photo_is_enlarged(width: int, widths: list[str]) -> None:
    photo = {"sha256": "a" * 64, "width": width}
    assert srcset(photo, "jpg") == ", ".join(f"/files/photos/{'a' * 64}/{name}" for name in widths)
