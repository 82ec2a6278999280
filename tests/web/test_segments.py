from hypothesis import given
from hypothesis import strategies as st

from marsad.web.marks import Stretch, segments

STRETCHES = st.builds(
    Stretch,
    st.integers(-3, 40),
    st.integers(-3, 40),
    st.sampled_from(["trigger", "actor", "evidence", "quote"]),
    st.sampled_from(["", "e1", "e2"]),
)


@given(st.text(max_size=30), st.lists(STRETCHES, max_size=12))
def test_segments_are_the_text_and_every_stretch_is_covered(text: str, stretches: list[Stretch]) -> None:
    found = segments(text, stretches)
    assert "".join(segment.text for segment in found) == text
    assert all(segment.text for segment in found)
    inside = [s for s in stretches if 0 <= s.start < s.end <= len(text)]
    at = 0
    for segment in found:
        covering = [s for s in inside if s.start <= at and at + len(segment.text) <= s.end]
        touching = [s for s in inside if s.start < at + len(segment.text) and at < s.end]
        assert covering == touching, "no stretch begins or ends within a segment"
        assert segment.kinds == sorted({s.kind for s in covering})
        assert segment.roles == sorted({f"{s.event}:{s.kind}" for s in covering if s.event})
        at += len(segment.text)
    triggers = [segment.trigger for segment in found if segment.trigger]
    assert len(triggers) == len(set(triggers)), "an event has one place to jump to"
    assert set(triggers) <= {s.event for s in inside if s.kind == "trigger"}
