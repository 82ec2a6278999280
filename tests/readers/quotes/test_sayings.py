"""Quotes: who says what, directly or not, across sentences, and what is no quote."""

import time

import pytest

import marsad
from marsad.types import Quote


def quotes(text: str) -> list[Quote]:
    return marsad.read(text).quotes


def told(text: str) -> list[tuple[str, str, bool]]:
    """Speaker, content and directness of every quote."""
    return [(q.speaker.text if q.speaker else "", q.text, q.direct) for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير إن الطريق مفتوح.", ("الوزير", "الطريق مفتوح", False)),
        ('قال الوزير: "الطريق مفتوح".', ("الوزير", "الطريق مفتوح", True)),
        ("«لن نقبل الإملاءات»، قال الوزير.", ("الوزير", "لن نقبل الإملاءات", True)),
        ("انفجرت عبوة، بحسب وكالة رويترز.", ("وكالة رويترز", "انفجرت عبوة", False)),
        ("وبحسب وكالة رويترز، فإن عبوة انفجرت.", ("وكالة رويترز", "عبوة انفجرت", False)),
        ("التقى الوزيران، على ما أعلنت الخارجية.", ("الخارجية", "التقى الوزيران", False)),
        ("نفى الوزير وقوع انفجار في المصنع.", ("الوزير", "وقوع انفجار في المصنع", False)),
        ("دعا الوزير إلى وقف القتال.", ("الوزير", "وقف القتال", False)),
        ("قال مسؤول حكومي رفض الكشف عن اسمه إن القمة ألغيت.", ("مسؤول حكومي", "القمة ألغيت", False)),
        ("تعهد ترامب بأن الجدار سيبنى.", ("ترامب", "الجدار سيبنى", False)),
        ("قال مسؤول، اشترط ألا يذكر اسمه، إن القمة ألغيت.", ("مسؤول", "القمة ألغيت", False)),
        ("قال المسؤول، الذي اشترط ألا يذكر اسمه، إن القمة ألغيت.", ("المسؤول", "القمة ألغيت", False)),
        ("وحسب معطيات أوردتها وزارة الصحة فإن عبوة انفجرت.", ("وزارة الصحة", "عبوة انفجرت", False)),
        ("قال الوزير إن الطريق مفتوح، وهو ما شكك فيه النواب.", ("الوزير", "الطريق مفتوح", False)),
        ("عبر الوزير عن عدم ثقته في الوسيط.", ("الوزير", "عدم ثقته في الوسيط", False)),
        ("وزير الخارجية الإيراني: لن نقبل الإملاءات", ("وزير الخارجية الإيراني", "لن نقبل الإملاءات", True)),
        ('قالت صحيفة "النهار" إن الحكومة سقطت.', ('صحيفة "النهار"', "الحكومة سقطت", False)),
    ],
)
def test_quote_with_its_speaker(text: str, expected: tuple[str, str, bool]) -> None:
    assert told(text) == [expected]


def test_last_speaker_goes_on_in_the_next_sentence() -> None:
    text = "قال الوزير إن الطريق مفتوح. وأضاف أن القافلة وصلت، مشيرا إلى أن المعبر آمن."
    assert told(text) == [
        ("الوزير", "الطريق مفتوح", False),
        ("الوزير", "القافلة وصلت", False),
        ("الوزير", "المعبر آمن", False),
    ]


def test_own_words_inside_reported_speech_are_quoted_too() -> None:
    text = 'قال النائب إن الحكومة "تدير ظهرها للفقراء" منذ سنوات.'
    assert ("النائب", "تدير ظهرها للفقراء", True) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد معرض «كتاب وطريق» أمس.",
        "بغداد: انتهت أمس أعمال المعرض",
        "سالم حمدان: عضو سابق في الفريق",
        "لم يقل الوزير شيئا.",
        "يذكر أن المدينة شهدت زلزالا.",
        "تعتبر المدينة مركزا لصناعة السفن.",
        "سيعلن الرئيس غدا أسماء الوزراء.",
        "وصل الوزير بعد أن غادر الوفد.",
    ],
)
def test_titles_denials_and_passives_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize("hearer", ["", "له ", "لها ", "لي ", "لهم "])
def test_whom_it_is_told_changes_nothing(hearer: str) -> None:
    assert ("الجنود", "الطريق ملغوم", False) in told(f"وقال الوزير إن الجنود قالوا {hearer}إن الطريق ملغوم.")


