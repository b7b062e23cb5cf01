"""How letters address people."""

import pytest

from i18n.salutations import Gender, Person, gender_of, honorific, salutation

ANNA = Person("Anna Müller", "Anna", "Müller", "f")
ALEX = Person("Alex Müller", "Alex", "Müller")
NOBODY = Person()


@pytest.mark.parametrize(
    ("person", "tag", "expected"),
    [
        (ANNA, "de", "Sehr geehrte Frau Müller"),
        (ALEX, "de-AT", "Guten Tag Alex Müller"),
        (NOBODY, "de", "Sehr geehrte Damen und Herren"),
        (Person("", "Karl", "Weber", "m", "Dr."), "de", "Sehr geehrter Herr Dr. Weber"),
        (Person("", "Karl", "Weber", None, "Herr"), "de", "Sehr geehrter Herr Weber"),
        (Person("", "John", "Smith", "m"), "en", "Dear Mr. Smith"),
        (ALEX, "en-GB", "Dear Alex Müller"),
        (NOBODY, "en", "Dear Sir or Madam"),
        (Person("", "Sam", "Lee", None, "Dr."), "en", "Dear Dr. Lee"),
        (ANNA, "fr", "Madame"),
        (ALEX, "fr", "Madame, Monsieur"),
        (Person("", "Luis", "García López", "m", "Ing."), "es", "Estimado Sr. Ing. García López"),
        (ALEX, "es-MX", "Estimado/a Alex Müller"),
        (NOBODY, "es", "Estimados señores"),
        (Person("", "Paula", "Silva", "f"), "pt-BR", "Prezada Sra. Silva"),
        (Person("", "Paula", "Silva", "f"), "pt-PT", "Exma. Sra. Silva"),
        (Person("", "Иван Петрович", "Смирнов"), "ru", "Уважаемый Иван Петрович"),
        (Person("", "Анна Ивановна", "Смирнова"), "ru", "Уважаемая Анна Ивановна"),
        (NOBODY, "ru", "Уважаемые коллеги"),
        (Person("", "小明", "王", "m"), "zh-CN", "尊敬的王先生"),
        (Person("", "小明", "王"), "zh-Hans", "王小明，您好"),
        (NOBODY, "zh", "尊敬的客户"),
        (Person("", "小明", "王", "f"), "zh-TW", "王女士 您好"),
        (Person("田中", "", "田中"), "ja", "田中様"),
        (Person("田中", None, "田中"), "ja", "田中様"),
        (NOBODY, "ja", "ご担当者様"),
        (Person("", "민수", "김"), "ko", "김민수 님"),
        (Person("", "أحمد", "حسن", "m"), "ar", "السيد أحمد المحترم"),
        (Person("", "فاطمة", "حسن", "f"), "ar-EG", "السيدة فاطمة المحترمة"),
        (NOBODY, "ar", "السادة المحترمون"),
        (Person("", "Ayşe", "Yılmaz"), "tr", "Sayın Ayşe Yılmaz"),
        (Person("", "Jan", "Kowalski", "m"), "pl", "Szanowny Panie"),
        (Person("", "Anna", "Nagy"), "hu", "Tisztelt Nagy Anna"),
        (Person("Suharto"), "id", "Yth. Suharto"),
        (ALEX, "sw", "Dear Alex Müller"),
        (Person("Suharto", None, None, "m"), "en", "Dear Suharto"),
        (Person("A", "Anna", "Müller", "f", None, {"de": "Liebe Anna"}), "de-CH", "Liebe Anna"),
        (Person("", "Alex", "Müller", None, "Dr."), "de", "Guten Tag Dr. Alex Müller"),
        (Person("", "Franz", "Huber", None, "Herr Mag."), "de-AT", "Sehr geehrter Herr Mag. Huber"),
        (Person("", "Anna", "Rossi", None, "Dott.ssa"), "it", "Gentile Dott.ssa Rossi"),
        (Person("", "Pieter", "de Vries", "m"), "nl", "Geachte heer De Vries"),
        (Person("", "小明", "王", None, "经理"), "zh-CN", "尊敬的王经理"),
        (Person("", "小明", "王", "m", "總經理"), "zh-TW", "王總經理 您好"),
        (Person("", "小红", "李", None, "女士"), "zh-CN", "尊敬的李女士"),
        (Person("", "太郎", "田中", None, "部長"), "ja", "田中部長"),
        (Person("", "민수", "김", None, "부장"), "ko", "김민수 부장님"),
        (Person("", "민수", "김", None, "씨"), "ko", "김민수 님"),
        (Person("", "أحمد", "حسن", "m", "م."), "ar", "المهندس أحمد المحترم"),
        (Person("", "ليلى", "حسن", "f", "Dr."), "ar", "الدكتورة ليلى المحترمة"),
        (Person("", "ليلى", "حسن", None, "Dr."), "ar", "تحية طيبة، ليلى حسن"),
        (Person("Смирнов Иван Петрович"), "ru", "Уважаемый Иван Петрович"),
        (Person("Анна Ильинична Смирнова"), "ru", "Уважаемая Анна Ильинична"),
        (Person("", "Мамед Али-оглы", "Гусейнов"), "ru", "Уважаемый Мамед Али-оглы"),
        (Person("", "Ivan Petrovich", "Smirnov"), "ru", "Здравствуйте, Ivan Petrovich Smirnov"),
        (Person("", "Оксана Іванівна", "Шевченко"), "uk", "Шановна пані Шевченко"),
        (Person("", "An", "Nguyễn Văn", "m"), "vi", "Kính gửi ông Nguyễn Văn An"),
        (Person("", "Ayşe", "Yılmaz", None, "Dr."), "tr", "Sayın Dr. Ayşe Yılmaz"),
        (Person("", "Ana", "Horvat", "f"), "hr", "Poštovana gospođo Horvat"),
        (Person("", "Ana", "Horvat", "f"), "sr-Latn", "Poštovana gospođo Horvat"),
        (Person("", "Мария", "Петрова", "f"), "bg", "Уважаема г-жо Петрова"),
    ],
)
def test_salutations(person: Person, tag: str, expected: str) -> None:
    assert salutation(person, tag) == expected


