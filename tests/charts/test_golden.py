"""Two pictures a chart kind, compared with those in `golden/`.

Each is saved first, under pytest's cache, so that a new or changed one can be looked at and copied.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from charts.render import render
from tests.charts.examples import GOLDEN
from tests.charts.plan_examples import GOLDEN_PLANS

PICTURES = GOLDEN | GOLDEN_PLANS
BASELINES = Path(__file__).parent / "golden"
MEAN_TOLERANCE = 1.0
"""Of 255 levels; another FreeType softens edges otherwise, a moved bar or label is far above."""


def pixels(png: bytes) -> NDArray[np.int16]:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"), dtype=np.int16)


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_looks_as_it_was_approved(name: str, pytestconfig: pytest.Config) -> None:
    assert pytestconfig.cache
    drawn = pytestconfig.cache.mkdir("charts") / f"{name}.png"
    drawn.write_bytes(render(PICTURES[name]))
    baseline = BASELINES / drawn.name
    assert baseline.exists(), f"look at {drawn}; if it is right, copy it to {BASELINES}"
    now, then = pixels(drawn.read_bytes()), pixels(baseline.read_bytes())
    assert now.shape == then.shape, f"compare {drawn} with {baseline}"
    difference = float(np.abs(now - then).mean())
    assert difference <= MEAN_TOLERANCE, f"compare {drawn} with {baseline}"


def test_the_tolerance_notices_one_name_that_changed() -> None:
    from dataclasses import replace

    from charts.specs import LeaderboardSpec

    spec = GOLDEN["leaderboard_ties_and_movement"]
    assert isinstance(spec, LeaderboardSpec)
    other = replace(spec, rows=(replace(spec.rows[0], name="Пётр"), *spec.rows[1:]))
    difference = np.abs(pixels(render(spec)) - pixels(render(other))).mean()
    assert difference > MEAN_TOLERANCE
