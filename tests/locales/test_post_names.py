"""What posts are called in ``/bind``."""

import pytest

from handlers.binding import CHAT_POSTS
from locales.post_names import chat_post_named
from locales.texts import LANGUAGES, texts
from sales.posting import KINDS


@pytest.mark.parametrize("kind", CHAT_POSTS)
def test_a_post_of_a_chat_is_known_by_its_id_and_its_name_in_each_language(kind: str) -> None:
    assert chat_post_named(kind) == kind
    for language in LANGUAGES:
        name = texts(language)(f"settings.post.{kind}")
        assert chat_post_named(name) == chat_post_named(f" «{name.upper()}» ") == kind


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(CHAT_POSTS)))
def test_no_other_post_is(kind: str) -> None:
    assert chat_post_named(kind) is None
