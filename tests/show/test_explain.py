import io

from marsad.explanation import ExplainedEvent, ExplainedSentence, ExplainedWord, Explanation
from marsad.show.bidi import FSI, PDI
from marsad.show.explain import explain


def shown(sentence: ExplainedSentence) -> str:
    out = io.StringIO()
    explain(Explanation(sentences=[sentence]), out)
    return out.getvalue().replace(FSI, "<").replace(PDI, ">")


def test_all_stages_are_shown() -> None:
    event = ExplainedEvent(
        type="SANCTION",
        rule="sanction.impose",
        trigger="فرضت عقوبات",
        realis="planned",
        scope=["الوزير (قال)"],
        why=["actor مصر: subject after the verb"],
        attribution=["البيت الأبيض"],
    )
    sentence = ExplainedSentence(
        text="فرضت مصر",
        words=[ExplainedWord(surface="وفرضت", stem="فرضت", tag="V", cls="verb")],
        names=["مصر = EGY"],
        references=["البلدين = مصر + قطر: the two states in question"],
        clauses=["فرضت | subject: مصر"],
        quotes=["قال | speaker: الوزير | content: فرضت مصر"],
        events=[event],
        rejected=["قال: a cue"],
    )
    assert shown(sentence) == (
        "<فرضت مصر>\n"
        "  words\n"
        "    V  verb  <وفرضت>  stem <فرضت>\n"
        "  names\n"
        "    <مصر> = EGY\n"
        "  stands for\n"
        "    <البلدين> = <مصر> + <قطر>: the two states in question\n"
        "  clauses\n"
        "    <فرضت> | subject: <مصر>\n"
        "  quotes\n"
        "    <قال> | speaker: <الوزير> | content: <فرضت مصر>\n"
        "  SANCTION, planned  <فرضت عقوبات>  by sanction.impose\n"
        "    actor <مصر>: subject after the verb\n"
        "    inside the words of <الوزير> (<قال>)\n"
        "    according to <البيت الأبيض>\n"
        "  turned down\n"
        "    <قال>: a cue\n"
        "\n"
    )


def test_sentence_without_events_says_so() -> None:
    bare = ExplainedSentence(
        text="نام", words=[], names=[], references=[], clauses=[], quotes=[], events=[], rejected=[]
    )
    assert shown(bare) == "<نام>\n  no events\n\n"