@pytest.mark.parametrize("turn", ["في حين", "فيما", "بينما"])
def test_report_ends_where_the_narrator_turns_to_another(turn: str) -> None:
    text = f"وأعلن الوزير أن فرنسا ستغادر المنطقة، {turn} انتقد الرئيس الروسي واشنطن."
    assert told(text) == [("الوزير", "فرنسا ستغادر المنطقة", False)]
    (accusation,) = [e for e in marsad.read(text).events if e.type == "ACCUSE"]
    assert not accusation.attribution


def test_attribution_is_outermost_first() -> None:
    text = "ذكرت صحيفة نيويورك تايمز أن مسؤولين قالوا إن واشنطن فرضت عقوبات على إيران."
    event = next(e for e in marsad.read(text).events if e.type == "SANCTION")
    assert [p.text for p in event.attribution] == ["صحيفة نيويورك تايمز", "مسؤولين"]


def test_wrapping_adds_the_speaker_and_nothing_else() -> None:
    plain = marsad.read("فرضت واشنطن عقوبات على طهران.").events
    said = marsad.read("قال الوزير إن واشنطن فرضت عقوبات على طهران.").events
    assert [(e.type, e.realis) for e in said] == [(e.type, e.realis) for e in plain]
    assert [[p.text for p in e.attribution] for e in plain] == [[]]
    assert [[p.text for p in e.attribution] for e in said] == [["الوزير"]]


def test_relayed_words_name_who_relays_and_who_says() -> None:
    text = "نقلت وكالة رويترز عن وزير الدفاع قوله إن الجيش قصف القرية."
    event = next(e for e in marsad.read(text).events if e.type == "ASSAULT")
    assert [p.text for p in event.attribution] == ["وكالة رويترز", "وزير الدفاع"]


@pytest.mark.parametrize(
    "text",
    [
        'قال "' * 800,
        "«" * 900 + "قال الوزير" + "»" * 900,
        'قال الوزير «إن "السلام" قريب” وأضاف “أن ' * 200,
        'قال الوزير: "' + "لن نقبل بهذه الشروط أبدا. " * 900 + '" وأضاف أن الأمر انتهى.',
        "قال الوزير إن " * 1000 + "الحرب انتهت.",
        "بحسب الوكالة " * 500,
    ],
)
def test_bad_marks_and_depth_are_read_in_time(text: str) -> None:
    marsad.read("قال الوزير إن الطريق مفتوح.")  # the knowledge is loaded before the clock runs
    began = time.process_time()
    found = quotes(text)
    assert time.process_time() - began < 10
    for quote in found:
        assert quote.text == text[quote.start : quote.end]
        assert quote.speaker is not None
        assert quote.speaker.text == text[quote.speaker.start : quote.speaker.end]


def test_long_quotation_is_one_quote() -> None:
    said = "لن نقبل بهذه الشروط أبدا. " * 900
    found = quotes(f'قال الوزير: "{said}" وأضاف أن الأمر انتهى.')
    assert [q.direct for q in found] == [True, False]
    assert len(found[0].text) > 20_000


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("سقط القتلى كما أفاد مراسل الوكالة.", "مراسل الوكالة", "سقط القتلى"),
        ("اكتفى المدير بالقول إن المصنع سليم.", "المدير", "المصنع سليم"),
        ("كان الوزير مقتنعا بأن الجيش قوي.", "الوزير", "الجيش قوي"),
        ("قال النائب إن القرار باطل على اعتبار أنه متأخر.", "النائب", "القرار باطل على اعتبار أنه متأخر"),
        ("دعا الوزير إلى ضرورة عدم التدخل.", "الوزير", "ضرورة عدم التدخل"),
    ],
)
def test_less_common_ways_of_saying(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content, False)]


def test_what_the_verb_takes_up_is_not_said_again() -> None:
    assert quotes("نشرت النتائج التي أعلنت عنها الهيئة المستقلة للانتخابات.") == []


def test_going_on_with_whom_the_newspaper_quoted() -> None:
    text = "ذكرت الصحيفة أن الوزير قال إن الطريق مفتوح. وأضاف أن المعبر آمن."
    assert ("الوزير", "المعبر آمن", False) in told(text)


def test_what_a_report_takes_as_known_stands_on_nobodys_word() -> None:
    text = "قال مصدر إن القضاء حقق في صلتهم بالهجوم الذي شنه مسلحون على العاصمة."
    attacks = [e for e in marsad.read(text).events if e.trigger.text == "الهجوم"]
    assert all(not e.attribution for e in attacks)
