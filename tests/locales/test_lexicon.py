"""The words of quick entries: what a slip is taken for, and what no slip is seen in."""

from pathlib import Path
from re import findall
from string import Formatter

import pytest

import sales
from locales.lexicon import closest, load_lexicon
from locales.texts import LANGUAGES, catalogue
from sales.entries import Origin, Outcome
from sales.words import Kind

SLIPS = {
    "calls": "звонкрв звоков звонкв звноки звнок звоноков callls clals",
    "meetings": "встерчи встречь стреча встрчеа встечи meetng meetngs",
    "presentations": "презинтация призентации презентацыя презентацй прзентация presentaton",
    "proposals": "предлжение предложние коммерчиское propsal proposl",
    "conversations": "переписак перписки перписка converstion",
    "emails": "писмо писма письмл emials",
    "won": "продажв продожа сделкт оплатта",
    "no_answer": "недазвон недзвон",
    "call_back": "перезвнить",
    "marketing": "маркетнг маркентинг",
    "0": "сегодн сгодня сегодя понидельник понедельнк",
    "-1": "вчра вчераа вчерв yestrday yesteday",
    "-2": "позовчера позвчера",
    "3": "четверк",
    "5": "субота",
    "11": "нояюря",
}

REAL_WORDS = """
слон слона слоны слово слова стол столы кот коты дом дома лес леса мост вода небо звезда звено звери
звук звуки звание зверь зонт завод завода заводы закон законы запрос запросы заявка заявки задача
клиент-банк директор бухгалтер менеджер команда проект проекты товар товары склад скидка скидки
цена цены прайс заказ заказы поставка поставки доставка доставки отгрузка возражение возражения
среди среда-прим вечера вечер вечеру вечерний завтрак завтраки обед ужин отпуск больничный планерка
совещание созвон созвонимся встань встаю встал встать встретил встретили встретимся встречаемся
звони звоните звонит позвони позвоните перезвони перезвоните ответь ответьте отметил отвезли отчету
отчеты отдел отдела отделы советы привет ответственный интерьер интернет интерфейс интенсив
предположение продолжение приложение положение предприятие представление преподавание применение
письменно письменный написать пишу писать переписал перепиши перевод переводы перевозка
продам продать продает продажник продукт продукты проданный сделай сделаю делаем делка
оплатить оплати оплачен оплачено базар базис бизнес маркетолог март-апрель минус минимум
новость новости новичок новое-старое первой-второй семья семья-дети восьмой пятно
чашка часть части частый честно чайка счет счета счетов расчет договоры договорились
cells calms caller calling melting greeting meaning meeting-room presents present preset purpose
propose prepare process chart charts cheat chase scale scales dealer dealing seal meal mail-order
"""


@pytest.mark.parametrize(
    ("slip", "value"), [(slip, value) for value, slips in SLIPS.items() for slip in slips.split()]
)
def test_a_slip_is_taken_for_the_word_it_is_near_to(slip: str, value: str) -> None:
    meanings = load_lexicon().meanings
    word = slip if slip in meanings else closest(slip)
    assert word is not None
    assert str(meanings[word].value) == value


@pytest.mark.parametrize("word", REAL_WORDS.split())
def test_a_real_word_is_not_taken_for_another(word: str) -> None:
    meaning = load_lexicon().meanings.get(word)
    assert closest(word) is None if meaning is None else meaning.kind in _HARMLESS


_HARMLESS = {Kind.STRANGER, Kind.FILLER, Kind.COURTESY}


@pytest.mark.parametrize("word", ["", "я", "ак", "\ud800", "ы" * 4000, "звонки" * 700, "🙂🙂🙂🙂"])
def test_nothing_is_guessed_from_what_is_no_word(word: str) -> None:
    assert closest(word) is None


def test_the_words_are_folded_as_typed_words_are() -> None:
    for word in load_lexicon().meanings:
        assert word == " ".join(word.lower().replace("ё", "е").split())
        assert word


def test_every_outcome_and_origin_can_be_said_in_both_alphabets() -> None:
    values = {str(value) for value in [*Outcome, *Origin]}
    for first, last in (("а", "я"), ("a", "z")):
        said = {
            str(meaning.value)
            for word, meaning in load_lexicon().meanings.items()
            if meaning.kind in {Kind.OUTCOME, Kind.ORIGIN} and first <= word[0] <= last
        }
        assert said == values


def test_every_refusal_and_question_of_the_domain_has_its_text() -> None:
    files = Path(sales.__path__[0]).glob("*.py")
    keys = {
        key for file in files for key in findall(r'"((?:refusal|question)\.\w+)"', file.read_text())
    }
    assert len(keys) > 30
    for language in LANGUAGES:
        assert keys <= {message.id for message in catalogue(language)}


def test_both_languages_say_the_same_refusals_with_the_same_placeholders() -> None:
    russian, english = (
        {
            str(message.id): {
                name for _, name, _, _ in Formatter().parse(str(message.string)) if name
            }
            for message in catalogue(language)
            if str(message.id).startswith(("refusal.", "question."))
        }
        for language in ("ru", "en")
    )
    assert russian == english
