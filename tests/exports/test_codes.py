"""CAMEO by the inverse of CAMEO2PLOVER, actor types and countries by tables."""

import json
from importlib import resources

import pytest

import marsad
from marsad.exports.codes import Cameo, cameo, cameo_country, cameo_types, codes, goldstein, sectors
from marsad.plover import SCORES

TABLE = json.loads(
    resources.files("marsad").joinpath("schema/cameo2plover.json").read_text(encoding="utf-8")
)["rows"]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["cameo"])
def test_the_inverse_never_says_more_than_the_table(row: dict[str, object]) -> None:
    contexts = row["contexts"]
    assert isinstance(contexts, list)
    found = cameo(str(row["event"]), row["mode"] and str(row["mode"]), tuple(contexts))
    if found.code is not None:
        (back, *_) = [r for r in TABLE if r["cameo"] == found.code and r["event"] == row["event"]]
        assert back["event"] == row["event"]
        assert str(row["cameo"]).startswith(found.code.removesuffix("0")) or len(str(row["cameo"])) == 2
    assert found.root in (None, str(row["cameo"])[:2])


@pytest.mark.parametrize(
    ("event", "code", "root"),
    [
        (("CONSULT", "phone", ()), "041", "04"),
        (("CONSULT", "visit", ()), "040", "04"),
        (("AID", None, ("military",)), "072", "07"),
        (("AGREE", None, ()), "030", "03"),
        (("ACCUSE", "disapprove", ()), "110", "11"),
        (("ACCUSE", None, ()), None, None),
        (("RETREAT", None, ()), None, "08"),
        (("SANCTION", None, ()), "160", "16"),
        (("COERCE", "arrest", ()), "173", "17"),
        (("ASSAULT", "heavy-weapons", ()), "190", "19"),
        (("ASSAULT", None, ()), None, None),
        (("PROTEST", "demo", ("rights_freedoms", "economic")), "1413", "14"),
    ],
)
def test_the_code_is_the_nearest_that_is_sure(
    event: tuple[str, str | None, tuple[str, ...]], code: str | None, root: str | None
) -> None:
    found = cameo(*event)
    assert (found.code, found.root) == (code, root)


def test_every_event_marsad_knows_has_a_code_of_the_table_or_none() -> None:
    known = set(codes())
    for kind, mode in SCORES:
        found = cameo(kind, mode, ())
        assert found.code is None or found.code in known
        assert found.code is None or goldstein(found.code) is not None
    assert cameo("ACCUSE", None, ()) == Cameo(None, None, None)


def test_examples_of_sectors_are_read_so() -> None:
    for name, sector in sectors().items():
        if sector.example:
            text = f"استقبل {sector.example} أمس وفدا، وقال {sector.example} إنه أدان الهجوم على العاصمة."
            parties = [
                p for e in marsad.read(text).events for p in (*e.actors, *e.recipients, *e.attribution)
            ]
            assert name in {p.sector for p in parties}, (name, [(p.text, p.sector) for p in parties])


def test_codes_that_are_not_there_are_none() -> None:
    assert cameo_country("XKX") is None
    assert cameo_country(None) is None
    assert cameo_country("NGO") is None
    assert cameo_types("PTY", "TUN") == []
    assert cameo_types(None, None) == []
    assert cameo_types("JRN", None) == ["MED"]
    assert cameo_types("MED", None) == ["HLH"]
