import pickle
from io import BytesIO
from typing import cast

from charts.frames import DRAWN, FAILED, HEADER, framed
from charts.render import render
from charts.specs import ChartSpec
from charts.worker import serve
from tests.charts.examples import board, row

SMALL = board(row(1, "Анна"))
BROKEN = board(row(1, "Анна", cast("float", None), ""))


def served(*specs: ChartSpec) -> list[bytes]:
    requests = BytesIO(b"".join(framed(pickle.dumps(spec)) for spec in specs))
    replies = BytesIO()
    serve(requests, replies)
    return list(parted(replies.getvalue()))


def parted(stream: bytes) -> list[bytes]:
    if not stream:
        return []
    end = HEADER.size + HEADER.unpack_from(stream)[0]
    return [stream[HEADER.size : end], *parted(stream[end:])]


def test_each_spec_is_answered_with_its_picture_in_order() -> None:
    other = board(row(1, "Игорь"))
    assert served(SMALL, other) == [DRAWN + render(SMALL), DRAWN + render(other)]


def test_a_spec_that_cannot_be_drawn_is_answered_and_the_next_one_drawn() -> None:
    failed, drawn = served(BROKEN, SMALL)
    assert failed.startswith(FAILED)
    assert "TypeError" in failed.decode()
    assert drawn == DRAWN + render(SMALL)
