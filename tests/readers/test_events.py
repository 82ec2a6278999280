"""What the grammar must do, one construction a line; the lexicon's own examples run in tests/lexicon."""

import pytest

import marsad

CASES = [
    # construction, sentence, type, actors, recipients, realis
    ("verb-subject-object", "اتهمت واشنطن طهران بدعم الإرهاب.", "ACCUSE", ["واشنطن"], ["طهران"], "actual"),
    ("subject-verb-object", "قال البيان إن الجيش السوري قصف مدينة حلب.", "ASSAULT", ["الجيش السوري"], ["حلب"], "actual"),
    ("passive by damma", "قُتل ثلاثة جنود أتراك.", "ASSAULT", [], ["ثلاثة جنود أتراك"], "actual"),
    ("passive by lack of a doer", "اعتُقل صحافي تونسي.", "COERCE", [], ["صحافي تونسي"], "actual"),
    ("construct of a verbal noun", "أعلنت زيارة الوزير إلى موسكو.", "CONSULT", ["الوزير"], ["موسكو"], "actual"),
    ("doer and object of a verbal noun", "أدى فرض واشنطن عقوبات على طهران إلى توتر.", "SANCTION", ["واشنطن"], ["طهران"], "actual"),
    ("nationality on the noun", "أدانت بكين الغارات الإسرائيلية على غزة.", "ASSAULT", ["الإسرائيلية"], ["غزة"], "actual"),
    ("relative clause", "انتقد مادورو الذي قطعت كولومبيا العلاقات مع نظامه.", "SANCTION", ["كولومبيا"], ["نظام"], "actual"),
    ("coordination", "قطعت السعودية ومصر والبحرين العلاقات مع قطر.", "SANCTION", ["السعودية", "مصر", "البحرين"], ["قطر"], "actual"),
    ("reciprocal", "التقى وزير الخارجية الروسي نظيره التركي في جنيف.", "CONSULT", ["وزير الخارجية الروسي", "نظيره التركي"], [], "actual"),
    ("light verb", "شنت إسرائيل غارة على دمشق.", "ASSAULT", ["إسرائيل"], ["دمشق"], "actual"),
    ("an accuser names somebody", "نددت تبليسي بالقرار واتهمت روسيا بشراء الأصوات.", "ACCUSE", ["تبليسي"], ["روسيا"], "actual"),
    ("dropped subject", "وصل بوتين إلى بكين ووقع اتفاقا مع الصين.", "SUPPORT", ["بوتين", "الصين"], [], "actual"),
    ("negation", "لم تفرض باريس عقوبات على مالي.", "SANCTION", ["باريس"], ["مالي"], "negated"),
    ("future meeting", "سيلتقي ماكرون المستشار الألماني غدا.", "AGREE", ["ماكرون", "المستشار الألماني"], [], "planned"),
    ("agent named", "تعرضت القافلة لهجوم من قبل مسلحين.", "ASSAULT", ["مسلحين"], ["القافلة"], "actual"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients", "realis"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_construction(
    sentence: str, kind: str, actors: list[str], recipients: list[str], realis: str
) -> None:
    events = [e for e in marsad.read(sentence, published="2020-06-01").events if e.type == kind]
    assert events, "no such event"
    found = [([a.text for a in e.actors], [r.text for r in e.recipients], e.realis) for e in events]
    assert any(
        len(a) == len(actors) and len(r) == len(recipients) and x == realis
        and all(any(w in t or t in w for t in a) for w in actors)
        and all(any(w in t or t in w for t in r) for w in recipients)
        for a, r, x in found
    ), found  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "مارس الرئيس سلطته في مارس الماضي.",
        "رفعت الشركة علم البلاد فوق مبناها.",
        "سجل الفريق هدفا في الدقيقة الأخيرة.",
        "ارتفعت درجات الحرارة في شمال البلاد.",
    ],
)
def test_ordinary_sentences_have_no_event(sentence: str) -> None:
    assert marsad.read(sentence).events == []


def test_a_verb_and_the_noun_it_carries_are_one_event() -> None:
    assert [e.type for e in marsad.read("فرضت واشنطن حزمة عقوبات على طهران.").events] == ["SANCTION"]


def test_who_says_so_is_named() -> None:
    (event,) = [e for e in marsad.read("قالت المعارضة إن الجيش قصف المدينة.").events if e.type == "ASSAULT"]
    assert [p.text for p in event.attribution] == ["المعارضة"]
