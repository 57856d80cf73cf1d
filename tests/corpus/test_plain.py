from diptych.corpus.plain import blocks


def texts(text):
    return [block.text for block in blocks(text)]


def test_each_line_is_a_block_and_knows_whether_it_stands_apart():
    found = blocks("un\n\ndeux\ntrois\n")
    assert [(b.text, b.apart) for b in found] == [("un", True), ("deux", True), ("trois", False)]


def test_a_bullet_alone_joins_the_item_below():
    assert texts("Points\n-\nLe premier\n-\n\nLe second\n- Le dernier") == [
        "Points", "- Le premier", "- Le second", "- Le dernier",
    ]  # fmt: skip


def test_a_bullet_with_nothing_below_is_kept():
    assert texts("un\n-\n") == ["un", "-"]


def test_wrapped_lines_are_joined():
    words = ["le", "conseil", "a", "voté", "hier", "la", "fermeture", "du", "marché", "couvert"] * 12
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    assert texts(f"Le titre\n\n{wrapped}") == ["Le titre", " ".join(words)]


def test_short_lines_are_not_taken_for_wrapped_ones():
    assert len(texts("\n".join(["un vers", "deux vers plus longs", "trois"] * 5))) == 15
