from io import BytesIO

import pytest
from PIL import Image

from sandbox import images


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("GIF", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
    ],
)
def test_width_and_height_are_read_from_the_first_bytes(
    kind: str, options: dict[str, bool]
) -> None:
    file = BytesIO()
    Image.new("RGB", (123, 45), "red").save(file, kind, **options)
    assert images.size(file.getvalue()) == (123, 45)


@pytest.mark.parametrize("content", [b"", b"text", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"])
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert images.size(content) is None
