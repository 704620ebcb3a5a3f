from datetime import UTC, datetime

import pytest

from sales.posting import QuietHours, heard_at

NIGHT, NOON = QuietHours(22 * 60, 8 * 60), QuietHours(13 * 60, 14 * 60)


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour - 3, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "said", "heard"),
    [
        (NIGHT, moscow(19, 23, 30), moscow(20, 8)),
        (NIGHT, moscow(20, 3), moscow(20, 8)),
        (NIGHT, moscow(20, 8), moscow(20, 8)),
        (NIGHT, moscow(19, 21, 59), moscow(19, 21, 59)),
        (NOON, moscow(19, 13, 10), moscow(19, 14)),
        (QuietHours(0, 0), moscow(19, 23), moscow(19, 23)),
    ],
)
def test_what_is_said_in_quiet_hours_is_heard_when_they_end(
    quiet: QuietHours, said: datetime, heard: datetime
) -> None:
    assert heard_at(quiet, said, "Europe/Moscow") == heard