@pytest.mark.parametrize(
    ("person", "tag", "expected"),
    [
        (Person("", "Anna", "Müller", "f", "Dr."), "de", "Frau Dr. Müller"),
        (ALEX, "de", "Alex Müller"),
        (Person("", "小明", "王", "m"), "zh", "王先生"),
        (Person("", "Ayşe", "Yılmaz", "f"), "tr", "Ayşe Hanım"),
        (Person("", "太郎", "田中"), "ja", "田中様"),
        (Person("", "Sam", "Lee", "m", "Dr."), "en", "Dr. Lee"),
        (Person("", "Somchai", "Dee"), "th", "คุณSomchai"),
        (NOBODY, "en", ""),
        (Person("", "小明", "王", None, "工程师"), "zh", "王工程师"),
        (Person("", "민수", "김", None, "과장님"), "ko", "김민수 과장님"),
    ],
)
def test_honorifics(person: Person, tag: str, expected: str) -> None:
    assert honorific(person, tag) == expected


@pytest.mark.parametrize(
    ("person", "gender"),
    [
        (Person("Maria Schmidt", "Maria", "Schmidt"), None),
        (Person("", "Maria", "Schmidt", None, "Frau Dr."), "f"),
        (Person("", "小明", "王", None, "先生"), "m"),
        (Person("", "Андрей Юрьевич", "К"), "m"),
        (Person("", "Фома Лукич", "К"), "m"),
        (Person("", "Айгуль Нурлан кызы", "К"), "f"),
        (Person("", "Nikola", "Petrović"), None),
    ],
)
def test_gender_is_said_and_never_guessed_from_a_first_name(person: Person, gender: Gender | None) -> None:
    assert gender_of(person) == gender
