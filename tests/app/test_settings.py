import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from diptych.app import settings
from diptych.app.settings import Settings
from diptych.errors import WriteError


def write(text: str | bytes) -> None:
    settings.file().parent.mkdir(parents=True, exist_ok=True)
    settings.file().write_bytes(text.encode() if isinstance(text, str) else text)


def test_no_file_means_the_defaults():
    assert settings.load() == Settings()
    assert not settings.file().exists()


def test_what_is_saved_is_loaded():
    told = Settings(language="en", theme="dark", zoom=1.5, linked_scrolling=False, window_geometry="AAA=")
    settings.save(told)
    assert settings.load() == told


def test_rates_of_exchange_are_none_by_default_and_kept_as_written():
    assert Settings().exchange_rates == ()
    told = Settings(exchange_rates=("2025-02-10 1 EUR = 1.0321 USD",))
    settings.save(told)
    assert settings.load() == told


def test_only_what_differs_from_the_defaults_is_written():
    settings.save(Settings(theme="dark"))
    assert json.loads(settings.file().read_text("utf-8")) == {"theme": "dark"}
    settings.save(Settings())
    assert json.loads(settings.file().read_text("utf-8")) == {}


def test_nothing_else_is_left_in_the_folder():
    settings.save(Settings(theme="dark"))
    assert [path.name for path in settings.file().parent.iterdir()] == ["settings.json"]


def test_an_unknown_key_is_dropped(caplog):
    caplog.set_level("INFO")
    write('{"theme": "dark", "flavour": "mint"}')
    assert settings.load() == Settings(theme="dark")
    assert "flavour" in caplog.text


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("language", "de"),
        ("zoom", "big"),
        ("zoom", True),
        ("zoom", 0.1),
        ("zoom", float("nan")),
        ("linked_scrolling", 1),
        ("window_geometry", None),
        ("exchange_rates", "2025-02-10 1 EUR = 1.0321 USD"),
        ("exchange_rates", [1.03]),
    ],
)
def test_an_impossible_value_leaves_the_default_and_the_rest(key, value, caplog):
    write(json.dumps({"hints_hidden": True, key: value}))
    assert settings.load() == Settings(hints_hidden=True)
    assert key in caplog.text


def test_a_whole_number_is_a_zoom():
    write('{"zoom": 2}')
    assert settings.load().zoom == 2.0


@pytest.mark.parametrize("text", ["{", "[]", "null", b"\xff\xfe", ""])
def test_a_damaged_file_is_kept_beside_the_new_one(text, caplog):
    write(text)
    assert settings.load() == Settings()
    settings.save(Settings(theme="dark"))
    kept = settings.file().with_name("settings.json.damaged").read_bytes()
    assert kept == (text if isinstance(text, bytes) else text.encode())
    assert settings.load() == Settings(theme="dark")
    assert "damaged" in caplog.text


def test_a_second_damaged_file_does_not_push_out_the_first(caplog):
    for text in ("{1", "{2"):
        write(text)
        settings.load()
    kept = sorted(path.read_text() for path in settings.file().parent.glob("*.damaged*"))
    assert kept == ["{1", "{2"]
    assert len(caplog.records) == 2


def test_a_folder_that_cannot_be_written_is_told(home):
    (home / "config").write_text("a file where the folder should be")
    with pytest.raises(WriteError, match="config"):
        settings.save(Settings(theme="dark"))


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Settings,
        language=st.sampled_from(["", "fr", "en"]),
        theme=st.sampled_from(["system", "light", "dark", "contrast"]),
        zoom=st.floats(0.5, 4),
        linked_scrolling=st.booleans(),
        sidebar_visible=st.booleans(),
        window_geometry=st.text("ABCabc+/=", max_size=40),
        hints_hidden=st.booleans(),
        reduced_motion=st.booleans(),
    )
)
def test_any_settings_survive_their_file(told):
    settings.save(told)
    assert settings.load() == told
