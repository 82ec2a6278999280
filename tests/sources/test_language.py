"""Arabic told from the languages that are written with its letters, down to headlines of two words."""

import json
from pathlib import Path

import pytest
import yaml

from marsad.sources.language import seeming_language

WRITTEN: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("languages.yaml").read_text(encoding="utf-8")
)
SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"


@pytest.mark.parametrize("language", WRITTEN)
def test_short_sentences_are_told_by_language(language: str) -> None:
    told = [seeming_language(sentence) for sentence in WRITTEN[language]]
    assert len(told) >= 20
    assert told.count(language) >= 0.95 * len(told)


def test_no_arabic_headline_is_refused() -> None:
    assert [line for line in WRITTEN["Arabic"] if seeming_language(line) != "Arabic"] == []


def test_hardly_a_foreign_headline_passes_for_arabic() -> None:
    foreign = [line for language, lines in WRITTEN.items() if language != "Arabic" for line in lines]
    assert sum(seeming_language(line) == "Arabic" for line in foreign) <= 0.03 * len(foreign)


@pytest.mark.parametrize("language", [language for language in WRITTEN if language != "Arabic"])
def test_an_article_that_quotes_arabic_is_told_all_the_same(language: str) -> None:
    article = ". ".join([*WRITTEN[language] * 2, "قال الوزير إن الحكومة لن تقبل هذه الشروط"])
    assert seeming_language(article) == language


def test_an_arabic_article_may_quote_all_of_them() -> None:
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        quoted = " ".join(lines[0] for lines in WRITTEN.values())
        assert seeming_language(f"{text} {quoted}") == "Arabic"
