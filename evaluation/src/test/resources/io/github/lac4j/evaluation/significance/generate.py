"""Writes what SciPy computes for paired series and for Student's t: `python generate.py > golden.json` in this directory.

Made with SciPy 1.10.1. The series are hashes of their position, rounded as accuracies of 1,000 images are.
"""
import json

import numpy as np
from scipy import stats


def series(stream, size, shift):
    h = np.arange(size, dtype=np.uint64) * np.uint64(7919) + np.uint64(stream * 104729 + 12345)
    for factor in (0x85EBCA6B, 0xC2B2AE35):
        h = ((h ^ (h >> np.uint64(16))) * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return np.round(0.7 + 0.02 * (h.astype(np.float64) / 2**32 - 0.5) + shift, 3)


def difference(x, y, axis):
    return np.mean(x - y, axis=axis)


cases = []
for stream, (size, shift) in enumerate([(2, 0.01), (3, 0.0), (3, 0.03), (5, 0.004), (5, 0.05), (8, -0.008), (12, 0.002)]):
    first, second = series(2 * stream, size, shift), series(2 * stream + 1, size, 0)
    test = stats.ttest_rel(first, second)
    error = stats.sem(first - second)
    flips = stats.permutation_test((first, second), difference, permutation_type="samples", n_resamples=np.inf, vectorized=True)
    cases.append({
        "first": first.tolist(),
        "second": second.tolist(),
        "t": test.statistic,
        "p": test.pvalue,
        "halfWidth95": error * stats.t.ppf(0.975, size - 1),
        "signFlipP": flips.pvalue,
    })
tails = [
    {"degreesOfFreedom": n, "t": t, "bothTails": 2 * stats.t.sf(t, n), "distance": stats.t.isf(t / 20, n)}
    for n in (1, 2, 3, 4, 5, 9, 10, 29, 30, 101)
    for t in (0.01, 0.5, 1.0, 2.5, 6.0, 9.9)
]
print(json.dumps({"pairs": cases, "tails": tails}, indent=1))
