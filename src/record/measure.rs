//! What a numeric field of an item counts or measures.

use crate::quantity::{Dimension, Quantity};

/// What the number of a field counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Money, also for each of something: 元/斤, 每人每月.
    Money,
    /// A percentage or a multiple.
    Rate,
    /// Persons or attendances.
    Persons,
    /// An area.
    Area,
    /// Anything that is counted: persons, households, villages, times.
    Count,
    /// Anything but money and rates: 1350斤, 200盏, 37.2公里.
    Amount,
    /// Any number.
    Any,
}

impl Measure {
    /// Whether a number is of this kind.
    #[must_use]
    pub fn fits(self, quantity: &Quantity) -> bool {
        let dimension = quantity.unit.dimension;
        let is_money = matches!(dimension, Dimension::Money | Dimension::Currency(_));
        let is_rate = matches!(dimension, Dimension::Share | Dimension::Multiple | Dimension::PercentagePoints);
        let is_persons = matches!(dimension, Dimension::People | Dimension::PersonTimes | Dimension::PeopleOrTimes);
        match self {
            Self::Money => is_money,
            Self::Rate => is_rate,
            Self::Persons => is_persons,
            Self::Area => dimension == Dimension::Area,
            Self::Count => {
                is_persons
                    || matches!(dimension, Dimension::Count(_) | Dimension::Households | Dimension::HouseholdTimes)
            }
            Self::Amount => !is_money && !is_rate,
            Self::Any => true,
        }
    }

    /// The unit that is left out most often.
    #[must_use]
    pub fn usual_unit(self) -> Option<&'static str> {
        match self {
            Self::Money => Some("元"),
            Self::Rate => Some("%"),
            Self::Persons => Some("人"),
            Self::Area => Some("亩"),
            Self::Count | Self::Amount | Self::Any => None,
        }
    }

    /// What it is in Chinese and English, with an example.
    #[must_use]
    pub fn words(self) -> [&'static str; 3] {
        match self {
            Self::Money => ["金额", "an amount of money", "300万元"],
            Self::Rate => ["百分比", "a percentage", "98%"],
            Self::Persons => ["人数", "a number of persons", "20人"],
            Self::Area => ["面积", "an area", "200亩"],
            Self::Count => ["个数", "a count", "62所"],
            Self::Amount => ["数量", "a quantity of things", "1350斤"],
            Self::Any => ["数", "a number", "12个"],
        }
    }
}
