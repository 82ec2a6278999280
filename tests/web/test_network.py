import random

from marsad.web.contexts import Name, PairLine
from marsad.web.network import network


def pair(a: str, b: str, cooperations: int, conflicts: int) -> PairLine:
    return PairLine(
        a=Name(key=a, label=a), b=Name(key=b, label=b), href=f"/pair/{a}/{b}", events=cooperations + conflicts,
        cooperations=cooperations, conflicts=conflicts, cooperation=0.0, conflict=0.0, last="2020-01-01",
    )  # fmt: skip


def test_the_same_pairs_stand_in_the_same_places() -> None:
    chance = random.Random(1)
    pairs = [
        pair(f"A{i}", f"B{chance.randrange(9)}", chance.randrange(1, 50), chance.randrange(50))
        for i in range(30)
    ]
    assert network(pairs) == network(pairs)


def test_every_country_and_pair_stands_inside_the_picture() -> None:
    pairs = [pair("USA", "VEN", 3, 9), pair("USA", "RUS", 5, 5), pair("IRN", "SAU", 0, 1)]
    made = network(pairs)
    assert [(node.name.key, node.events) for node in made.nodes] == [
        ("USA", 22),
        ("VEN", 12),
        ("RUS", 10),
        ("IRN", 1),
        ("SAU", 1),
    ]
    assert made.nodes[0].size == 1 and all(
        0 < node.size <= 1 and 0 < node.x < 1 and 0 < node.y < 1 for node in made.nodes
    )
    assert {(edge.pair.a.key, edge.leaning) for edge in made.edges} == {
        ("USA", "conflict"),
        ("USA", "cooperation"),
        ("IRN", "conflict"),
    }
    places = {node.name.key: (node.x, node.y) for node in made.nodes}
    for edge in made.edges:
        assert (edge.x1, edge.y1, edge.x2, edge.y2) == (*places[edge.pair.a.key], *places[edge.pair.b.key])
        assert 0 < edge.width <= 1


def test_no_pairs_are_no_picture_and_one_pair_is_one() -> None:
    assert network([]).nodes == []
    assert len(network([pair("A", "B", 1, 0)]).nodes) == 2


def test_a_country_stays_where_it_stands_in_the_whole() -> None:
    whole = (("USA", "VEN", 12), ("USA", "RUS", 10), ("IRN", "SAU", 1), ("RUS", "IRN", 4))
    some = [pair("USA", "VEN", 3, 9), pair("USA", "RUS", 5, 5)]
    first, other = (
        network([*some, one], whole) for one in (pair("RUS", "IRN", 1, 0), pair("IRN", "RUS", 0, 2))
    )
    assert {n.name.key: (n.x, n.y) for n in first.nodes} == {n.name.key: (n.x, n.y) for n in other.nodes}


def test_no_name_lies_upon_another() -> None:
    chance = random.Random(3)
    pairs = [
        pair(f"A{chance.randrange(8)}", f"B{chance.randrange(8)}", chance.randrange(1, 50), 3)
        for _ in range(12)
    ]
    nodes = network(pairs).nodes
    assert len(nodes) > 10
    for i, one in enumerate(nodes):
        for other in nodes[:i]:
            assert abs(one.x - other.x) > 0.15 or abs(one.y - other.y) > 0.09
