"""Claims: closed values, the right sides in the right order, what is remembered, and what is left alone."""

import re

import pytest

import marsad
from marsad.dimensions import dimensions
from marsad.lexicon.cache import lexicon
from marsad.types import Claim

VALUES = {
    "diplomatic_relations": "established downgraded severed restored strained improving",
    "recognition": "recognised refused withdrawn",
    "sanctions": "proposed in_force under_review eased lifted",
    "oil_trade": "ongoing reduced banned sought resumed",
    "energy_project": "offered planned ongoing completed cancelled",
    "arms_supply": "sought agreed delivered suspended",
    "credit": "offered granted suspended repaid",
    "military_exercise": "planned ongoing held cancelled",
    "deployment": "announced under_way in_place withdrawn",
    "agreement": "proposed signed in_force suspended ended",
    "negotiation": "proposed open suspended resumed concluded refused",
    "detention": "held released raised",
    "war": "threatened ongoing ceasefire ended",
    "stance": "supports opposes accuses warns neutral",
}
"""The closed lists of the contract."""

Core = tuple[str, str, str, str | None]


def claims(text: str, published: str = "2022-03-08") -> list[Claim]:
    return marsad.read(text, published=published).claims


def core(text: str) -> list[Core]:
    return [(c.dimension, c.value, c.subject, c.object) for c in claims(text)]


def test_the_values_are_those_of_the_contract() -> None:
    found = {d.id: set(d.strand_of) for d in dimensions().values()}
    assert found == {dimension: set(values.split()) for dimension, values in VALUES.items()}


def test_every_dimension_has_rules() -> None:
    assert {rule.dimension for rule in lexicon().claims} == VALUES.keys()


CORES: list[tuple[str, Core]] = [
    ("اشترت بولندا دبابات من كوريا الجنوبية.", ("arms_supply", "agreed", "KOR", "POL")),
    ("حظرت الولايات المتحدة استيراد النفط من إيران.", ("oil_trade", "banned", "IRN", "USA")),
    ("منحت الصين باكستان قرضا قيمته مليار دولار.", ("credit", "granted", "CHN", "PAK")),
    ("اعتقلت السلطات الإيرانية ثلاثة فرنسيين.", ("detention", "held", "IRN", "FRA")),
    ("عزل الغرب روسيا بسبب غزوها لأوكرانيا.", ("war", "ongoing", "RUS", "UKR")),
    ("تمتد العقوبات المفروضة على كوبا.", ("sanctions", "in_force", "unknown", "CUB")),
    ("لم تعترف المكسيك بخوان غوايدو.", ("recognition", "refused", "MEX", "person:juan-guaido")),
]


@pytest.mark.parametrize(("text", "expected"), CORES)
def test_sides_stand_in_the_order_of_the_contract(text: str, expected: Core) -> None:
    assert expected in core(text)


def test_many_doers_make_a_claim_each() -> None:
    found = core("قطعت السعودية ومصر والبحرين علاقاتها مع قطر.")
    assert {c[2] for c in found} == {"SAU", "EGY", "BHR"}
    assert {c[3] for c in found} == {"QAT"}


def test_a_pronoun_takes_up_whom_the_last_claim_was_about() -> None:
    found = claims("اعترفت كندا بزعيم المعارضة خوان غوايدو. وقد اعترفت به خمسون دولة أخرى.")
    assert (found[1].subject, found[1].object, found[1].detail["count"]) == (
        "unknown",
        "person:juan-guaido",
        50,
    )


def test_a_relation_goes_on_with_the_side_named_first() -> None:
    text = "تشهد العلاقات بين فنزويلا وروسيا تطورا بينما تشهد علاقاتها مع الولايات المتحدة تدهورا."
    assert ("diplomatic_relations", "strained", "VEN", "USA") in core(text)


def test_the_detained_of_a_country_are_held_where_the_article_is_about() -> None:
    text = "التقى وفد أميركي مسؤولين في الحكومة الفنزويلية. وسأل الوفد عن الأميركيين المحتجزين في البلاد."
    assert ("detention", "held", "VEN", "USA") in core(text)


def test_a_description_of_a_state_is_whom_the_article_means() -> None:
    text = "قطعت مصر علاقاتها مع قطر. واتهمت مصر الإمارة بالتدخل في شؤونها."
    assert ("stance", "accuses", "EGY", "QAT") in core(text)


def test_what_is_presupposed_holds_whatever_becomes_of_the_event() -> None:
    found = {(c.value, c.certainty) for c in claims("قد يبحث المجلس فرض مزيد من العقوبات على كوبا.")}
    assert found == {("in_force", "asserted"), ("under_review", "considered")}


def test_one_wording_claims_once() -> None:
    assert core("وقع العراق والسعودية مذكرة تفاهم.") == [("agreement", "signed", "IRQ", "SAU")]


def test_stance_is_told_only_where_no_other_dimension_tells_it() -> None:
    assert [c[0] for c in core("رفضت كندا التعامل مع حكومة ميانمار.")] == ["recognition"]


