"""Where events take place, and that no place is taken for what is only talked about."""

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("قصف الطيران السوري مواقع في حلب.", "ASSAULT", "حلب"),
        ("قصفت الطائرات مدينة تعز أمس.", "ASSAULT", "تعز"),
        ("قتل عشرة مدنيين في قصف للجيش في محافظة إدلب.", "ASSAULT", "محافظة إدلب"),
        ("التقى وزير الخارجية الروسي نظيره التركي في جنيف.", "CONSULT", "جنيف"),
        ("تظاهر الآلاف وسط باريس احتجاجا على القانون.", "PROTEST", "باريس"),
        ("اعتقلت الشرطة ثلاثة متظاهرين أمس الاثنين بمدينة وهران.", "COERCE", "وهران"),
        ("بحث الوزيران الأزمة في سوريا.", "CONSULT", None),
        ("دعا الرئيس الفرنسي إلى وقف القتال في ليبيا.", "REQUEST", None),
        ("أدان وزير الخارجية الهجوم الذي وقع في مقديشو.", "ACCUSE", None),
    ],
)
def test_an_event_is_where_its_own_words_put_it(text: str, kind: str, place: str | None) -> None:
    events = [event for event in marsad.read(text, published="2018-03-06").events if event.type == kind]
    assert events
    assert {event.place.text if event.place else None for event in events} == {place}
    for event in events:
        if event.place:
            assert text[event.place.start : event.place.end] == event.place.text


def test_a_capital_is_the_town_here_and_not_its_government() -> None:
    (event,) = marsad.read("تظاهر الآلاف في القاهرة.").events
    assert event.place is not None
    assert (event.place.text, event.place.entity, event.place.country) == ("القاهرة", None, "EGY")
