"""How fast marsad reads, beside a public library that does one of its tasks, in one process run.

dateparser's `search_dates` finds the dates of an Arabic text; marsad reads the whole article, and in its stage
of values the times and amounts alone, from the bare text on. All run over the sample articles, start-up apart,
in turns, so that a machine whose speed drifts treats them alike. `make bench` runs it on the compiled readers
(see hatch_build.py) and on the pure ones; it says which it found.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples" / "articles.jsonl"
ROUNDS = 5
GROWTH_MB = (1, 2, 5)


def main() -> int:
    """Print articles per second, the ratio, start-up, memory and growth; 1 when a floor is missed."""
    articles = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    import marsad.readers.clauses
    from marsad.arabic.sentences import sentences
    from marsad.arabic.tokens import tokenize
    from marsad.pipeline import default_reader, describe
    from marsad.values.quantities import read_quantities
    from marsad.values.times import find_times

    form = "pure Python" if str(marsad.readers.clauses.__file__).endswith(".py") else "compiled readers"
    reader = default_reader()

    def read(article: dict[str, str]) -> None:
        reader.read(describe(article["text"], published=article["published"]), article["text"])

    def values(article: dict[str, str]) -> None:
        text = article["text"]
        for tokens in sentences(tokenize(text)):
            times = find_times(tokens, text, published=article["published"])
            read_quantities(tokens, text, taken={i for t in times for i in range(t.first, t.end)})

    from dateparser.search import search_dates

    def dates(article: dict[str, str]) -> None:
        search_dates(article["text"], languages=["ar"])

    for article in articles:  # warm both up
        read(article)
        values(article)
        dates(article)
    ours, stage, theirs = [], [], []
    for _ in range(ROUNDS):
        ours.append(_rate(read, articles))
        stage.append(_rate(values, articles * 8))  # as long a run as the others
        theirs.append(_rate(dates, articles))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    times_ratio = statistics.median(a / b for a, b in zip(stage, theirs, strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    startup = min(_startup() for _ in range(3))
    print(f"form of marsad             {form}")
    print(f"marsad, whole readings     {statistics.median(ours):8.1f} articles/s")
    print(f"marsad, values alone       {statistics.median(stage):8.1f} articles/s")
    print(f"dateparser, dates alone    {statistics.median(theirs):8.1f} articles/s")
    print(f"ratio of whole readings    {ratio:8.2f}  (wanted: at least 1)")
    print(f"ratio of values alone      {times_ratio:8.2f}  (wanted: at least 8)")
    print(f"start-up, one reading      {startup:8.2f} s (wanted: under 1.5)")
    print(f"peak memory of this run    {memory:8.0f} MB (wanted: under 500; dateparser included)")
    base = 0.0
    text = "\n".join(a["text"] for a in articles)
    for size in GROWTH_MB:
        long = (text + "\n") * (size * 1_000_000 // len(text) + 1)
        begin = time.perf_counter()
        reader.read(describe(long[: size * 1_000_000]), long[: size * 1_000_000])
        spent = time.perf_counter() - begin
        base = base or spent / size
        print(
            f"one article of {size} M characters {spent:6.1f} s ({spent / size / base:.2f} times the rate of the first)"
        )
    return 0 if ratio >= 1 and times_ratio >= 8 and startup < 1.5 else 1


def _rate(work: Callable[[dict[str, str]], None], articles: list[dict[str, str]]) -> float:
    begin = time.perf_counter()
    for article in articles:
        work(article)
    return len(articles) / (time.perf_counter() - begin)


def _startup() -> float:
    """A fresh process until its first reading, the compiled lexicon being cached."""
    begin = time.perf_counter()
    code = "import marsad; marsad.read('وصل الوزير إلى موسكو')"
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
