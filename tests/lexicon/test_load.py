from pathlib import Path

import pytest

from marsad.errors import LexiconError
from marsad.lexicon.compile import compile_lexicon
from marsad.lexicon.entries import Body, Person, Place, Predicate, State, Words
from marsad.lexicon.load import FOLDERS, load, load_file

NEEDED = {State: 195, Body: 690, Person: 600, Place: 500, Predicate: 400}


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "words" / "entries.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_unknown_key_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "\n- id: FRA\n  kind: state\n  name: فرنسا\n  english: France\n  colour: blue\n")
    with pytest.raises(LexiconError, match=r"entries\.yaml:2: .*colour"):
        list(load_file(path))


def test_broken_yaml_is_one_line_with_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, "- id: [\n")
    with pytest.raises(LexiconError, match=r"entries\.yaml:\d+: not YAML") as error:
        list(load_file(path))
    assert "\n" not in str(error.value)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    entry = "- id: a\n  kind: words\n  class: noun\n"
    write(tmp_path, entry + entry)
    with pytest.raises(LexiconError, match=r":4: id a is already used at .*:1"):
        load(tmp_path)


def test_the_country_code_of_norway_is_not_false(tmp_path: Path) -> None:
    path = write(tmp_path, "- id: NO\n  kind: state\n  name: النرويج\n  english: Norway\n")
    assert next(iter(load_file(path))).entry.id == "NO"


def test_the_knowledge_has_the_breadth_it_promises() -> None:
    entries = [located.entry for located in load()]
    for kind, least in NEEDED.items():
        assert sum(isinstance(e, kind) for e in entries) >= least, kind


def test_predicates_cover_every_type_with_at_least_450_verbs_and_nouns() -> None:
    predicates = [located.entry for located in load() if isinstance(located.entry, Predicate)]
    assert len({p.type for p in predicates}) == 16
    words = {v.lemma for p in predicates for v in p.verbs} | {n for p in predicates for n in p.nouns}
    assert len(words) >= 450


def test_every_folder_of_entries_is_there() -> None:
    assert {located.path.parent.name for located in load()} == set(FOLDERS)


@pytest.mark.parametrize(
    ("dimension", "value", "complaint"),
    [
        ("ties", "severed", "no dimension is called ties"),
        ("war", "severed", "war has no value severed: threatened, ongoing, ceasefire, ended"),
    ],
)
def test_a_claim_keeps_to_the_closed_lists(
    tmp_path: Path, dimension: str, value: str, complaint: str
) -> None:
    path = write(tmp_path, f"- id: claim.x\n  kind: claim\n  dimension: {dimension}\n  value: {value}\n")
    with pytest.raises(LexiconError, match=f":1: claim.x: {complaint}"):
        compile_lexicon(load_file(path))


def test_no_verb_stands_twice_in_a_class_of_words() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for item in load():
        if isinstance(item.entry, Words):
            for verb in item.entry.verbs:
                key = (item.entry.word_class, verb.lemma, verb.root, verb.pattern)
                assert key not in seen, f"{item.place}: {verb.lemma} stands at {seen[key]} too"
                seen[key] = str(item.place)