def test_every_weapon_is_a_claim() -> None:
    wished = claims("أعربت فنزويلا عن اهتمامها بشراء غواصات وأنظمة دفاع جوي وطائرات حربية من روسيا.")
    assert [c.detail["items"] for c in wished] == [["غواصات"], ["أنظمة دفاع جوي"], ["طائرات حربية"]]


def test_weapons_of_one_price_are_one_claim() -> None:
    (bought,) = claims("اشترى المغرب دبابات وصواريخ من الصين بمليار دولار.")
    assert bought.detail["items"] == ["دبابات", "صواريخ"]


def test_amounts_counts_and_topics_are_details() -> None:
    (agreed,) = claims("وقعت روسيا والهند 12 اتفاقية.")
    assert (agreed.detail["count"], agreed.detail["of"]) == (12, "اتفاقية")
    (talks,) = claims("أجرت مصر والسودان محادثات بشأن ملء السد.")
    assert talks.detail == {"topic": "ملء السد"}
    (loan,) = claims("منحت الصين باكستان قرضا قيمته مليار دولار.")
    assert (loan.detail["amount"], loan.detail["currency"]) == (1e9, "USD")


SINCE: list[tuple[str, str | None]] = [
    ("قطعت السعودية علاقاتها مع إيران في عام 2016.", "2016-01-01"),
    ("قطعت السعودية علاقاتها مع إيران.", None),
    ("قطعت كندا علاقاتها مع إيران بعد انتخابات عام 2009.", None),
    ("أفرجت إيران عن صحفي بريطاني محتجز منذ عام 2015.", None),
    ("وقعت مصر والأردن اتفاقا اقترحه الوزير العام الماضي.", None),
]


@pytest.mark.parametrize(("text", "expected"), SINCE)
def test_a_date_that_dates_something_else_is_not_taken(text: str, expected: str | None) -> None:
    assert claims(text)[0].valid_from == expected


def test_dates_are_days() -> None:
    (claim,) = claims("اعتقلت الشرطة التركية صباح أمس ثلاثة سوريين.")
    assert claim.valid_from is not None
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", claim.valid_from)


@pytest.mark.parametrize("text", [
    "اتهمت السعودية ومصر جماعات مسلحة.",
    "نشرت الصحيفة التركية مقالا عن الهجوم في فرنسا.",
    "بحثت اللجنة الأولمبية ملفات المدن المرشحة.",
    "انضمت كندا إلى اتفاقية باريس.",
    "امتنعت فرنسا عن التعليق على التصريحات الروسية.",
])  # fmt: skip
def test_what_is_no_state_between_parties_is_left_alone(text: str) -> None:
    assert core(text) == []


def test_the_same_text_gives_the_same_claims() -> None:
    text = "قطعت السعودية ومصر والبحرين علاقاتها مع قطر. واتهمت مصر الإمارة بالتدخل."
    assert claims(text) == claims(text)


def test_what_is_answered_at_once_has_the_date_of_what_it_answers() -> None:
    text = "اعترفت كندا بزعيم المعارضة خوان غوايدو رئيسا بعدما أعلن نفسه رئيسا مؤقتا في يناير 2019."
    claims = [c for c in marsad.read(text, published="2022-03-08").claims if c.subject == "CAN"]
    assert {(c.value, c.valid_from) for c in claims} == {("recognised", "2019-01-01")}


def test_the_media_of_a_state_are_not_the_state() -> None:
    text = "أشارت وسائل الإعلام الروسية إلى أن فنزويلا أعربت عن اهتمامها بشراء غواصات من فرنسا."
    (claim,) = [c for c in marsad.read(text, published="2022-03-08").claims if c.dimension == "arms_supply"]
    assert claim.sources[0] == "وسائل الإعلام الروسية"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("تنشر كندا قواتها في مالي منذ ثلاث سنوات.", ("2019-01-01", None)),
        ("وقعت مصر والسودان خلال العامين الماضيين عشر اتفاقيات.", ("2020-03-08", None)),
        ("يسري الاتفاق بين كندا والصين حتى نهاية 2025.", (None, "2026-01-01")),
        ("أفرجت إيران عن صحفي فرنسي محتجز منذ عامين.", (None, None)),
    ],
)
def test_how_long_it_holds_may_be_told_without_a_day(text: str, dates: tuple[str | None, str | None]) -> None:
    (claim,) = claims(text)
    assert (claim.valid_from, claim.valid_to) == dates


def test_whoever_talked_before_talks_on() -> None:
    text = "التقى وفد أميركي مسؤولين في الحكومة الكوبية. وأضافت الناطقة أن الوفد تطرق إلى مسألة السجناء."
    assert [{c[2], c[3]} for c in core(text)] == [{"USA", "CUB"}] * 2


def test_who_is_struck_is_accused_of_nothing() -> None:
    found = core("ندد الأردن بالهجوم على السفارة الروسية.")
    assert ("stance", "supports", "JOR", "RUS") in found
    assert ("stance", "accuses", "JOR", "RUS") not in found


