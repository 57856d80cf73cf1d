import threading

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from diptych.app import settings as settings_file
from diptych.corpus import stories
from diptych.errors import DiptychError, WriteError
from diptych.i18n import LANGUAGES, language
from diptych.ui.pictures import SCALES, THEMES, take_pictures
from diptych.ui.scenes import DAMAGED, EMPTY, FIRST_START, PAIR, READ_ONLY
from diptych.ui.screenshot import take_screenshot
from diptych.ui.theme import theme


def _pair():
    return [entry.path for entry in stories()[0].entries[:2]]


def _threads() -> set[threading.Thread]:
    """Python's own threads; it also remembers every thread of Qt's that ever ran a line, as a dummy."""
    return {one for one in threading.enumerate() if not isinstance(one, threading._DummyThread)}


@pytest.mark.parametrize(("name", "scale"), [("light", 1), ("dark", 2), ("contrast", 1)])
def test_the_picture_is_the_window_in_its_theme_and_scale(qapp, tmp_path, name, scale):
    out = tmp_path / "window.png"
    threads = _threads()
    take_screenshot(out, *_pair(), theme=name, scale=scale, size=(1200, 800))
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1200 * scale, 800 * scale)
    assert picture.pixelColor(3, picture.height() - 4) == theme(name).color("window")
    colours = {picture.pixelColor(x, 150 * scale).name() for x in range(0, picture.width(), 3)}
    assert theme(name).color("pane").name() in colours
    assert not QApplication.topLevelWidgets()
    assert _threads() == threads
    assert not settings_file.file().exists()


VIEWS = ("reading", "rows", "matrix", "story", "search", "stories", "first-start")


def test_every_view_and_dialog_in_every_theme_scale_and_language_is_one_command(qapp, tmp_path):
    pair = []
    for entry in stories()[1].entries[:2]:
        # files of one's own go into the library, so that there is something to be edited
        pair.append(tmp_path / entry.path.name)
        pair[-1].write_bytes(entry.path.read_bytes())
    written = take_pictures(tmp_path / "new", *pair, size=(1000, 700))
    assert sorted(written) == sorted((tmp_path / "new").glob("*/*.png"))
    names = [name for scenes in (EMPTY, FIRST_START, PAIR, READ_ONLY, DAMAGED) for name in scenes]
    looks = [f"{theme}-{scale}x" for theme in THEMES for scale in SCALES]
    assert {path.name for path in written} == {f"{name}-{look}.png" for name in names for look in looks}
    assert len(written) == 2 * len(names) * len(looks)
    assert QImage(str(tmp_path / "new" / "en" / "rows-dark-2x.png")).width() == 2000
    told = [
        tmp_path / "new" / code / f"{view}-{look}.png"
        for code in LANGUAGES
        for view in VIEWS
        for look in looks
    ]
    assert len({path.read_bytes() for path in told}) == len(told)
    assert language() == "en"
    assert not QApplication.topLevelWidgets()


def test_a_file_that_cannot_be_read_is_one_sentence(qapp, tmp_path):
    with pytest.raises(DiptychError, match=r"absent\.txt"):
        take_screenshot(tmp_path / "x.png", _pair()[0], tmp_path / "absent.txt")
    assert not (tmp_path / "x.png").exists()
    assert not QApplication.topLevelWidgets()


def test_a_picture_that_cannot_be_written_is_one_sentence(qapp, tmp_path):
    with pytest.raises(WriteError, match="cannot be written"):
        take_screenshot(tmp_path / "no" / "x.png", *_pair(), size=(900, 700))
    assert not QApplication.topLevelWidgets()
