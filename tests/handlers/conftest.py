"""The world, for every test of a conversation."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.world import World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with World.running(tmp_path) as world:
        yield world
