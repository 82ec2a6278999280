"""What is written is read by the libraries people read it with, and says the same."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import networkx
import pandas
import polars
import pytest
from shapely.geometry import shape

from marsad.errors import QueryError
from marsad.exports import FORMATS, write
from marsad.exports.records import Record

Exported = Callable[[str], Path]


@pytest.fixture(scope="session")
def exported(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("written")

    def file(name: str) -> Path:
        path = folder / f"events.{name}"
        if not path.exists():
            write(store, format=name, output=path)
        return path

    return file


@pytest.fixture
def actual(all_records: list[Record]) -> list[Record]:
    return [record for record in all_records if record.realis == "actual"]


def test_tables_say_the_same_in_every_form(exported: Exported, all_records: list[Record]) -> None:
    lines = [json.loads(line) for line in exported("jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == [record.event for record in all_records]
    parquet = pandas.read_parquet(exported("parquet"))
    frame = polars.read_parquet(exported("parquet"))
    table = pandas.read_csv(exported("csv"), keep_default_na=False)
    assert list(parquet.columns) == frame.columns == list(table.columns) == list(lines[0])
    assert frame["day"].cast(str).to_list() == [line["day"] for line in lines]
    assert [list(names) for names in parquet["actor_names"]] == [line["actor_names"] for line in lines]
    assert table["actors"].to_list() == [" | ".join(line["actors"]) for line in lines]
    assert frame["geonames"].to_list() == [line["geonames"] for line in lines]
    assert table["dated"].to_list() == [line["dated"] for line in lines]


def test_polecat_is_read_with_forty_columns(exported: Exported, actual: list[Record]) -> None:
    frame = pandas.read_csv(
        exported("polecat"), sep="\t", na_values=["None"], keep_default_na=False, quoting=csv.QUOTE_NONE
    )
    assert frame.shape == (len(actual), 40)
    assert frame["Event ID"].to_list() == [record.event for record in actual]
    assert frame["Actor COW"].isna().all()
    raid = frame[frame["City"] == "Aleppo"].iloc[0]
    assert (raid["Country"], raid["GeoNames ID"], raid["Quad Code"]) == ("SYR", 170063, "MATERIAL CONFLICT")
    assert raid["Source"] == "example; other"


def test_gdelt_is_read_with_sixty_one_columns(exported: Exported, actual: list[Record]) -> None:
    names = [column.name for column in FORMATS["gdelt"].columns]
    frame = pandas.read_csv(
        exported("gdelt"), sep="\t", header=None, names=names, dtype={"EventCode": str, "EventRootCode": str, "EventBaseCode": str},
        keep_default_na=False, na_values=[""], quoting=csv.QUOTE_NONE,
    )  # fmt: skip
    assert len(frame) == sum(len(record.pairs) for record in actual)
    assert frame["GLOBALEVENTID"].is_unique
    row = frame[
        (frame["Actor1CountryCode"] == "USA")
        & (frame["Actor2CountryCode"] == "IRN")
        & (frame["SQLDATE"] == 20190507)
    ].iloc[0]
    assert (row["EventRootCode"], row["QuadClass"], row["Actor1Name"], row["Actor1Code"]) == (
        "16",
        4,
        "UNITED STATES",
        "USAGOV",
    )
    assert row["SOURCEURL"] == "https://example.org/sanctions"
    raid = frame[frame["ActionGeo_FullName"] == "Aleppo, Syria"].iloc[0]
    assert (raid["ActionGeo_Type"], raid["ActionGeo_CountryCode"], raid["NumArticles"]) == (4, "SY", 2)
    assert frame["EventCode"].dropna().str.match(r"\d{3,4}$").all()
    scaled = polars.read_csv(
        exported("gdelt"), separator="\t", has_header=False, quote_char=None, infer_schema=False
    )
    assert scaled.shape == frame.shape


def test_graphml_is_a_multigraph_of_parties(exported: Exported, all_records: list[Record]) -> None:
    graph = networkx.read_graphml(exported("graphml"), force_multigraph=True)
    assert isinstance(graph, networkx.MultiDiGraph)
    pairs = [(r, a, b) for r in all_records for a, b in r.pairs if a and b]
    assert graph.number_of_edges() == len(pairs)
    assert graph.nodes["USA"] == {"name": "United States", "country": "USA", "sector": "GOV"}
    kinds = {
        data["relation"] for _, _, data in graph.out_edges("USA", data=True) if data["day"] == "2019-05-07"
    }
    assert "SANCTION.discontinue" in kinds


def test_geojson_has_a_feature_for_each_event(exported: Exported, all_records: list[Record]) -> None:
    frame = geopandas.read_file(exported("geojson"))
    assert len(frame) == len(all_records)
    collection = json.loads(exported("geojson").read_text(encoding="utf-8"))
    for feature, record in zip(collection["features"], all_records, strict=True):
        precision = feature["properties"]["precision"]
        assert feature["id"] == record.event
        assert (feature["geometry"] is None) == (precision in ("region", "none"))
        if precision == "city":
            point = shape(feature["geometry"])
            assert (point.x, point.y) == (record.location.longitude, record.location.latitude)


def test_quads_are_facts_with_their_numbers(exported: Exported, actual: list[Record]) -> None:
    path = exported("quads")
    facts = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    beside = {
        name: path.with_name(f"{path.stem}.{name}").read_text(encoding="utf-8")
        for name in ("entity2id.txt", "relation2id.txt", "ids.txt", "stat.txt")
    }
    entities = {
        number: name for name, number in (line.split("\t") for line in beside["entity2id.txt"].splitlines())
    }
    relations = {
        number: name for name, number in (line.split("\t") for line in beside["relation2id.txt"].splitlines())
    }
    ids = [line.split("\t") for line in beside["ids.txt"].splitlines()]
    assert [[entities[s], relations[r], entities[o]] for s, r, o, _ in ids] == [fact[:3] for fact in facts]
    first = min(day for *_, day in facts)
    assert beside["stat.txt"].split() == [str(len(entities)), str(len(relations)), str(len(facts)), first]
    assert ["USA", "SANCTION.discontinue", "IRN", "2019-05-07"] in facts
    assert not [
        fact for fact in facts if fact[0] == "RUS" and fact[2] == "TUR" and fact[1].startswith("SANCTION")
    ], "it was denied"
    assert len({tuple(fact) for fact in facts}) == len(facts)
    assert actual


def test_follow_the_money_takes_every_entity(exported: Exported, actual: list[Record]) -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="pip install 'marsad[ftm]' (pyicu needs libicu-dev)"
    )
    entities: list[dict[str, Any]] = [
        json.loads(line) for line in exported("ftm").read_text(encoding="utf-8").splitlines()
    ]
    proxies = {}
    for entity in entities:
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        kept = {name: set(values) for name, values in proxy.to_dict()["properties"].items()}
        assert proxy.schema.validate(entity) is None
        assert set(kept) == set(entity["properties"]), "no property is refused"
        assert entity["id"] not in proxies
        proxies[entity["id"]] = proxy
    for proxy in proxies.values():
        for name in ("involved", "subject", "object", "entity"):
            if name in proxy.schema.properties:
                for ident in proxy.get(name):
                    assert proxies[ident].schema.is_a("LegalEntity")
    kinds = [proxy.schema.name for proxy in proxies.values()]
    assert kinds.count("Event") == len(actual)
    sanctions = [proxy for proxy in proxies.values() if proxy.schema.name == "Sanction"]
    assert any(
        proxy.get("authority") == ["United States"] and proxy.get("startDate") == ["2019-05-07"]
        for proxy in sanctions
    )


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if not one.says_realis])
def test_what_cannot_say_realis_refuses_what_did_not_happen(name: str, store: Path) -> None:
    with pytest.raises(QueryError, match="cannot say that an event is planned"):
        write(store, format=name, realis="planned")


def test_an_unknown_format_lists_the_known(store: Path) -> None:
    with pytest.raises(QueryError, match="polecat, gdelt, ftm"):
        write(store, format="excel")
