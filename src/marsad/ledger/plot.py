"""The timeline as a picture: the only module that imports matplotlib."""

from __future__ import annotations

import io

import matplotlib
from matplotlib.figure import Figure

from marsad.store.parquet import Arrow, records

_SIZE = (10, 4)
_COOPERATION, _CONFLICT = "#2a7f62", "#b3392f"


def picture(timeline: Arrow, title: str, kind: str) -> bytes:
    """The bytes of an SVG or PNG: cooperation above the line, conflict below, a bar a month.

    The labels are Latin: matplotlib does not join Arabic letters. The same answer always gives the same bytes.
    """
    rows = records(timeline)
    months = [row["month"] for row in rows]
    with matplotlib.rc_context({"svg.hashsalt": "marsad", "svg.fonttype": "none"}):
        figure = Figure(figsize=_SIZE, layout="constrained")
        axes = figure.subplots()
        for name, color in (("cooperation", _COOPERATION), ("conflict", _CONFLICT)):
            axes.bar(months, [row[name] for row in rows], width=25, color=color, label=name, align="edge")
        axes.axhline(0, color="black", linewidth=0.8)
        axes.set_title(title)
        axes.set_ylabel("sum of PLOVER scores a month")
        axes.legend(loc="best", frameon=False)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        if not rows:
            axes.text(0.5, 0.5, "no events", transform=axes.transAxes, ha="center")
        buffer = io.BytesIO()
        figure.savefig(buffer, format=kind, metadata={"Date": None} if kind == "svg" else None, dpi=150)
    return buffer.getvalue()
