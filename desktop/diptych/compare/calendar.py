"""Two dates come in, whether they may be one goes out."""

from diptych.facts import Date


def dates_meet(one: Date, other: Date) -> bool:
    """Whether both are resolved and share at least one day."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low <= other.high and other.low <= one.high
