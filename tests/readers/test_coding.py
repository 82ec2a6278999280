"""What the realis and the speaker make of an event's type."""

import pytest

import marsad

CASES = [
    # what, sentence, trigger, type, realis
    ("a hostile act its doer announces", "أكدت بلغراد أنها ستفرض عقوبات على تيرانا.", "تفرض عقوبات", "THREATEN", "planned"),
    ("announced by another", "أكدت بلغراد أن تيرانا ستفرض عقوبات على سكوبيه.", "تفرض عقوبات", "SANCTION", "planned"),
    ("a cooperative act its doer refuses", "أكدت بلغراد أنها لن تلتقي وفد تيرانا.", "تلتقي", "REJECT", "actual"),
    ("denied by another", "أكدت بلغراد أن تيرانا لن تلتقي وفد سكوبيه.", "تلتقي", "CONSULT", "negated"),
    ("a planned meeting is agreed", "سيلتقي رئيس صربيا نظيره الألباني غدا.", "يلتقي", "AGREE", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "trigger", "kind", "realis"), CASES, ids=[c[0] for c in CASES])
def test_coded(what: str, text: str, trigger: str, kind: str, realis: str) -> None:
    events = [e for e in marsad.read(text, published="2024-05-02").events if e.trigger.text == trigger]
    assert [(e.type, e.realis) for e in events] == [(kind, realis)]
