//! The table of measures, as text and as JSON.

use serde_json::{Value, json};

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The median.
    pub measured: f64,
    /// The most that is allowed; `None` for a value that others are compared with.
    pub budget: Option<f64>,
    /// Of both numbers.
    pub unit: &'static str,
}

impl Row {
    /// A measure with a budget.
    pub fn within(what: impl Into<String>, measured: f64, budget: f64, unit: &'static str) -> Self {
        Self { what: what.into(), measured, budget: Some(budget), unit }
    }

    /// A measure that stands for itself.
    pub fn plain(what: impl Into<String>, measured: f64, unit: &'static str) -> Self {
        Self { what: what.into(), measured, budget: None, unit }
    }

    /// Whether it exceeds its budget.
    pub fn is_over(&self) -> bool {
        self.budget.is_some_and(|budget| self.measured > budget)
    }
}

/// The rows as a table.
pub fn table(rows: &[Row]) -> String {
    let line = |row: &Row| {
        let budget = row.budget.map(|budget| format!("{budget:.2}")).unwrap_or_default();
        let mark = if row.is_over() { "OVER" } else { "" };
        let Row { what, measured, unit, .. } = row;
        format!("{what:<58}{measured:>10.2}{budget:>10}  {unit} {mark}\n")
    };
    let head = format!("{:<58}{:>10}{:>10}\n", "what", "measured", "budget");
    std::iter::once(head).chain(rows.iter().map(line)).collect()
}

/// The rows for programs.
pub fn json(rows: &[Row]) -> Value {
    let row = |row: &Row| {
        json!({
            "what": row.what, "measured": row.measured, "budget": row.budget,
            "unit": row.unit, "over": row.is_over(),
        })
    };
    rows.iter().map(row).collect()
}

/// The middle of the measures; not a number when there are none.
pub fn median(mut measures: Vec<f64>) -> f64 {
    measures.sort_by(f64::total_cmp);
    measures.get(measures.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::{Row, median, table};

    #[test]
    fn the_middle_one_counts() {
        assert!((median(vec![9.0, 1.0, 5.0]) - 5.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn what_is_over_its_budget_is_marked() {
        let rows = [Row::within("slow", 20.0, 16.0, "ms"), Row::within("quick", 2.0, 16.0, "ms")];
        assert_eq!(table(&rows).matches("OVER").count(), 1);
    }
}
