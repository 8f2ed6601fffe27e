//! Formulas of derived indicators.
//!
//! Grammar: numbers, `+ - * /`, brackets, indicator codes, and `CODE[dimension=member]`. Dimensions not
//! named are matched with the result's, a member not given is the total. A part that lacks the asked
//! member is missing, never broadcast.

use super::{Code, DimensionCode, IndicatorCode};
use std::collections::BTreeMap;

/// A value a formula asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// Indicator.
    pub indicator: IndicatorCode,
    /// Members the formula fixes.
    pub members: BTreeMap<DimensionCode, Code>,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    Part(usize),
    Binary(char, Box<Node>, Box<Node>),
    Negative(Box<Node>),
}

/// A formula that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    text: String,
    root: Node,
    parts: Vec<Part>,
}

/// The formula cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("formula “{formula}”: cannot read “{rest}”")]
pub struct FormulaError {
    /// The whole formula.
    pub formula: String,
    /// What was left where reading stopped.
    pub rest: String,
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// [`FormulaError`] with the rest that could not be read.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        let mut reader = Reader { rest: text.trim(), parts: Vec::new(), depth: 0 };
        let root = reader.sum().filter(|_| reader.rest.is_empty());
        match root {
            Some(root) => Ok(Self { text: text.trim().to_owned(), root, parts: reader.parts }),
            None => Err(FormulaError { formula: text.to_owned(), rest: reader.rest.to_owned() }),
        }
    }

    /// As written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The values it asks for, each once.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The result from the parts' values in the order of [`Formula::parts`]. `None` where a part is
    /// missing or a division has no result.
    pub fn evaluate(&self, values: &[Option<f64>]) -> Option<f64> {
        evaluate(&self.root, values).filter(|value| value.is_finite())
    }
}

fn evaluate(node: &Node, values: &[Option<f64>]) -> Option<f64> {
    match node {
        Node::Number(number) => Some(*number),
        Node::Part(position) => values.get(*position).copied().flatten(),
        Node::Negative(inner) => Some(-evaluate(inner, values)?),
        Node::Binary(sign, left, right) => {
            let (left, right) = (evaluate(left, values)?, evaluate(right, values)?);
            match sign {
                '+' => Some(left + right),
                '-' => Some(left - right),
                '*' => Some(left * right),
                _ => (right != 0.0).then(|| left / right),
            }
        }
    }
}

const DEEPEST: u8 = 32;

struct Reader<'a> {
    rest: &'a str,
    parts: Vec<Part>,
    depth: u8,
}

impl Reader<'_> {
    fn eat(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.rest.chars().next().filter(|sign| signs.contains(sign))?;
        self.rest = self.rest[sign.len_utf8()..].trim_start();
        Some(sign)
    }

    fn take(&mut self, accept: impl Fn(char) -> bool) -> Option<String> {
        let end = self.rest.find(|letter| !accept(letter)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        let taken = taken.to_owned();
        self.rest = rest.trim_start();
        (!taken.is_empty()).then_some(taken)
    }

    fn sum(&mut self) -> Option<Node> {
        let mut left = self.product()?;
        while let Some(sign) = self.eat(&['+', '-']) {
            left = Node::Binary(sign, Box::new(left), Box::new(self.product()?));
        }
        Some(left)
    }

    fn product(&mut self) -> Option<Node> {
        let mut left = self.atom()?;
        while let Some(sign) = self.eat(&['*', '/']) {
            left = Node::Binary(sign, Box::new(left), Box::new(self.atom()?));
        }
        Some(left)
    }

    fn atom(&mut self) -> Option<Node> {
        self.depth += 1;
        let node = if self.depth > DEEPEST { None } else { self.shallow_atom() };
        self.depth -= 1;
        node
    }

    fn shallow_atom(&mut self) -> Option<Node> {
        if self.eat(&['-']).is_some() {
            return Some(Node::Negative(Box::new(self.atom()?)));
        }
        if self.eat(&['(']).is_some() {
            let inner = self.sum()?;
            self.eat(&[')'])?;
            return Some(inner);
        }
        if self.rest.starts_with(|first: char| first.is_ascii_digit()) {
            return self.take(|c| c.is_ascii_digit() || c == '.')?.parse().ok().map(Node::Number);
        }
        let indicator = self.take(|c| c.is_ascii_alphanumeric() || c == '_')?;
        let mut members = BTreeMap::new();
        if self.eat(&['[']).is_some() {
            loop {
                let dimension = self.take(|c| c.is_ascii_alphanumeric() || c == '_')?;
                self.eat(&['='])?;
                let member = self.take(|c| c.is_ascii_alphanumeric() || c == '_')?;
                members.insert(DimensionCode::from(dimension), Code::from(member));
                if self.eat(&[',', ';']).is_none() {
                    break;
                }
            }
            self.eat(&[']'])?;
        }
        let part = Part { indicator: IndicatorCode::from(indicator), members };
        let position = self.parts.iter().position(|known| *known == part).unwrap_or_else(|| {
            self.parts.push(part);
            self.parts.len() - 1
        });
        Some(Node::Part(position))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_computed_from_its_parts() {
        let formula = Formula::parse("100 * IMM_STOCK[sex=F] / IMM_STOCK").expect("formula");
        assert_eq!(formula.parts().len(), 2);
        let share = formula.evaluate(&[Some(17_338.0), Some(48_731.0)]).expect("share");
        assert!((share - 35.578_99).abs() < 1e-5);
        assert_eq!(formula.evaluate(&[Some(17_338.0), None]), None, "a missing part is missing");
        assert_eq!(formula.evaluate(&[Some(17_338.0), Some(0.0)]), None, "no division by zero");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let error = Formula::parse("100 * (A / B").expect_err("bracket");
        assert_eq!(error.formula, "100 * (A / B");
        assert!(Formula::parse("A ? B").is_err());
        assert!(Formula::parse(&"(".repeat(10_000)).is_err());
    }
}
