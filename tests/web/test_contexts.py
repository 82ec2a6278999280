"""docs/observatory.md says what the code says."""

import inspect
from pathlib import Path

import msgspec
import pytest

from marsad.web import contexts
from marsad.web.views import VIEWS, View

DOCS = (Path(__file__).parents[2] / "docs/observatory.md").read_text(encoding="utf-8")
STRUCTS = [
    struct for name, struct in inspect.getmembers(contexts, inspect.isclass)
    if struct.__module__ == contexts.__name__ and not name.startswith("_")
]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_every_view_is_documented(view: View) -> None:
    query = ", ".join(f"`{name}`" for name in view.query) or "–"
    assert (
        f"| `{view.path.replace(':path', '')}` | {query} | `{view.context.__name__}` | {view.about} |" in DOCS
    )


@pytest.mark.parametrize("struct", STRUCTS, ids=[struct.__name__ for struct in STRUCTS])
def test_every_context_is_documented_field_by_field(struct: type[msgspec.Struct]) -> None:
    section = DOCS.partition(f"\n### {struct.__name__}\n\n")[2].partition("\n### ")[0]
    about = inspect.getdoc(struct)
    assert about and section.startswith(about)
    documented = [part.split("`")[0] for part in section.removeprefix(about).split("`")[1::2]]
    assert documented == [field.name for field in msgspec.structs.fields(struct)]
