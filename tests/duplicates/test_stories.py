import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.edits import edited
from marsad.cli import main
from marsad.duplicates.groups import repeats
from marsad.duplicates.shingles import numbers, shingles, words
from marsad.duplicates.signatures import MINIMA, joined, packed, sign, unpacked
from marsad.duplicates.stories import Story, precedence, stories
from marsad.types import Article

GOLD = Path(__file__).parents[2] / "bench" / "gold" / "duplicates.jsonl"
RECORDS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
TEXTS = [record["text"] for record in RECORDS if record["kind"] == "story"]
TEXTS += [record["texts"][0] for record in RECORDS if record["kind"] == "template"]


def printed(seed: int, copies: int) -> list[tuple[Article, str]]:
    """Some stories as several papers print them, with dates that do not follow the order of the list."""
    chance = random.Random(seed)
    made = []
    for i, text in enumerate(chance.sample(TEXTS, 4)):
        for k in range(copies):
            day = f"2020-05-{chance.randrange(1, 29):02}" if chance.random() < 0.8 else None
            article = Article(id=f"{i}-{k}", published=day, sha256=str(k))
            made.append((article, edited(text, chance)[1] if k else text))
    return made


def outcome(found: list[Story]) -> list[list[tuple[str, float]]]:
    return [[(one.article.id, one.likeness) for one in story.told] for story in found]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(seed: int, order: random.Random) -> None:
    articles = printed(seed, copies=4)
    shuffled = articles[:]
    order.shuffle(shuffled)
    assert outcome(stories(shuffled)) == outcome(stories(articles))


def test_the_first_of_a_story_was_published_earliest_then_comes_the_id() -> None:
    text = TEXTS[0]
    dates = {"d": None, "c": "2020-05-02", "b": "2020-05-01T23:30:00-03:00", "a": "2020-05-02T01:00:00Z"}
    (story,) = stories([(Article(id=id, published=day), text) for id, day in dates.items()])
    assert [one.article.id for one in story.told] == ["c", "a", "b", "d"]
    same_day = [Article(id=id, published="2020-05-01") for id in "ba"]
    assert [one.id for one in sorted(same_day, key=precedence)] == ["a", "b"]


def test_a_story_is_the_agencys_whoever_prints_it() -> None:
    text = TEXTS[0]
    (story,) = stories([
        (Article(id="a", published="2020-05-01", source="جريدة الغد"), text),
        (Article(id="b", published="2020-05-02", source="صحيفة أخرى"), f"باريس (أ ف ب) - {text}"),
    ])  # fmt: skip
    assert story.told[0].outlet == "جريده الغد" and story.told[1].outlet == "org:afp"
    assert story.outlet == "org:afp"


def test_a_crowd_of_copies_is_one_story() -> None:
    """More than share a band with their neighbours: each finds the first one through others."""
    chance = random.Random(1)
    texts = [TEXTS[0], *(edited(TEXTS[0], chance)[1] for _ in range(150))]
    found = repeats(sign(texts))
    assert len(set(found.first.tolist())) <= 6
    assert (found.first == 0).sum() > 130


def test_what_is_settled_stays() -> None:
    texts = [TEXTS[0], TEXTS[0], TEXTS[1], TEXTS[0], TEXTS[1]]
    settled = np.array([0, 1, 2])  # the second was said by itself, before it was known to repeat
    assert repeats(sign(texts), settled=settled).first.tolist() == [0, 1, 2, 0, 2]


def test_other_numbers_are_another_story() -> None:
    for record in RECORDS:
        if record["kind"] == "template":
            assert repeats(sign(record["texts"])).first.tolist() == list(range(len(record["texts"])))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="ابتثجح 0123٤٥.،\n", max_size=60), max_size=6))
def test_any_text_has_a_signature(texts: list[str]) -> None:
    signed = sign(texts)
    assert len(signed) == len(texts)
    again = unpacked(packed(signed))
    assert packed(again) == packed(signed)
    both = joined([signed, again])
    assert len(both) == 2 * len(texts) and both.minima.shape[1] == MINIMA
    for row, text in enumerate(texts):
        assert int(signed.sizes[row]) == len(shingles(words(text)))
    assert repeats(both).first[: len(texts)].max(initial=0) < max(len(texts), 1)


def test_a_text_without_words_repeats_nothing() -> None:
    assert repeats(sign(["", "", "،", "."])).first.tolist() == [0, 1, 2, 3]
    assert numbers(words("،")) == set()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    records = [
        {"id": "late", "published": "2020-05-02", "text": f"عمان (رويترز) - {TEXTS[0]}"},
        {
            "id": "early",
            "published": "2020-05-01",
            "source": "الغد",
            "title": "عنوان\x1b[2J",
            "text": TEXTS[0],
        },
        {"id": "other", "published": "2020-05-01", "text": TEXTS[1]},
    ]
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path


def test_the_command_lists_stories(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duplicates", str(news), "--format", "jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert (said["story"], said["credit"]) == ("early", "org:reuters")
    assert [one["article"] for one in said["articles"]] == ["early", "late"]
    assert main(["duplicates", str(news), "--format", "csv"]) == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.startswith("story,article,published,likeness") and len(rows) == 2
    assert main(["duplicates", str(news)]) == 0
    out = capsys.readouterr().out
    assert "2 articles" in out and "early" in out and "other" not in out and "\x1b" not in out


def test_a_threshold_of_one_wants_the_same_words(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news.write_text(
        news.read_text(encoding="utf-8").replace(TEXTS[0][:20], "قالت وزارة", 1), encoding="utf-8"
    )
    assert main(["duplicates", str(news)]) == 0
    assert capsys.readouterr().out.startswith("2 articles")
    assert main(["duplicates", str(news), "--threshold", "1"]) == 0
    assert capsys.readouterr().out == "no story is told twice\n"
    assert main(["duplicates", str(news), "--threshold", "7"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
