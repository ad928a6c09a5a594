"""One stylesheet in the newsroom's colours, readable in both schemes, kept for ever at its own address."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from releases.colours import readable
from releases.contrast import ratio
from releases.models import Newsroom
from releases.stylesheet import DARK_SURFACE, LIGHT_SURFACE, stylesheet, stylesheet_url, tokens

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def shades(brand: str, link: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", tokens(brand, link)))


@given(COLOURS, COLOURS)
def test_whatever_the_council_chooses_can_be_read(brand: str, link: str) -> None:
    made = shades(brand, link)
    assert ratio(made["brand"], LIGHT_SURFACE) >= 7
    assert ratio(made["link"], LIGHT_SURFACE) >= 4.5
    assert ratio(made["brand-light"], DARK_SURFACE) >= 7
    assert ratio(made["link-light"], DARK_SURFACE) >= 4.5
    assert ratio(made["brand-deep"], "#ffffff") >= 7


def test_colours_that_are_dark_enough_are_left_alone() -> None:
    newsroom = Newsroom()
    made = shades(newsroom.brand_colour, newsroom.link_colour)
    assert (made["brand"], made["brand-deep"], made["link"]) == ("#1f4e5f", "#1f4e5f", "#0b5c8a")


@given(COLOURS, COLOURS, st.floats(min_value=1, max_value=4.5))
def test_a_readable_shade_is_found_on_any_ground(colour: str, ground: str, least: float) -> None:
    assert ratio(readable(colour, on=ground, least=least), ground) >= least


def test_out_of_reach_gives_the_best_there_is() -> None:
    assert readable("#777777", on="#777777", least=21) == "#000000"


def test_the_surfaces_are_those_of_the_file() -> None:
    css = stylesheet(Newsroom())
    assert css.count(f"--panel: {LIGHT_SURFACE};") == 1
    assert css.count(f"--panel: {DARK_SURFACE};") == 1


def test_comments_stay_at_home_and_nothing_comes_from_elsewhere() -> None:
    css = stylesheet(Newsroom())
    assert "/*" not in css
    assert "url(" not in css
    assert "@import" not in css
    assert css.count("{") == css.count("}")


@pytest.mark.django_db
def test_pages_name_it_and_it_may_be_kept_for_ever(client: Client) -> None:
    address = re.search(rb'rel="stylesheet" href="([^"]+)"', client.get("/").content)
    assert address
    response = client.get(address[1].decode())
    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--brand:#1f4e5f" in response.content.decode()


@pytest.mark.django_db
def test_another_colour_is_another_address_and_the_old_one_still_answers(client: Client) -> None:
    newsroom = Newsroom.objects.create()
    before = stylesheet_url(newsroom)
    newsroom.brand_colour = "#5b1a1a"
    newsroom.save()
    assert stylesheet_url(newsroom) != before
    old = client.get(before)
    assert "--brand:#5b1a1a" in old.content.decode()
    assert old["Cache-Control"] == "no-cache"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)(stylesheet_url(Newsroom())).status_code == 405
