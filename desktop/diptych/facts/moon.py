"""A moment comes in, where the sun and the moon stand then, and the days the moon sets go out.

Moments are days and parts of days as `date.toordinal` counts them, in universal time. Longitudes are good to
about a tenth of a degree, a few minutes of the moon's way (Jean Meeus, Astronomical Algorithms, chapters 25
and 47, the largest terms).
"""

from datetime import date
from math import floor, radians, sin

_J2000 = date(2000, 1, 1).toordinal() + 0.5
_CENTURY = 36525
_MONTH = 29.530588861
"""Days from new moon to new moon, on the mean."""
_PER_DAY = 360 / _MONTH
"""Degrees that the moon gains on the sun in a day."""
_YEAR = 365.25636
"""Days of the sidereal year."""
# degrees; then how many of the elongation, of both anomalies and of the latitude are in the angle
_TERMS = (
    (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0),
    (-0.185116, 0, 1, 0, 0), (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0),
    (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0), (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0),
    (-0.030383, 0, 1, 1, 0), (0.015327, 2, 0, 0, -2), (0.010980, 0, 0, 1, -2), (0.010675, 4, 0, -1, 0),
)  # fmt: skip


def sun(moment: float) -> float:
    """The longitude of the sun in degrees from the equinox of its day."""
    t = (moment - _J2000) / _CENTURY
    anomaly = radians(357.52911 + 35999.05029 * t)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    )
    return (280.46646 + 36000.76983 * t + centre - 0.00569) % 360


def phase(moment: float) -> float:
    """How far the moon has gone from the sun, in degrees: 0 is a new moon, 180 a full one."""
    t = (moment - _J2000) / _CENTURY
    angles = (
        297.85019 + 445267.11140 * t,
        357.52911 + 35999.05029 * t,
        134.96340 + 477198.86751 * t,
        93.27210 + 483202.01753 * t,
    )
    moon = 218.31645 + 481267.88123 * t
    for size, *many in _TERMS:
        moon += size * sin(radians(sum(n * angle for n, angle in zip(many, angles, strict=True))))
    return (moon - sun(moment)) % 360


def when(angle: float, near: float) -> float:
    """The moment nearest to `near` when the moon is `angle` degrees from the sun."""
    for _ in range(6):
        near -= ((phase(near) - angle + 180) % 360 - 180) / _PER_DAY
    return near


def sidereal_sun(moment: float) -> float:
    """The longitude of the sun among the stars, as the calendars of India count it (Lahiri's ayanamsa)."""
    return (sun(moment) - 23.853 - (moment - _J2000) / _CENTURY * 1.39697) % 360


def sun_enters(sign: int, year: int) -> float:
    """The moment in or about the year when the sun enters a sign of the stars: 0 is Mesha, in April."""
    moment = date(year, 4, 14).toordinal() + ((sign + 3) % 12 - 3) / 12 * _YEAR
    for _ in range(4):
        moment -= ((sidereal_sun(moment) - 30 * sign + 180) % 360 - 180) / 360 * _YEAR
    return moment


def sankranti(sign: int, year: int) -> date:
    """The day in India on which the sun enters a sign of the stars, the next where it does after sunset."""
    return date.fromordinal(floor(sun_enters(sign, year) + 5.5 / 24 + 6 / 24))


def chinese_new_year(year: int) -> date:
    """First day of the month that holds the sun's longitude of 330 degrees, by the time of China.

    Where the months around hold none or two of such points (2034) the calendar may be a month off.
    """
    rain = date(year, 2, 19).toordinal() + 0.0
    for _ in range(4):
        rain -= ((sun(rain) - 330 + 180) % 360 - 180) / 360 * _YEAR
    new = when(0, rain - phase(rain) / _PER_DAY)
    china = 8 / 24
    if floor(new + china) > floor(rain + china):
        new = when(0, new - _MONTH)
    elif floor(when(0, new + _MONTH) + china) <= floor(rain + china):
        new = when(0, new + _MONTH)
    return date.fromordinal(floor(new + china))


def islamic_month(near: int) -> int:
    """Ordinal of the first day of the month that begins about the day `near`.

    The evening of the new moon, or the next where it is new only in the later afternoon of Mecca, as the
    calendar of Saudi Arabia (Umm al-Qura) has it but for a day in some years.
    """
    return floor(when(0, near - 1.0) + 8 / 24) + 1


def hindu_day(month: int, tithi: int, hour: float, year: int) -> date | None:
    """The day in `year` on which a lunar day prevails at an hour of India; None when it falls not into it.

    `month` 1 is Chaitra, counted from new moon to new moon; `tithi` is 1 to 30 from the new moon. A month in
    which the sun enters no sign is doubled, and its feasts are in the second (Reingold & Dershowitz,
    Calendrical Calculations, chapter 20).
    """
    sign, india = (month - 2) % 12, 5.5 / 24
    for of in (year - 1, year):
        new = when(0, sun_enters(sign, of) + _MONTH / 2)
        for begin in (when(0, new + by * _MONTH) for by in (-1, 0, 1)):
            ends = [floor(sidereal_sun(at) / 30) for at in (begin, when(0, begin + _MONTH))]
            if ends[0] != sign or ends[1] == sign:
                continue
            first = floor(when(12 * (tithi - 1), begin + (tithi - 1) / 30 * _MONTH) + india)
            days = (day for day in range(first, first + 2))
            told = next(
                (day for day in days if floor(phase(day + hour / 24 - india) / 12) == tithi - 1), first
            )
            if date.fromordinal(told).year == year:
                return date.fromordinal(told)
    return None
