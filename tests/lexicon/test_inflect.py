import pytest

from marsad.lexicon.inflect import masdars, nisba_forms, noun_forms, participles, verb_forms


@pytest.mark.parametrize(
    ("root", "pattern", "forms"),
    [
        ("لقي", "افتعل", {"التقي", "التقت", "يلتقي", "يلتقون", "التقوا", "التقا"}),
        ("وقع", "فعّل", {"وقع", "وقعا", "وقعت", "توقع", "يوقع"}),
        ("قول", "فعَل يفعُل", {"قال", "قالت", "يقول", "يقولون", "يقل"}),
    ],
)
def test_verb_forms_are_those_of_news(root: str, pattern: str, forms: set[str]) -> None:
    assert forms <= {f.form for f in verb_forms(root, pattern)}


def test_the_short_form_of_a_hollow_verb_is_marked_jussive() -> None:
    (short,) = [f for f in verb_forms("قول", "فعَل يفعُل") if f.form == "يقل" and not f.passive]
    assert short.jussive


def test_a_defective_participle_regains_its_ya() -> None:
    assert participles("دعو", "فعَل يفعُل")[0] == ["داعي"]


def test_given_masdars_are_kept_and_regular_ones_made() -> None:
    assert masdars("قتل", "فعَل يفعُل", given=["قتل"]) == ["قتل"]
    assert masdars("قوم", "أفعل", given=[]) == ["اقامه"]


def test_nouns_and_nisbas_are_inflected() -> None:
    assert {"زياره", "زيارات", "زيارت"} <= {
        f.form for f in noun_forms("زيارة", plural=[], sound=False, feminine=False)
    }
    assert {"روسي", "روسيه", "روسيون", "روسيين", "روس"} <= {
        f.form for f in nisba_forms("روسي", people=["روس"])
    }