def test_an_offer_is_no_mere_agreement_where_another_dimension_tells_it() -> None:
    assert [c[0] for c in core("عرضت روسيا على مصر بناء محطة للطاقة النووية.")] == ["energy_project"]


def test_a_group_is_fought_in_a_country() -> None:
    found = core("واصلت روسيا قصف تنظيم الدولة الإسلامية في سوريا.")
    assert {("war", "ongoing", "RUS", "group:islamic-state"), ("war", "ongoing", "RUS", "SYR")} <= set(found)


def test_two_wordings_of_one_sentence_claim_each() -> None:
    text = (
        "التعاون في مجال النفط قائم بين روسيا والعراق إذ تعمل كبريات الشركات النفطية الروسية حاليا في العراق."
    )
    found = [c for c in core(text) if c[0] == "energy_project"]
    assert len(found) == 2


def test_an_office_holder_without_a_name_is_his_state() -> None:
    assert ("diplomatic_relations", "improving", "MAR", "CHN") in core("زار العاهل المغربي الصين.")


def test_tourists_do_not_improve_relations() -> None:
    assert core("زار السياح الكنديون اليابان.") == []


def test_a_security_body_holds_those_whose_arrest_it_tells() -> None:
    assert core("أعلنت وزارة الداخلية التونسية إلقاء القبض على خمسة أشخاص.") == [
        ("detention", "held", "TUN", None)
    ]


def test_a_war_goes_on_with_the_same_side() -> None:
    text = "غزت روسيا أوكرانيا. وقصف الجيش الروسي مواقع قرب النهر."
    assert core(text).count(("war", "ongoing", "RUS", "UKR")) == 2


def test_a_carrier_is_not_deployed_to_itself() -> None:
    text = "وصلت حاملة الطائرات الأميركية «أبراهام لينكولن» إلى المنطقة."
    assert ("deployment", "in_place", "USA", "USA") not in core(text)


def test_a_people_is_no_family_name() -> None:
    assert core("تفاوض الأميركيون مع الروس.") == [("negotiation", "open", "USA", "RUS")]


def test_what_will_be_continued_goes_on() -> None:
    assert ("war", "ongoing", "TUR", "SYR") in core("ستواصل تركيا قصف مواقع في سوريا.")


def test_the_country_is_the_one_named_last() -> None:
    text = "بدأت الهدنة في ليبيا لكن القوات التركية ستواصل قصف المسلحين في مناطق أخرى من البلاد."
    assert ("war", "ongoing", "TUR", "LBY") in core(text)


def test_policemen_before_their_verb_are_deployed() -> None:
    assert ("deployment", "announced", "TUN", None) in core(
        "أعلنت السلطات التونسية أن عشرين ألف شرطي سيؤمنون هذه الانتخابات."
    )


def test_talks_that_have_stopped_are_not_open() -> None:
    assert core("توقفت المحادثات بين كندا والصين.") == [("negotiation", "suspended", "CAN", "CHN")]


def test_states_without_a_name_are_a_side_all_the_same() -> None:
    assert core("اتفقت إيران مع القوى الدولية.") == [("agreement", "signed", "IRN", None)]


def test_those_met_together_have_not_met_each_other() -> None:
    found = core("تجري كندا محادثات مع بيرو وكوبا.")
    assert {c[2:] for c in found} == {("CAN", "PER"), ("CAN", "CUB")}


def test_two_lands_visited_have_nothing_to_do_with_each_other() -> None:
    assert core("زار الضيف كلا من كندا وبيرو.") == []


def test_what_is_between_people_of_one_country_has_no_other_side() -> None:
    assert core("تأمل كندا في اتفاق بين الفرقاء الكينيين.") == []


def test_arms_for_a_militia_go_where_it_is() -> None:
    assert ("arms_supply", "delivered", "CAN", "PER") in core("سلمت كندا أسلحة لميليشيات متطرفة في بيرو.")


def test_a_thing_that_is_struck_stands_somewhere() -> None:
    assert ("war", "ongoing", "CAN", "PER") in core("غارات شنتها كندا على مدرسة شمال بيرو.")


def test_who_goes_between_two_deals_with_both() -> None:
    found = core("الكويت ستواصل مساعيها لحل الأزمة بين كندا وبيرو.")
    assert {frozenset(c[2:]) for c in found} == {
        frozenset(("KWT", "CAN")), frozenset(("KWT", "PER")), frozenset(("CAN", "PER"))
    }  # fmt: skip


def test_a_coalition_is_the_state_that_leads_it() -> None:
    assert ("war", "ongoing", "SAU", "YEM") in core("قصف التحالف العربي بقيادة السعودية اليمن.")


def test_a_committee_is_the_states_of_which_it_consists() -> None:
    found = core("أدانت اللجنة المكونة من كندا وكوبا ما سمته تدخل بيرو في شؤونها.")
    assert {c[2:] for c in found} == {("CAN", "PER"), ("CUB", "PER")}
