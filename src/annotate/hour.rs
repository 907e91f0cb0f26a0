//! The hour of a day, as the clock on the wall shows it where the news is told: words name no zone that could be counted by.

/// Where within a day something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hour {
    /// A time of the clock, in minutes from midnight; 1,440 is the midnight at the day's end.
    At(u16),
    /// Before noon.
    Morning,
    /// From noon on.
    Afternoon,
    /// The end of the day.
    Evening,
    /// At night, which may be its first hours or its last.
    Night,
}

/// Minutes of a day.
pub const DAY: u16 = 1_440;

impl Hour {
    /// That of a TIMEX3 value; `None` where the value has none, or no day.
    pub fn of(value: &str) -> Option<Hour> {
        let (day, hour) = value.split_once('T')?;
        match hour {
            "MO" => return Some(Hour::Morning),
            "AF" => return Some(Hour::Afternoon),
            "EV" => return Some(Hour::Evening),
            "NI" => return Some(Hour::Night),
            _ => {}
        }
        let (hours, rest) = hour.split_once(':').filter(|_| day.ends_with(|c: char| c.is_ascii_digit()))?;
        let (hours, minutes) = (hours.parse::<u16>().ok()?, rest.get(..2)?.parse::<u16>().ok()?);
        let at = hours.checked_mul(60)?.checked_add(minutes)?;
        (minutes < 60 && at <= DAY).then_some(Hour::At(at))
    }

    /// The minutes of the day that it takes at the most, from the first to the end; a time of the clock is a point.
    pub fn minutes(self) -> (u16, u16) {
        match self {
            Hour::At(at) => (at, at),
            Hour::Morning => (0, 12 * 60),
            Hour::Afternoon => (12 * 60, 18 * 60),
            Hour::Evening => (17 * 60, DAY),
            Hour::Night => (0, DAY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_give_hours_and_parts_of_a_day() {
        let cases = [
            ("2025-05-14T14:05", Some(Hour::At(845))),
            ("2025-05-14T09:30:15", Some(Hour::At(570))),
            ("2025-05-14T24:00", Some(Hour::At(DAY))),
            ("2025-05-14TMO", Some(Hour::Morning)),
            ("2025-05-14TNI", Some(Hour::Night)),
            ("2025-05-14T25:00", None),
            ("2025-05-14T12:7", None),
            ("2025-05-14T12:é", None),
            ("2025-05-14", None),
            ("PT1H", None),
            ("PT1:30", None),
        ];
        for (value, expected) in cases {
            assert_eq!(Hour::of(value), expected, "{value}");
        }
    }
}
