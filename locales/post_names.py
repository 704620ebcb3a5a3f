"""A kind of post that comes to chats, by what it may be called in both languages."""

_NAMES = {
    "board": "board, board of the day, доска, доску, доска дня, доску дня",
    "week": "week, week results, results of the week, неделя, неделю, недели, итоги, итоги недели",
    "plans": "plans, plans so far, планы, планов, выполнение, выполнение планов",
    "celebration": "celebration, celebrations, victories, team victories, победы, победы команды",
}
_KINDS = {name.strip(): kind for kind, names in _NAMES.items() for name in names.split(",")}
_QUOTES = str.maketrans("", "", '«»"“”<>[]')


def chat_post_named(said: str) -> str | None:
    """«Доска дня» → board; None where no post that comes to chats is called so."""
    return _KINDS.get(" ".join(said.translate(_QUOTES).casefold().split()))
