"""Drafts state entries from CLDR and shows what the knowledge files still lack.

    pip install babel pyyaml
    python tools/generate_states.py                 # codes without entry; CLDR names that no entry holds
    python tools/generate_states.py draft NCL PYF   # skeleton entries to be completed by hand

The files under src/marsad/data/states are corrected by hand: this script never writes to them. Only the
draft is generated. CLDR spells for user interfaces, newspapers spell otherwise; demonyms, capitals, seats
and counter-examples are not in CLDR at all.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml
from babel import Locale
from babel.core import get_global

STATES = Path(__file__).parent.parent / "src" / "marsad" / "data" / "states"

NO_STATE = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
LOCALES = ("ar", "ar_EG", "ar_LB", "ar_SA", "ar_DZ", "ar_MA", "ar_LY", "ar_AE")
FORMER = {
    "DDR",
    "BUR",
    "YMD",
    "ZAR",
    "TMP",
    "CSK",
    "SCG",
    "FXX",
    "ANT",
    "NTZ",
}  # CLDR maps them to their heirs
ALIASES = {"XK": "XKX"}
DEPENDENT = {
    "ABW",
    "AIA",
    "ALA",
    "ASM",
    "ATA",
    "ATF",
    "BES",
    "BLM",
    "BMU",
    "BVT",
    "CCK",
    "COK",
    "CUW",
    "CXR",
    "CYM",
    "FLK",
    "FRO",
    "GGY",
    "GIB",
    "GLP",
    "GRL",
    "GUF",
    "GUM",
    "HMD",
    "IMN",
    "IOT",
    "JEY",
    "MAF",
    "MNP",
    "MSR",
    "MTQ",
    "MYT",
    "NCL",
    "NFK",
    "NIU",
    "PCN",
    "PRI",
    "PYF",
    "REU",
    "SGS",
    "SHN",
    "SJM",
    "SPM",
    "SXM",
    "TCA",
    "TKL",
    "UMI",
    "VGB",
    "VIR",
    "WLF",
}


def folded(text: str) -> str:
    """The letters as marsad compares them: no vowel signs, one hamza, one ya, one ha."""
    text = re.sub("[\u064b-\u065f\u0670\u0640\u200e\u200f]", "", text)
    for several, one in (("أإآٱ", "ا"), ("ىئ", "ي"), ("ة", "ه"), ("ؤ", "و")):
        text = re.sub(f"[{several}]", one, text)
    return " ".join(text.split())


def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3, from CLDR's own alias table."""
    table: dict[str, str] = {}
    for alias, targets in get_global("territory_aliases").items():
        if (
            alias not in FORMER
            and re.fullmatch("[A-Z]{3}", alias)
            and len(targets) == 1
            and re.fullmatch("[A-Z]{2}", targets[0])
        ):
            table.setdefault(targets[0], alias)
    return {**table, **ALIASES}


def cldr_names() -> dict[str, tuple[str, list[str]]]:
    """alpha-3 to the English name and the Arabic names of all Arabic locales, the general one first."""
    english = Locale("en").territories
    names: dict[str, tuple[str, list[str]]] = {}
    for alpha2, code in sorted(alpha3().items()):
        if alpha2 in NO_STATE or alpha2 not in english:
            continue
        spellings: list[str] = []
        for locale in LOCALES:
            arabic = Locale.parse(locale).territories.get(alpha2)
            arabic = arabic and re.sub("[\u200e\u200f]", "", arabic)
            if arabic and folded(arabic) not in map(folded, spellings):
                spellings.append(arabic)
        if spellings:
            names[code] = (english[alpha2], spellings)
    return names


def written() -> dict[str, set[str]]:
    """Folded names of the entries in the knowledge files."""
    entries = {}
    for path in sorted(STATES.glob("*.yaml")):
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []:
            names = [entry["name"], *entry.get("formal", []), *entry.get("also", [])]
            entries[entry["id"]] = {folded(name) for name in names}
    return entries


def draft(code: str, english: str, spellings: list[str]) -> str:
    """A skeleton that `marsad check` refuses until examples and counter-examples are written."""
    lines = [f"- id: {code}", "  kind: state", f"  name: {spellings[0]}", f"  english: {english}"]
    if spellings[1:]:
        lines += ["  also:", *(f"    - {name}" for name in spellings[1:])]
    lines += [f"  {key}: []" for key in ("demonym", "capital", "examples", "not")]
    return "\n".join([*lines, "  source: CLDR (Babel)"])


def main(arguments: list[str]) -> int:
    """Prints drafts, or the gaps; 1 if a state is missing."""
    names = cldr_names()
    if arguments[:1] == ["draft"]:
        print("\n\n".join(draft(code, *names[code]) for code in arguments[1:]))
        return 0
    have = written()
    missing = [code for code in names if code not in have and code not in DEPENDENT]
    for code in missing:
        print(f"{code} {names[code][0]}: no entry")
    for code, (english, spellings) in names.items():
        lacking = [name for name in spellings if folded(name) not in have.get(code, {folded(name)})]
        if lacking:
            print(f"{code} {english}: CLDR also has {'، '.join(lacking)}")
    print(f"{len(have)} entries, {len(missing)} missing")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
