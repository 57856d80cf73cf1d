from diptych.report import as_text


def test_the_terminal_sees_both_titles_and_each_divergence(comparison):
    lines = as_text(comparison).splitlines()
    assert lines[0] == "A  La mairie promet 1,2 million d'euros · Le Fanal · 2025-03-03"
    assert lines[1].startswith("B  Pont fermé : 900 000 euros")
    assert lines[3] == "1 link · 3 divergences"
    assert lines[5:9] == [
        "F6  Values differ · écart 300 000",
        "  A  1,2 million d'euros pour",
        "  B  900 000 euros, au moins",
        "  A dit 1,2 million d'euros, B 900 000 euros.",
    ]


def test_a_side_that_is_silent_is_a_dash(comparison):
    assert "  B  –" in as_text(comparison).splitlines()
