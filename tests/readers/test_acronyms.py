"""A short name in brackets names the same for the rest of the article."""

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "short", "entity"),
    [
        (
            "قالت المفوضية السامية للأمم المتحدة لشؤون اللاجئين (UNHCR) إن العدد ارتفع. وحذرت UNHCR من الأزمة.",
            "UNHCR",
            "org:unhcr",
        ),
        ("أعلن حزب العمال الكردستاني (بككي) الهدنة. وقال بككي إنه ملتزم.", "بككي", "group:pkk"),
    ],
)
def test_a_short_name_in_brackets(text: str, short: str, entity: str) -> None:
    reading = marsad.read(text)
    assert [m.entity for m in reading.mentions if m.text == short] == [entity, entity]
    assert any(p.entity == entity for q in reading.quotes if q.start > 60 and (p := q.speaker)) or any(
        p.entity == entity for e in reading.events for p in e.actors if p.text == short
    )


@pytest.mark.parametrize("aside", ["سابقا", "أمس", "وسط العاصمة", "2019"])
def test_other_asides_in_brackets_are_no_names(aside: str) -> None:
    reading = marsad.read(f"قصفت روسيا ({aside}) مدينة حلب. وقالت الأمم المتحدة إن {aside} شهد هدوءا.")
    assert all(m.text != aside or m.entity != "RUS" for m in reading.mentions)
