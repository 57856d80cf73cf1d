import pytest

from diptych.text import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Le pont rouvre à 97,4\u202f% «\u00a0hier\u00a0» 👩\u200d🚒", None),
        ("rapport\u202egnp.exe", "rapport\\u202egnp.exe"),
        ("a\x1b[31m\x07\x00\x9b", "a\\x1b[31m\\x07\\x00\\x9b"),
        ("deux\nlignes\r\u2028", "deux\\nlignes\\r\\u2028"),
        ("\u2066a\u2069\u200f\u061c", "\\u2066a\\u2069\\u200f\\u061c"),
        ("\udce9t\udce9", "\\udce9t\\udce9"),
    ],
)
def test_what_commands_is_written_out_and_the_rest_stays(text, shown):
    assert visible(text) == (text if shown is None else shown)
    assert visible(visible(text)) == visible(text)
