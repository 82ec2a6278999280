"""The layout holds: imports point downward, modules stay small, the public names are those announced."""

import ast
from pathlib import Path

import marsad

SOURCE = Path(marsad.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
BELOW = {
    "arabic": {"arabic"},
    "lexicon": {"arabic", "lexicon", "errors"},
    "values": {"arabic", "lexicon", "values", "types", "errors", "published"},
    "readers": {"arabic", "lexicon", "values", "readers", "types", "ids"},
    "ids": set(),
    "types": set(),
    "errors": set(),
    "explanation": {"types"},
}
CAP = 420


def imported(path: Path) -> set[str]:
    """The rooms of marsad that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("marsad."):
            found.add(node.module.split(".")[1])
    return found


def test_imports_point_downward() -> None:
    for path in MODULES:
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room in BELOW:
            assert imported(path) <= BELOW[room], path


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
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                assert node.attr not in kept, (path, node.lineno)
