"""Strings that run in a page which trusts them, and articles made of them. All set `window.pwned` or open a dialog."""

from urllib.parse import quote

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=2</script>",
    '"><img src=x onerror="window.pwned=3">',
    "'><svg onload='window.pwned=4'>",
    "<img src=x onerror=alert(5)>",
    "javascript:window.pwned=6",
    "<a href=\"javascript:window.pwned=7\">x</a>",
    "<iframe srcdoc='<script>parent.pwned=8</script>'></iframe>",
    "\"  onmouseover=\"window.pwned=9\" autofocus onfocus=\"window.pwned=9\" x=\"",
    "' onfocus='window.pwned=10' autofocus='",
    "</textarea><script>window.pwned=11</script>",
    "</title><script>window.pwned=12</script>",
    "<style>@import'//evil.example/x.css';</style><link rel=stylesheet href=//evil.example/y.css>",
    "<base href=//evil.example/><meta http-equiv=refresh content='0;url=javascript:window.pwned=13'>",
    "{{ 7*191 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${window.pwned=14}`-alert(14)-`",
    "&lt;script&gt;window.pwned=15&lt;/script&gt;&#x3c;script&#x3e;window.pwned=15&#x3c;/script&#x3e;",
    "<scr\u0000ipt>window.pwned=16</scr\u0000ipt>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=17>",
    "--><!--><script>window.pwned=18</script>",
    "<details open ontoggle=window.pwned=19><summary>x</summary></details>",
    "\u202e<script>window.pwned=20</script>\u2066",
    "＜script＞window.pwned=21＜/script＞",
    "data:text/html,<script>opener.pwned=22</script>",
)  # fmt: skip

STATES = ("روسيا", "إيران", "تركيا", "العراق", "مصر", "لبنان", "سوريا", "اليمن")


FILLING = (
    "وأكد المتحدث أن المشاورات بين العاصمتين مستمرة منذ أسابيع، وأن الوفدين ناقشا ملفات الحدود والتجارة والمياه والطاقة "
    "من غير أن يتوصلا إلى صيغة نهائية ترضي الطرفين. "
)
"""Enough Arabic for an article that is half payload."""


def _text(i: int, payload: str) -> str:
    """An article with a hostile string between words, as a party, inside a quotation and behind the end."""
    a, b = STATES[i % 8], STATES[(i + 3) % 8]
    clean = payload.replace("\0", "")
    return (
        f'فرضت {a} عقوبات جديدة على {b} {clean} يوم الاثنين 4 يناير 2021، وقال وزير خارجية {a} إن "{clean}" خطر على {b}.\n'
        f"{clean}\nوزار رئيس {b} {a} والتقى \u202eزعيم{clean} لبحث قرض قيمته 3 مليارات دولار. {clean}\n{FILLING * 3}"
    )


ARTICLES = tuple(
    {
        "id": payload.replace("\0", ""), "title": payload.replace("\0", ""), "source": payload.replace("\0", ""),
        "url": ("javascript:window.pwned='url'" if i % 2 else f"https://evil.example/{payload}").replace("\0", ""),
        "published": "2021-01-05", "text": _text(i, payload),
    } for i, payload in enumerate(PAYLOADS)
)  # fmt: skip

ADDRESSES = tuple(
    address for payload in PAYLOADS for address in (
        f"/search?q={quote(payload)}",
        f"/party/{quote(payload, safe='')}",
        f"/pair/{quote(payload, safe='')}/USA",
        f"/event/{quote(payload, safe='')}",
        f"/?type={quote(payload)}",
        f"/?source={quote(payload)}",
        f"/?from={quote(payload)}&page={quote(payload)}",
        f"/pair/RUS/IRN?as_of={quote(payload)}",
        f"/pair/RUS/IRN?source={quote(payload)}&x{quote(payload)}={quote(payload)}",
        f"/go?a={quote(payload)}&b=USA",
        f"/preferences?back={quote(payload)}",
        f"/{quote(payload)}",
    )
)  # fmt: skip
"""Addresses in which a hostile string stands wherever a reader's words may."""
