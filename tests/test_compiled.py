"""What hatch_build.py compiles must be what mypyc can compile."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "marsad"


def _settings() -> dict[str, tuple[str, ...]]:
    tree = ast.parse((ROOT / "hatch_build.py").read_text(encoding="utf-8"))
    return {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


PARTS, DECODED = _settings()["PARTS"], _settings()["DECODED"]
MODULES = sorted({path for part in PARTS for path in PACKAGE.glob(part)})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_structs_are_in_the_modules_left_out(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    structs = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any("Struct" in ast.unparse(base) for base in node.bases)
    ]
    assert bool(structs) == (str(path.relative_to(PACKAGE)) in DECODED), structs


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_constants_are_final(path: Path) -> None:
    """The compiler reads a Final constant at once; any other is looked up by its name at every use."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loose = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and "TypeVar(" not in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    ]
    assert not loose


def test_nothing_is_named_twice_or_missing() -> None:
    assert all((PACKAGE / path).is_file() for path in DECODED)
    assert len(MODULES) > 80
