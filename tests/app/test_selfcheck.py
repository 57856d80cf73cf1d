from diptych.app import selfcheck


def test_this_installation_works(capsys):
    passed = selfcheck.run()
    lines = capsys.readouterr().out.splitlines()
    assert passed, lines
    assert len(lines) == 8
    assert all(line.startswith("ok ") for line in lines)


def test_what_is_missing_is_told_and_the_rest_still_checked(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("diptych.resources._CHECKOUT", tmp_path)
    monkeypatch.setattr("diptych.resources._PACKAGE", tmp_path)
    assert not selfcheck.run()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("FAILED")
    assert lines[1].startswith("ok ")
