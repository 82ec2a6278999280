"""Reference: a description takes the parties it stands for, and none where more than one choice is left."""

import pytest
from tools.growth import grows_in_proportion

import marsad
from marsad.types import Event, Party, Reading

Who = tuple[str | None, str | None]


def read(text: str) -> Reading:
    return marsad.read(text, published="2022-03-08")


def standing(text: str, words: str) -> set[Who]:
    """Entity and country of the mentions with these words that stand for others."""
    return {(m.entity, m.country) for m in read(text).mentions if m.text == words and m.refers_to}


RESOLVED: list[tuple[str, str, set[Who]]] = [
    ("التقى بوتين مادورو في موسكو. ووقع البلدان اتفاقا.", "البلدان", {("RUS", "RUS"), ("VEN", "VEN")}),
    ("وقعت مصر والسودان اتفاقا لتعزيز التعاون بين البلدين.", "البلدين", {("EGY", "EGY"), ("SDN", "SDN")}),
    ("زار الملك الأردني بغداد. وقال العراق إن الدولتين ستوقعان اتفاقا.", "الدولتين", {("JOR", "JOR"), ("IRQ", "IRQ")}),
    ("دانت تركيا الهجوم. وتتوسط قطر بين اليونان وقبرص لحل النزاع بين البلدين.", "البلدين", {("GRC", "GRC"), ("CYP", "CYP")}),
    ("اتفقت بريطانيا والاتحاد الأوروبي على تمديد المفاوضات. ووقع الطرفان الاتفاق.", "الطرفان", {("GBR", "GBR"), ("org:european-union", "IGO")}),
    ("أعلنت حركة حماس هدنة مع إسرائيل. وتبادل الجانبان الأسرى.", "الجانبان", {("group:hamas", "PSE"), ("ISR", "ISR")}),
    ("التقى الرئيس الروسي فلاديمير بوتين نظيره التركي رجب طيب أردوغان. ووقع الرئيسان اتفاقا.", "الرئيسان", {("person:vladimir-putin", "RUS"), ("person:recep-tayyip-erdogan", "TUR")}),
    ("التقى بوتين أردوغان في سوتشي. واتفق الزعيمان على وقف إطلاق النار.", "الزعيمان", {("person:vladimir-putin", "RUS"), ("person:recep-tayyip-erdogan", "TUR")}),
    ("وصل وفد أميركي إلى كراكاس. والتقى الوفد مادورو.", "الوفد", {(None, "USA")}),
    ("زار وزير الخارجية الروسي سيرغي لافروف القاهرة. ودان الوزير العقوبات.", "الوزير", {("person:sergey-lavrov", "RUS")}),
    ("اتهم حزب النهضة الحكومة التونسية. وطالب الحزب باستقالتها.", "الحزب", {("group:ennahda", "TUN")}),
    ("انتقدت حماس القرار. ورفضت الحركة التفاوض مع إسرائيل.", "الحركة", {("group:hamas", "PSE")}),
    ("دعا مجلس الأمن إلى هدنة. ودان المجلس الهجوم.", "المجلس", {("org:un-security-council", "IGO")}),
    ("أعلنت وزارة الدفاع الجزائرية حصيلة العملية. وقالت الوزارة إن الجيش قتل إرهابيين.", "الوزارة", {(None, "DZA")}),
    ("حذرت منظمة الصحة العالمية من الوباء. ودعت المنظمة إلى التضامن.", "المنظمة", {("org:who", "IGO")}),
    ("فرضت فرنسا حالة الطوارئ في البلاد.", "البلاد", {("FRA", "FRA")}),
    ("قال وزير الدفاع الفرنسي إن بلاده ستزود أوكرانيا بالسلاح.", "بلاد", {("FRA", "FRA")}),
    ("قالت المستشارة الألمانية أنغيلا ميركل إن بلادها ستفرض عقوبات على روسيا.", "بلاد", {("DEU", "DEU")}),
    ("اتهمت إسرائيل إيران بخرق الاتفاق، بينما نفت الأخيرة الاتهامات.", "الأخيرة", {("IRN", "IRN")}),
    ("اتهم أردوغان ماكرون بالكذب، ورد الأخير بأن تركيا تدعم الإرهاب.", "الأخير", {("person:emmanuel-macron", "FRA")}),
    ("اجتمعت روسيا وتركيا وإيران في أستانا. واتفقت الدول الثلاث على هدنة.", "الدول", {("RUS", "RUS"), ("TUR", "TUR"), ("IRN", "IRN")}),
    ("بحث وزراء مصر وقطر والولايات المتحدة الهدنة مع إسرائيل. وستلتقي البلدان الأربعة غدا.", "البلدان", {("EGY", "EGY"), ("QAT", "QAT"), ("USA", "USA"), ("ISR", "ISR")}),
    ("التقى بوتين وأردوغان وروحاني في أنقرة. واتفق الزعماء الثلاثة على هدنة.", "الزعماء", {("person:vladimir-putin", "RUS"), ("person:recep-tayyip-erdogan", "TUR"), ("person:hassan-rouhani", "IRN")}),
    ("وقعت حركة حماس وإسرائيل ومصر وقطر اتفاقا. ورحبت الأطراف بالوساطة.", "الأطراف", {("group:hamas", "PSE"), ("ISR", "ISR"), ("EGY", "EGY"), ("QAT", "QAT")}),
    ("زار وزراء مصر وقطر وتركيا غزة. ودعت إسرائيل هذه الدول إلى الهدوء.", "الدول", {("EGY", "EGY"), ("QAT", "QAT"), ("TUR", "TUR")}),
    ("اتفقت مصر وتركيا على هدنة. وعبر البلدان عن الأمل. واستضافت بغداد الحوار بين البلدين.", "البلدين", {("EGY", "EGY"), ("TUR", "TUR")}),
    ("اجتمع وزيرا أرمينيا وأذربيجان في العاصمة الروسية. واتفق الطرفان على هدنة.", "الطرفان", {("ARM", "ARM"), ("AZE", "AZE")}),
    ("زار الملك سلمان واشنطن. وقال ترامب إن إيران تهدد المملكة.", "المملكة", {("SAU", "SAU")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who"), RESOLVED, ids=[w for _, w, _ in RESOLVED])
def test_a_description_stands_for_whom_the_article_has_named(text: str, words: str, who: set[Who]) -> None:
    assert standing(text, words) == who


UNRESOLVED = [
    ("وقع البلدان اتفاقا لتعزيز التعاون.", "nobody named"),
    ("اجتمعت روسيا وتركيا وإيران في أستانا. ووقع البلدان اتفاقا.", "three states"),
    ("اجتمعت روسيا وتركيا في أستانا. ووقعت الدول الثلاث اتفاقا.", "three states, of whom two are named"),
    ("اجتمعت روسيا وتركيا وإيران في أستانا. ودعت ألمانيا وفرنسا الأطراف إلى الهدوء.", "two others came between"),
    ("اجتمعت روسيا وتركيا وإيران في أستانا. ودعت الأطراف المعنية إلى الهدوء.", "an adjective says which sides"),
    ("زار وزراء مصر وقطر وتركيا غزة. وقالت إسرائيل إن بعض هذه الدول تدعم حماس.", "only some of them"),
    ("دانت روسيا وتركيا الهجوم. وتدين البلدان العربية قصف المدينة.", "a plural, not a dual"),
    ("قطعت السعودية علاقاتها مع قطر. وقال إن هذه البلدان لها مصالح مشتركة.", "a plural after هذه"),
    ("التقى وزير الخارجية الروسي لافروف وزير الخارجية الأميركي بلينكن. وقال الوزير إن الحرب ستنتهي.", "two ministers"),
    ("التقى بوتين أردوغان. وزار وزير سابق القاهرة. وقال الوزير إن الحرب ستنتهي.", "an unknown minister came between"),
    ("التقى بوتين أردوغان وماكرون وبايدن. واتفق الزعيمان على هدنة.", "four leaders"),
    ("دانت حركة حماس الهجوم. وقالت الحركة الاحتجاجية إنها ستتظاهر.", "an adjective says which one"),
    ("دان حزب الله الهجوم. وقال الحزب الذي يحكم تونس إنه يرفضه.", "a relative clause says which one"),
    ("هذه هي المرة الأخيرة التي تهاجم فيها إسرائيل لبنان.", "an adjective: the last time"),
    ("هاجمت إسرائيل لبنان في الآونة الأخيرة.", "an adjective: recently"),
    ("دانت إسرائيل إيران. وفي الأخير وقعت الاتفاق.", "finally"),
    ("اتهمت واشنطن طهران، وقالت لندن إن الاتفاق يهدد البلاد.", "three states"),
    ("وصل الوفد إلى القاهرة. والتقى الوفد الرئيس المصري.", "a delegation of nobody"),
    ("اتهمت إسرائيل إيران بخرق الاتفاق. وقال بوتين لماكرون وبايدن إن الوزير استقال.", "no minister named"),
    ("دان بوتين الهجوم. وقال مسؤول رفض كشف اسمه إن بلاده سترد.", "an official of no known state"),
    ("ثار بركان قرب العاصمة. وقال السكان إن بلادهم في خطر.", "a plural owner without a state"),
]  # fmt: skip


@pytest.mark.parametrize("text", [t for t, _ in UNRESOLVED], ids=[w for _, w in UNRESOLVED])
def test_nothing_is_resolved_where_more_than_one_choice_is_left(text: str) -> None:
    assert [(m.text, m.country) for m in read(text).mentions if m.refers_to] == []


def only(text: str, kind: str) -> Event:
    (event,) = [e for e in read(text).events if e.type == kind]
    return event


def of(parties: list[Party]) -> set[tuple[str, str | None]]:
    return {(p.text, p.country) for p in parties}


def test_two_states_are_two_actors_with_the_words_of_the_description() -> None:
    event = only("التقى بوتين مادورو في موسكو. ووقع البلدان اتفاقا.", "SUPPORT")
    assert of(event.actors) == {("البلدان", "RUS"), ("البلدان", "VEN")}
    assert event.recipients == []


def test_a_description_keeps_its_words_and_its_mention_says_whom_it_means() -> None:
    reading = read("أعلنت حركة حماس أنها ترفض الاتفاق. ودانت الحركة القصف الإسرائيلي.")
    event = next(e for e in reading.events if e.type == "ACCUSE")
    (actor,) = event.actors
    assert (actor.text, actor.entity, actor.sector) == ("الحركة", "group:hamas", "REB")
    mention = next(m for m in reading.mentions if m.id == actor.mention)
    assert [m.text for m in reading.mentions if m.id in mention.refers_to] == ["حركة حماس"]


def test_whoever_belongs_to_a_described_state_takes_its_country() -> None:
    event = only("اجتمع بوتين وأردوغان في سوتشي. ودان وزيرا خارجية البلدين الهجوم.", "ACCUSE")
    assert {p.country for p in event.actors} == {"RUS", "TUR"}


def test_a_government_is_of_the_state_of_its_owner() -> None:
    event = only("قال بوتين إن حكومته ستدعم سوريا.", "AGREE")
    assert [p.country for p in event.actors] == ["RUS"]


def test_a_dropped_dual_takes_up_two_that_met() -> None:
    event = only("زار الرئيس المصري الخرطوم والتقى نظيره السوداني، ووقعا اتفاقا.", "SUPPORT")
    assert {p.country for p in event.actors} == {"EGY", "SDN"}


def test_a_counterpart_holds_the_same_office_on_that_date() -> None:
    event = only("التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي.", "CONSULT")
    assert {p.entity for p in event.actors} == {"person:sergey-lavrov", "person:antony-blinken"}


def test_a_description_of_the_actor_is_no_second_party() -> None:
    for event in read("دانت حركة حماس الهجوم. وقالت حماس إن الحركة سترد على إسرائيل.").events:
        entities = [p.entity for p in (*event.actors, *event.recipients) if p.entity]
        assert len(entities) == len(set(entities))


@pytest.mark.parametrize("text", [t for t, _, _ in RESOLVED] + [t for t, _ in UNRESOLVED])
def test_mentions_refer_to_earlier_mentions_of_the_article(text: str) -> None:
    mentions = {m.id: m for m in read(text).mentions}
    for mention in mentions.values():
        assert mention.text == text[mention.start : mention.end]
        assert all(mentions[i].start <= mention.start for i in mention.refers_to)


@pytest.mark.parametrize("text", [t for t, _, _ in RESOLVED] + [t for t, _ in UNRESOLVED])
def test_an_article_adds_to_the_events_of_a_sentence_only_what_reference_adds(text: str) -> None:
    """Type, trigger, realis and the words of the parties are those of the sentence read alone."""
    inside = [(e.type, e.trigger.text, e.realis) for e in read(text).events]
    parts = [p + "." for p in text.split(".") if p.strip()]
    alone = [(e.type, e.trigger.text, e.realis) for part in parts for e in read(part).events]
    assert [e for e in inside if e in alone] == alone


def test_explain_shows_what_a_description_stands_for() -> None:
    sentences = marsad.explain("التقى بوتين مادورو في موسكو. ووقع البلدان اتفاقا.").sentences
    assert sentences[1].references == ["البلدان = بوتين + مادورو: the two states in question"]


def test_a_text_of_descriptions_only_is_read_in_linear_time() -> None:
    piece = "قال الوزير والبلدان والأخيرة وبلاده في البلاد إن الحركة "
    assert grows_in_proportion(lambda size: read("روسيا وتركيا " + piece * size), 100, 800, slack=2)
