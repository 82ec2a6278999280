"""Is it so: each device on its own, and what a denial or a report around a clause may change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import marsad
from marsad.types import Event

CASES = [
    # device, sentence, trigger, realis
    ("lam", "لم تقصف الطائرات مدينة درعا.", "تقصف", "negated"),
    ("lan", "لن تفرض طوكيو عقوبات على جاكرتا.", "تفرض", "negated"),
    ("la", "لا تقصف الطائرات القرى ليلا.", "تقصف", "negated"),
    ("ma", "ما قصفت المدفعية حلب أمس.", "قصفت", "negated"),
    ("limā before a verb of aspect", "أسف الأهالي لما كان يقصف الجيش من بيوت.", "يقصف", "actual"),
    ("relative ma", "أحصى الأهالي ما قصفت المدفعية من بيوت.", "قصفت", "actual"),
    ("laysa", "ليست هناك محادثات بين الرباط والجزائر.", "محادثات", "negated"),
    ("not true that", "ليس صحيحا أن الجيش قصف حلب.", "قصف", "negated"),
    ("still", "لا تزال المدفعية تقصف حلب.", "تقصف", "actual"),
    ("only", "لم يعتقل الأمن إلا صحافيا واحدا.", "يعتقل", "actual"),
    ("adam", "انتقد الوسيط عدم توقيع الاتفاق بين الطرفين.", "توقيع", "negated"),
    ("adam far", "عبر عن عدم رضاه من استقالة الوزير.", "استقالة", "actual"),
    ("duna an", "دون أن يقصف الجيش المدينة، دخلها المقاتلون.", "يقصف", "negated"),
    ("ghayra an is however", "وصل الوفد، غير أن الجيش قصف المدينة.", "قصف", "actual"),
    ("denial of a past", "نفت بغداد أن تكون قواتها قصفت كركوك.", "قصفت", "negated"),
    ("denial of a deed", "نفت بغداد قصف كركوك.", "قصف", "negated"),
    ("denial ends", "نفى أن يكون التقى السفير، لكنه أكد أن الوزير زار عمان.", "زار", "actual"),
    ("denial before", "نفى أن يكون التقى السفير، لكنه أكد أن الوزير زار عمان.", "التقى", "negated"),
    ("not ruled out", "لا تستبعد باريس فرض عقوبات على مالي.", "فرض", "hypothetical"),
    ("prevented", "منعت الشرطة المحتجين من مهاجمة القصر.", "مهاجمة", "negated"),
    ("those kept back are there", "منعت الشرطة المتظاهرين من دخول القصر.", "المتظاهرين", "actual"),
    ("sa", "ستقطع الجزائر علاقاتها مع مدريد.", "تقطع", "planned"),
    ("intends", "تعتزم الجزائر قطع علاقاتها مع مدريد.", "قطع", "planned"),
    ("scheduled", "تستضيف جنيف غدا محادثات بين الطرفين.", "تستضيف", "planned"),
    ("a goal of travel", "وصل المبعوث إلى جنيف لإجراء محادثات مع الطرفين.", "إجراء", "planned"),
    ("laid down", "أقر المجلس اتفاقا يقضي بانسحاب القوات.", "انسحاب", "planned"),
    ("promised that", "تعهدت الحركة بأن تنسحب من الميناء.", "تنسحب", "planned"),
    ("qad with a present", "قد تقطع الجزائر علاقاتها مع مدريد.", "تقطع", "hypothetical"),
    ("qad with a past", "قد قطعت الجزائر علاقاتها مع مدريد.", "قطعت", "actual"),
    ("if", "إذا قصف الجيش المدينة فسيرد المقاتلون.", "قصف", "hypothetical"),
    ("in", "إن هاجمت القوات المدينة فسيرد المقاتلون.", "هاجمت", "hypothetical"),
    ("if and", "إذا قصف الجيش المدينة واعتقل أهلها فسيرد العالم.", "اعتقل", "hypothetical"),
    ("no longer", "لم تعد واشنطن تعترف بسلطة مادورو.", "تعترف", "negated"),
    ("still", "لا يزال الجيش يقصف المدينة.", "يقصف", "actual"),
    ("question", "هل قصف الجيش المدينة؟", "قصف", "hypothetical"),
    ("warned of", "حذر الوسيط من قصف المدينة.", "قصف", "hypothetical"),
    ("alleged", "اتهمت واشنطن طهران بدعم المتمردين.", "دعم", "hypothetical"),
    ("a demand is made", "يجب أن تنسحب القوات من المدينة.", "يجب", "actual"),
    ("what is demanded", "طالب الوسيط بأن تنسحب القوات من المدينة.", "تنسحب", "hypothetical"),
    ("a call of his", "كرر الوسيط دعوته إلى رفع الحصار عن المدينة.", "رفع", "hypothetical"),
    ("his hope", "عبر الوسيط عن أمله في رفع الحصار عن المدينة.", "رفع", "hypothetical"),
    ("a duty", "على الحكومة أن تنسحب من المدينة.", "تنسحب", "hypothetical"),
    ("allowed", "مشروع قانون يتيح اعتقال الصحافيين.", "اعتقال", "hypothetical"),
    ("had been able", "استطاع الجيش اعتقال القائد.", "اعتقال", "actual"),
    ("a participle of its own", "لم يحضر الوزير الجلسة، منددا بقصف المدينة.", "قصف", "actual"),
    ("past inside a plan", "ستبحث القمة تداعيات الهجوم على السفارة.", "الهجوم", "actual"),
    ("past in a relative", "سيزور الوفد القرية التي قصفها الجيش.", "قصف", "actual"),
    ("plan inside a past", "قتل الضابط الذي كان سيوقع الاتفاق.", "يوقع", "planned"),
    ("after", "لن يعود السفير بعد قصف السفارة.", "قصف", "actual"),
    ("deed of a deed", "أثار اهتمام من بيرو ببدء استيراد القمح من فرنسا جدلا.", "استيراد القمح", "hypothetical"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "trigger", "realis"), [c[1:] for c in CASES], ids=[c[0].replace(" ", "-") for c in CASES]
)
def test_device(sentence: str, trigger: str, realis: str) -> None:
    at = sentence.index(trigger)
    events = [e for e in marsad.read(sentence).events if e.trigger.start <= at < e.trigger.end]
    assert events, "no such event"
    nearest = max(events, key=lambda e: e.trigger.start)
    assert nearest.realis == realis, (nearest.type, nearest.trigger.text)


SUBJECTS = ["الجيش السوري", "الجيش العراقي", "الحزب الحاكم في تركيا", "حزب الله", "الرئيس الفرنسي"]
DEEDS = [
    "قصف مدينة حلب", "قتل ثلاثة صحافيين أجانب", "اعتقل زعيم المعارضة", "هاجم السفارة الأميركية",
    "زار العاصمة الأردنية", "التقى وزير الخارجية الروسي", "فرض عقوبات على كوريا الشمالية",
    "قطع العلاقات مع قطر", "أفرج عن الرهائن", "أدان الهجوم", "شن غارة على دمشق",
    "وقع اتفاقا مع اليابان", "انسحب من الاتفاق", "أرسل مساعدات إلى السودان",
]  # fmt: skip
SPEAKERS = ["الوزير", "المتحدث باسم الحكومة", "وزير الدفاع الإيطالي", "مصدر أمني", "مدير المستشفى"]
CLAUSES = st.builds("{} {}".format, st.sampled_from(SUBJECTS), st.sampled_from(DEEDS))


def told(text: str, lead: str) -> list[Event]:
    """The events of the clause that follows `lead`, not those of `lead` itself."""
    return [e for e in marsad.read(f"{lead}{text}.").events if e.trigger.start >= len(lead)]


def but_realis(event: Event, lead: str) -> tuple[object, ...]:
    """All that a frame around a clause must leave alone."""
    shift = len(lead)
    actors = [(p.text, p.country) for p in event.actors]
    recipients = [(p.text, p.country) for p in event.recipients]
    return (event.type, event.mode, event.trigger.start - shift, event.trigger.text, actors, recipients)


@settings(max_examples=60, deadline=None)
@given(clause=CLAUSES, speaker=st.sampled_from(SPEAKERS))
def test_a_denial_turns_what_is_asserted_to_negated_and_nothing_else(clause: str, speaker: str) -> None:
    lead = f"نفى {speaker} أن "
    bare, denied = told(clause, ""), told(clause, lead)
    assert [but_realis(e, lead) for e in denied] == [but_realis(e, "") for e in bare]
    known = {"الهجوم", "الاتفاق"}  # what is named as known stays as it is
    assert all(
        d.realis == ("actual" if d.trigger.text in known else "negated")
        for d, b in zip(denied, bare, strict=True)
        if b.realis == "actual"
    ), [(e.trigger.text, e.realis) for e in denied]


@settings(max_examples=60, deadline=None)
@given(clause=CLAUSES, speaker=st.sampled_from(SPEAKERS))
def test_a_report_changes_no_realis(clause: str, speaker: str) -> None:
    lead = f"قال {speaker} إن "
    bare, said = told(clause, ""), told(clause, lead)
    assert [(but_realis(e, lead), e.realis) for e in said] == [(but_realis(e, ""), e.realis) for e in bare]


@settings(max_examples=40, deadline=None)
@given(first=st.sampled_from(DEEDS), second=st.sampled_from(DEEDS), subject=st.sampled_from(SUBJECTS))
def test_a_denial_ends_where_something_else_is_asserted(first: str, second: str, subject: str) -> None:
    lead = f"نفى الوزير أن {subject} {first}، لكنه أكد أن الجيش التركي "
    assert all(e.realis == "actual" for e in told(second, lead))


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش المدينة " + "وقصف القرية " * 1500,
        "نفى الوزير أن الجيش قصف المدينة " + "وأن الجيش قصف القرية " * 800,
        "لا " * 3000 + "قصف",
        "عدم وجود " * 1500 + "قصف",
    ],
    ids=["joined", "taken-up", "negations", "marks"],
)
def test_long_chains_are_read(text: str) -> None:
    assert marsad.read(text).events is not None
