import pytest

from helpers.speakers.scripts import coarse


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Лавров", "Lavrov"),
        ("Сергей", "Sergei"),
        ("Сергей", "Sergey"),
        ("Сергей", "Serguei"),
        ("Шойгу", "Shoigu"),
        ("Юрьева", "Yuryeva"),
        ("Юрьева", "Iurieva"),
        ("Хрущёв", "Khrushchev"),
        ("Горбачёв", "Gorbachyov"),
        ("Зеленский", "Zelenskyy"),
        ("Чайковский", "Tchaikovsky"),
        ("Медведев", "Medwedew"),
        ("Путин", "Poutine"),
        ("Гриценко", "Hrytsenko"),
        ("Алексей", "Alexey"),
        ("Мария", "Maria"),
        ("Наталья", "Natalia"),
    ],
)
def test_two_spellings_of_a_name_have_one_key(cyrillic, latin):
    assert coarse(cyrillic) == coarse(latin)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Лавров", "Lavrova"),
        ("Иванов", "Ivanenko"),
        ("Петров", "Pavlov"),
        ("Жуков", "Zuev"),
        ("Шаров", "Zharov"),
        ("Олег", "Olga"),
    ],
)
def test_two_names_have_two_keys(one, other):
    assert coarse(one) != coarse(other)
