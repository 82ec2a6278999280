"""What the README shows is what marsad prints today."""

import re
from pathlib import Path

import pytest

from marsad.cli import main

ROOT = Path(__file__).parent.parent
SHOWN = re.findall(r"^```text\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
QUOTES = (ROOT / "docs/quotes.md").read_text(encoding="utf-8")
EXPLAINED = "قطعت الجزائر علاقاتها مع المغرب، ثم قطع الوزير مئات الكيلومترات إلى الحدود"


def test_sample_article_reads_as_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(ROOT / "samples/articles.jsonl")]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in SHOWN[0].splitlines() if line.strip() != "…" and line not in printed] == []


def test_explanation_is_as_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert EXPLAINED in (ROOT / "README.md").read_text(encoding="utf-8")
    assert main(["explain", EXPLAINED]) == 0
    assert capsys.readouterr().out.strip() == SHOWN[1].strip()


def test_explanation_of_quotes_is_as_shown(capsys: pytest.CaptureFixture[str]) -> None:
    (sentence,) = re.findall(r'marsad explain "(.*)"', QUOTES)
    (shown,) = re.findall(r"^```text\n(.*?)^```", QUOTES, re.M | re.S)
    assert main(["explain", sentence]) == 0
    assert capsys.readouterr().out.strip() == shown.strip()
