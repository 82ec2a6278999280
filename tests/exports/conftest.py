from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.cli import main
from marsad.exports.records import Record, gathered
from marsad.ledger.events import Wanted
from marsad.store.engine import Engine
from marsad.store.layout import existing

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"
WRITTEN = """\
{"id": "raid", "published": "2016-05-09", "source": "Example", "url": "https://example.org/raid", "text": "قصف الطيران السوري مواقع في حلب أمس الأحد. وقالت مصادر في سوريا إن القصف أوقع عشرة قتلى."}
{"id": "raid-too", "published": "2016-05-09", "source": "Other", "url": "https://example.net/raid", "text": "أفاد ناشطون بأن الطيران السوري قصف أمس الأحد مواقع في حلب بشمال سوريا."}
{"id": "talks-too", "published": "2016-05-10", "source": "Third", "text": "التقى وزير الخارجية الروسي نظيره التركي في سويسرا اليوم الثلاثاء."}
{"id": "talks", "published": "2016-05-10", "text": "التقى وزير الخارجية الروسي نظيره التركي في جنيف اليوم الثلاثاء. ونفت روسيا أن تكون فرضت عقوبات على تركيا."}
{"id": "sanctions", "published": "2019-05-08", "url": "https://example.org/sanctions", "text": "فرضت الولايات المتحدة عقوبات على إيران أمس. وتعتزم واشنطن فرض عقوبات على روسيا. واعتقلت الشرطة المصرية ثلاثة متظاهرين في محافظة الجيزة."}
{"id": "odd", "published": "2019-05-09", "source": "a\\tb;c", "text": "قال \\u202eالوزير\\u202c «أحمد;\\tعلي»: إن فرنسا فرضت عقوبات على\\tمالي\\u2028أمس."}
"""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the samples and of a few articles more, with a story twice and odd characters."""
    folder = tmp_path_factory.mktemp("exports")
    written = folder / "written.jsonl"
    written.write_text(WRITTEN, encoding="utf-8")
    assert main(["ingest", str(SAMPLES), str(written), "--store", str(folder / "store")]) == 0
    return folder / "store"


@pytest.fixture(scope="session")
def all_records(store: Path) -> Iterator[list[Record]]:
    with Engine(existing(store)) as engine:
        yield list(gathered(engine, Wanted()))
