//! Sorts by a comparison given as a value: one sort in the whole program, where each of the library's own costs
//! four kilobytes of wasm.

/// The places from 0 to below `count` in their order, which is kept among equals.
/// `is_before` says whether the thing at the first place stands before the one at the second.
pub fn sorted(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        merged.clear();
        for run in places.chunks(2 * width) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
                // The left one goes first among equals.
                if is_before(*second, *first) {
                    merged.push(*second);
                    right = right_rest;
                } else {
                    merged.push(*first);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut places, &mut merged);
        width *= 2;
    }
    places
}
