"""The speaker's words: his title and, wherever it stands, his name."""

import pytest

import marsad


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("قال أستاذ القانون، جوهر بن سالم، إن", "أستاذ القانون، جوهر بن سالم"),
        ("قال الإعلامي بقناة الشرق توفيق حميد إن", "الإعلامي بقناة الشرق توفيق حميد"),
        (
            'قال عضو اللجنة في البرلمان الليبي، "طارق الزاوي"، في تصريح، إن',
            'عضو اللجنة في البرلمان الليبي، "طارق الزاوي',
        ),
        ("قالت النائبة عن حزب الوحدة، هالة عمران، إن", "النائبة عن حزب الوحدة، هالة عمران"),
        ("قال وزير الخارجية لنظيره الفرنسي جان إيف لودريان إن", "وزير الخارجية"),
        ("قال النائب في تصريح سامي حمدان إن", "النائب"),
    ],
)
def test_name_behind_the_title_belongs_to_the_speaker(said: str, speaker: str) -> None:
    (quote,) = marsad.read(f"{said} الطريق مفتوح.").quotes
    assert quote.speaker is not None and quote.speaker.text == speaker
    assert quote.text == "الطريق مفتوح"
