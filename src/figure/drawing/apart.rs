//! Labels beside each other without collision.

/// Moves labels apart: each gets a middle as near as possible to the one it wants, in the same order,
/// not nearer to its neighbours than half of both heights, within `top` and `bottom` where they fit.
/// `labels`: (wanted middle, height). Gives the middles in the order of `labels`.
pub fn spread(labels: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    let wanted = |at: &usize| labels.get(*at).map_or(0.0, |label| label.0);
    let height = |at: &usize| labels.get(*at).map_or(0.0, |label| label.1);
    order.sort_by(|a, b| wanted(a).total_cmp(&wanted(b)));
    let mut heaps: Vec<Heap> = Vec::new();
    for at in order {
        let mut heap = Heap { members: vec![at], height: height(&at), sum: wanted(&at) - height(&at) / 2.0 };
        // Neighbours that would overlap lie in one heap, whose top is the mean of what its members want.
        while let Some(above) = heaps.pop() {
            if above.top(top, bottom) + above.height <= heap.top(top, bottom) + 1e-9 {
                heaps.push(above);
                break;
            }
            heap = above.join(heap);
        }
        heaps.push(heap);
    }
    let mut out = vec![0.0; labels.len()];
    for heap in heaps {
        let mut edge = heap.top(top, bottom);
        for at in &heap.members {
            if let Some(slot) = out.get_mut(*at) {
                *slot = edge + height(at) / 2.0;
            }
            edge += height(at);
        }
    }
    out
}

/// Labels that lie edge to edge.
struct Heap {
    members: Vec<usize>,
    height: f64,
    /// Sum over the members of the heap's top that each wants.
    sum: f64,
}

impl Heap {
    fn top(&self, top: f64, bottom: f64) -> f64 {
        let count = u32::try_from(self.members.len()).map_or(1.0, f64::from);
        (self.sum / count).min(bottom - self.height).max(top)
    }

    fn join(mut self, below: Self) -> Self {
        let count = u32::try_from(below.members.len()).map_or(1.0, f64::from);
        self.sum += below.sum - count * self.height;
        self.members.extend(below.members);
        self.height += below.height;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_with_room_stay_where_they_want() {
        assert_eq!(spread(&[(50.0, 10.0), (20.0, 10.0)], 0.0, 100.0), [50.0, 20.0]);
    }

    #[test]
    fn labels_at_one_place_lie_around_it() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[(98.0, 10.0)], 0.0, 100.0), [95.0]);
    }

    proptest! {
        #[test]
        fn no_two_labels_overlap(labels in prop::collection::vec((0.0..300.0_f64, 8.0..30.0_f64), 0..9)) {
            let found = spread(&labels, 0.0, 300.0);
            let mut boxes: Vec<(f64, f64)> = found.iter().zip(&labels).map(|(m, l)| (m - l.1 / 2.0, m + l.1 / 2.0)).collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in boxes.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 1e-6, "{boxes:?}");
            }
            let all: f64 = labels.iter().map(|label| label.1).sum();
            if all <= 300.0 {
                prop_assert!(boxes.iter().all(|(a, b)| *a >= -1e-6 && *b <= 300.0 + 1e-6), "{boxes:?}");
            }
        }
    }
}
