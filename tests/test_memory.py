from diptych.memory import give_back, give_back_large


def test_memory_can_be_given_back_at_any_time():
    block = [bytes(1000) for _ in range(10_000)]
    give_back()
    del block
    give_back()


def test_large_blocks_can_be_told_to_go_back_more_than_once():
    give_back_large()
    give_back_large()
    assert len(bytes(2**20)) == 2**20
