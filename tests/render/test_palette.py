"""The palette: contrast computed, not looked at (WCAG 2.2: 1.4.3 text, 1.4.11 what is not text)."""

import itertools

import pytest

from respon.render import palette
from respon.render.palette import BASE, COMMUNITIES, DARK, LIGHT, PRINT, contrast, luminance, role_of
from respon.role import RASCI, ROLES

TEXT_RATIO, SHAPE_RATIO = 4.5, 3.0


def test_contrast_is_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#aabbcc", "#aabbcc") == 1


@pytest.mark.parametrize("shades", [LIGHT, DARK, PRINT])
def test_every_role_is_read_on_its_ground(shades: dict[str, palette.Shade]) -> None:
    assert list(shades) == list(ROLES)
    assert min(contrast(*shade) for shade in shades.values()) >= TEXT_RATIO


@pytest.mark.parametrize(("shades", "around"), [(LIGHT, "#ffffff"), (DARK, "#000000"), (PRINT, "#ffffff")])
def test_without_colour_the_lead_stands_out_most(shades: dict[str, palette.Shade], around: str) -> None:
    ratios = [contrast(shade.ground, around) for shade in shades.values()]
    assert ratios == sorted(ratios, reverse=True)
    assert len(set(ratios)) == len(ratios)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_letters_and_lines(theme: str) -> None:
    base = BASE[theme]
    for name, ratio in (("ink", TEXT_RATIO), ("quiet", TEXT_RATIO), ("edge", SHAPE_RATIO)):
        assert contrast(base[name], base["paper"]) >= ratio, name
    assert min(contrast(base["ink"], ground) for ground in COMMUNITIES[theme]) >= TEXT_RATIO
    assert all(a != b for a, b in itertools.pairwise(COMMUNITIES[theme]))
    assert luminance(base["paper"]) > 0.9 or luminance(base["paper"]) < 0.05


def test_a_cells_role_is_that_of_its_first_letter() -> None:
    for role in ROLES:
        assert role_of(RASCI[role]) == role_of(RASCI[role] + "*") == role_of(RASCI[role] + "+S") == role
    assert role_of("") is None
