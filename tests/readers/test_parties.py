"""Who does it to whom where a sentence offers a wrong party, one construction a line."""

import pytest

import marsad

CASES = [
    # construction, sentence, type, trigger, actors, recipients
    ("the agent of the last deed", "تمكن مواطنون من القبض على اللص قبل اعتقاله من طرف الشرطة.", "COERCE", "القبض على", ["مواطنون"], ["اللص"]),
    ("one is not several", "تمكن مواطنون من القبض على اللص قبل اعتقاله من طرف الشرطة.", "COERCE", "اعتقال", ["الشرطة"], ["اللص"]),
    ("named after the deed", "أعلنت الشرطة السويدية اعتقال منفذ الهجوم على المعبد.", "ASSAULT", "الهجوم", ["منفذ الهجوم"], ["المعبد"]),
    ("whose victims are meant", "زار الملك ضحايا الهجوم في المستشفى.", "ASSAULT", "الهجوم", [], []),
    ("why is no doer", "كشف المدرب سبب إقالة الوزير.", "SANCTION", "إقالة الوزير", [], ["الوزير"]),
    ("a feminine does not qualify a man", "اعتقلت الشرطة منفذ عملية الدهس في مرسيليا.", "COERCE", "اعتقلت", ["الشرطة"], ["منفذ عملية الدهس"]),
    ("complained of, not done", "استنكر حزب العمال إقصاءه من الحوار.", "SANCTION", "إقصاء", [], ["حزب العمال"]),
    ("where they meet", "انتهى أمس اجتماع نظمته الحركة بولاية باجة.", "CONSULT", "اجتماع", ["الحركة"], []),
    ("a palace is where", "جرى لقاء جمع الوزير بالسفير بقصر قرطاج.", "CONSULT", "لقاء", ["الوزير", "السفير"], []),
    ("among those counted", "قتل 12 شخصا بينهم القيادي سالم العمري في غارة أمريكية.", "ASSAULT", "غارة", ["أمريكية"], ["12 شخصا"]),
    ("a description between كان and its verb", "كان شاب هولندي يبلغ من العمر عشرين عاما قد هاجم أمس ركاب حافلة.", "ASSAULT", "هاجم أمس ركاب حافلة", ["شاب هولندي"], ["ركاب حافلة"]),
    ("a relative clause between them", "كان وزير الخارجية الذي يزور عمان حاليا قد التقى الملك الأردني.", "CONSULT", "التقى", ["وزير الخارجية", "الملك الأردني"], []),
    ("a list of things with pronouns", "قالت الوزارة إن الجنود اقتحموا الدير وشرعوا في تفتيش غرفه، ومكاتبه، ومخازنه، وحطموا أبوابه.", "ASSAULT", "حطموا أبوابه", ["الجنود"], ["أبواب"]),
    ("«فيما» opens a clause", "انسحب الحزب من الجلسة فيما دعم البرلمان القرار الفرنسي.", "SUPPORT", "دعم", ["البرلمان"], ["الفرنسي"]),
    ("the nationality of a body", "انتقد الأمين العام لجماعة حزب الله اللبنانية الأمم المتحدة.", "ACCUSE", "انتقد", ["الأمين العام لجماعة حزب الله اللبنانية"], ["الأمم المتحدة"]),
    ("he managed, she does not enable", "أكدت الوزارة ان الجيش تمكن من قتل مسلحين.", "ASSAULT", "قتل", ["الجيش"], ["مسلحين"]),
    ("a minister of two fields", "التقى وزير الدفاع والإنتاج الحربي السفير الإيطالي.", "CONSULT", "التقى", ["وزير الدفاع والإنتاج الحربي", "السفير الإيطالي"], []),
    ("a committee of two fields", "انتقد عضو لجنة الدفاع والأمن القومي سالم العمري الحكومة الأردنية.", "ACCUSE", "انتقد", ["عضو لجنة الدفاع والأمن القومي سالم العمري"], ["الحكومة الأردنية"]),
    ("a man with two callings", "انتقد الصحفي والناشط الحقوقي محمد الخالدي الحكومة الأردنية.", "ACCUSE", "انتقد", ["الصحفي والناشط الحقوقي محمد الخالدي"], ["الحكومة الأردنية"]),
    ("a minister and his army are two", "انتقد وزير الدفاع والجيش الحكومة الأردنية.", "ACCUSE", "انتقد", ["وزير الدفاع", "الجيش"], ["الحكومة الأردنية"]),
    ("those counted own nothing", "لقي خمسة جنود مصرعهم في هجوم شنه مسلحون.", "ASSAULT", "هجوم", ["مسلحون"], ["خمسة جنود"]),
    ("a body's head tells two verbs apart", "تبنى تنظيم داعش الهجوم.", "ASSAULT", "الهجوم", ["تنظيم داعش"], []),
    ("whose shelling, and of what", "أدى قصف للطيران السوري على حلب إلى انهيار مبنى.", "ASSAULT", "قصف", ["طيران السوري"], ["حلب"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind", "trigger", "actors", "recipients"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_parties(sentence: str, kind: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    found = [e for e in marsad.read(sentence).events if e.type == kind and e.trigger.text == trigger]
    assert [([p.text for p in e.actors], [p.text for p in e.recipients]) for e in found] == [
        (actors, recipients)
    ]


def test_what_is_told_besides_is_still_the_sources() -> None:
    (event,) = marsad.read("قال المتحدث إن جنديين أصيبا، فيما تم اعتقال ثلاثة مهربين.").events[-1:]
    assert [p.text for p in event.attribution] == ["المتحدث"]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("ونقلا عن شهود عيان فإن الشرطة النمساوية اعتقلت رجلين.", "شهود عيان"),
        ("وبحسب مراقبين فإن روسيا قصفت مدينة حلب.", "مراقبين"),
        ("وجاء في بيان للوزارة أن الشرطة النمساوية اعتقلت رجلين.", "بيان للوزارة"),
        ("وبين الناطق باسم الوزارة أن الشرطة النمساوية اعتقلت رجلين.", "الناطق باسم الوزارة"),
        ("قال كريس فان هولن إن روسيا قصفت مدينة حلب.", "كريس فان هولن"),
    ],
)
def test_who_vouches(sentence: str, source: str) -> None:
    (event,) = marsad.read(sentence).events
    assert [p.text for p in event.attribution] == [source]
    assert event.actors


def test_fathers_and_house_belong_to_a_known_name() -> None:
    found = marsad.read("زار الشيخ تميم بن حمد بن خليفة آل ثاني كندا.").mentions
    assert [m.text for m in found if m.kind == "person"] == ["تميم بن حمد بن خليفة آل ثاني"]
