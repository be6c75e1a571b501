"""A value's place is found again by counting characters, whatever white space recognition added or dropped."""

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.domain.origin import Origin, Piece, Spot, cut_trail, inked, joined_trails, trail_of

TOP, BOTTOM, NEXT = (Spot(1, (10, 20, 90, 30)), Spot(1, (10, 32, 90, 42)), Spot(2, (10, 5, 90, 15)))
LINES = [Piece("1、1-产出指标，11-数量", TOP), Piece("指标，场次；", BOTTOM), Piece("2、2-效益指标", NEXT)]

texts = st.text(st.sampled_from("甲乙 \n1,;"), max_size=8)
pieces = st.lists(st.builds(Piece, texts, st.integers(1, 9).map(Spot)), max_size=6)


def test_a_span_is_where_its_characters_stood() -> None:
    text = "".join(piece.text for piece in LINES)
    origin = Origin("", text, trail_of(LINES))
    second = text.index("2、2")

    assert origin.spots() == (TOP, BOTTOM, NEXT)
    assert origin.spots(0, 5) == (TOP,)
    assert origin.spots(0, second) == (TOP, BOTTOM)
    assert origin.spots(second) == (NEXT,)


@given(pieces)
def test_white_space_makes_no_difference(lines: list[Piece]) -> None:
    glued = Origin("", "".join(piece.text for piece in lines), trail_of(lines))
    spaced = Origin("", "\n ".join(piece.text for piece in lines), trail_of(lines))
    assert glued.spots() == spaced.spots()
    inked_ones = dict.fromkeys(piece.spot for piece in lines if inked(piece.text))
    assert glued.spots() == tuple(inked_ones)


@given(pieces, pieces)
def test_trails_are_joined_as_their_texts_are(upper: list[Piece], lower: list[Piece]) -> None:
    parts = [("".join(piece.text for piece in part), trail_of(part)) for part in (upper, lower)]
    assert joined_trails(parts) == trail_of([*upper, *lower])


@given(pieces, st.data())
def test_a_part_of_a_trail_is_the_trail_of_that_part(lines: list[Piece], data: st.DataObject) -> None:
    """Character for character: each still stands where it stood."""
    trail = trail_of(lines)
    spots = [piece.spot for piece in lines for _ in range(inked(piece.text))]
    start = data.draw(st.integers(0, len(spots)))
    end = data.draw(st.integers(start, len(spots)))
    cut = cut_trail(trail, start, end)
    begins = dict(cut)
    found: list[Spot] = []
    for at in range(end - start):
        found.append(begins.get(at, found[-1] if found else Spot(99)))
    assert found == spots[start:end]
