from datetime import UTC, datetime
from pathlib import Path

import pytest

from sandbox.clock import Clock


def test_the_clock_runs_with_real_time_plus_its_offset() -> None:
    clock = Clock(real=lambda: 1_000.0)
    clock.advance(60)
    assert clock.now() == 1_060.0


def test_the_clock_can_be_moved_to_a_moment() -> None:
    clock = Clock(real=lambda: 1_000.0)
    moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
    clock.move_to(moment)
    assert clock.now() == moment.timestamp()


def test_the_clock_never_goes_back() -> None:
    clock = Clock(real=lambda: 1_000.0)
    with pytest.raises(ValueError, match="forward"):
        clock.advance(-1)
    with pytest.raises(ValueError, match="forward"):
        clock.move_to(datetime(1970, 1, 1, tzinfo=UTC))


def test_another_process_reads_the_offset_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = Clock(file, real=lambda: 1_000.0)
    assert float(file.read_text()) == 0.0
    clock.advance(3600.5)
    assert float(file.read_text()) == 3600.5
    assert [path.name for path in tmp_path.iterdir()] == ["clock"]


def test_the_clock_may_start_in_the_past_and_goes_forward_from_there(tmp_path: Path) -> None:
    start = datetime(2026, 11, 20, tzinfo=UTC)
    clock = Clock(tmp_path / "clock", lambda: start.timestamp() + 3600, start)
    assert clock.now() == start.timestamp()
    assert float((tmp_path / "clock").read_text()) == -3600
    clock.advance(60)
    assert clock.now() == start.timestamp() + 60
