from diptych.app.jobs import new_id


def test_the_newest_job_has_the_greatest_id():
    first, second = new_id(), new_id()
    assert second > first
