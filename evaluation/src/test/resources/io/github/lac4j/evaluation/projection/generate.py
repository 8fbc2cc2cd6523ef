"""Writes what scikit-learn computes for maps of small sets of points: `python generate.py > golden.json` in this directory.

Made with scikit-learn 1.2.1 and NumPy 1.24.2. scikit-learn keeps distances in single precision and stops its search for a
perplexity at 1e-5, so probabilities agree to some 1e-5.
"""
import json

import numpy as np
from scipy.spatial.distance import pdist, squareform
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities, _kl_divergence


def noise(stream, rows, columns):
    h = np.arange(rows * columns, dtype=np.uint64) * np.uint64(7919) + np.uint64(stream * 104729 + 12345)
    for factor in (0x85EBCA6B, 0xC2B2AE35):
        h = ((h ^ (h >> np.uint64(16))) * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    h ^= h >> np.uint64(16)
    return np.round(h.astype(np.float64) / 2**32 - 0.5, 4).reshape(rows, columns)


small = noise(1, 12, 4)
place = noise(2, 12, 2)
p = _joint_probabilities(squareform(pdist(small, "sqeuclidean")), 3.0, 0)
divergence, gradient = _kl_divergence(place.ravel(), p, 1, 12, 2, skip_num_points=0)
groups = noise(3, 60, 5) + np.repeat(3 * noise(4, 4, 5), 15, axis=0)
map_ = TSNE(method="exact", init="pca", learning_rate="auto", perplexity=10, n_iter=750, random_state=0)
map_.fit(groups)


def components(points):
    pca = PCA(2, svd_solver="full")
    return {"coordinates": pca.fit_transform(points).tolist(), "shares": pca.explained_variance_ratio_.tolist()}


print(json.dumps({
    "small": small.tolist(),
    "place": place.tolist(),
    "probabilities": squareform(p).tolist(),
    "divergence": divergence,
    "gradient": gradient.reshape(12, 2).tolist(),
    "groups": groups.tolist(),
    "finalDivergence": map_.kl_divergence_,
    "tall": components(groups),
    "wide": components(noise(5, 6, 40)),
    "widePoints": noise(5, 6, 40).tolist(),
}, separators=(",", ":")).replace("],", "],\n"))
