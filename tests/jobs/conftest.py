from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.delivery.post_office import PostOffice, opened


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[PostOffice]:
    async with opened(tmp_path) as office:
        yield office
