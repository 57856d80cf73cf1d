from diptych.memory import give_back


def test_memory_can_be_given_back_at_any_time():
    block = [bytes(1000) for _ in range(10_000)]
    give_back()
    del block
    give_back()
