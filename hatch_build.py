"""Compiles the readers with mypyc when a wheel is built with HATCH_BUILD_HOOK_ENABLE_CUSTOM=1.

The same sources, about twice as fast; without the variable, or for an editable install, marsad stays pure
Python. Nothing is written into `src`: a library beside its source would go on being used when that is edited.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PARTS = ("arabic/*.py", "values/*.py", "readers/**/*.py", "ids.py", "pipeline.py")
"""What every article goes through, below `src/marsad`."""
DECODED = ("values/measures.py", "values/money.py", "values/numberwords.py")
"""Modules that define msgspec structs, which are compiled already and cannot be compiled again."""


class CompiledHook(BuildHookInterface):  # type: ignore[misc]  # hatchling brings no types
    """Puts the compiled modules into the wheel, beside their sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile in a copy of the sources, and name what came out."""
        if version == "editable":
            return
        work = self.work
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(
            Path(self.root) / "src" / "marsad", work / "marsad", ignore=shutil.ignore_patterns("__pycache__")
        )
        for library in compiled(work):
            build_data["force_include"][str(library)] = library.relative_to(work / "lib").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.work, ignore_errors=True)

    @property
    def work(self) -> Path:
        """Where it is compiled."""
        return Path(self.root) / "build" / "compiled"


def compiled(work: Path) -> list[Path]:
    """The libraries made of the sources below `work`, in `work/lib`."""
    import contextlib

    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    package = work / "marsad"
    left_out = {package / path for path in DECODED}
    modules = sorted({path for part in PARTS for path in package.glob(part)} - left_out)
    with contextlib.chdir(work):
        names = [str(path.relative_to(work)) for path in modules if path.name != "__init__.py"]
        extensions = mypycify(
            ["--ignore-missing-imports", *names],
            opt_level="1", debug_level="0", multi_file=True, target_dir=str(work / "c"),
        )  # fmt: skip
        command = build_ext(Distribution({"name": "marsad", "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(work / "lib"), str(work / "temp")
        command.ensure_finalized()
        command.run()
    return [path for path in (work / "lib").rglob("*") if path.is_file()]
