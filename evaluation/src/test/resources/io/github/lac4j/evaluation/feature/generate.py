"""Writes what scikit-learn classifies and fits: `python generate.py FASHION_MNIST_SUBSET > golden.json` in this directory,
with the folder of the gzipped IDX files of the embedded part of Fashion-MNIST.

Made with scikit-learn 1.9.1. The features are the pixels of 300 training and 200 test images, averaged over squares of 4 x 4
and rounded to 256ths: 49 numbers an image. Images are taken at equal distances.

Votes are those of KNeighborsClassifier with the weights that the papers use. Fits are those of LogisticRegression with
C = 1 / (l2 N), which is the mean cross-entropy plus l2 / 2 times the squared norm of the weights, on standardised or raw
features, until the gradient is 1e-10. `margin` is the smallest relative lead of a winning class over the next one: it says
how far predictions are from depending on rounding.
"""
import gzip
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])


def read(name, offset):
    return np.frombuffer(gzip.decompress((folder / name).read_bytes()), np.uint8, offset=offset)


def part(prefix, count):
    labels = read(f"{prefix}-labels-idx1-ubyte.gz", 8)
    chosen = np.arange(count) * (len(labels) // count)
    images = read(f"{prefix}-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28)[chosen]
    return np.rint(images.reshape(-1, 7, 4, 7, 4).mean((2, 4))).reshape(count, 49) / 256, labels[chosen].astype(int)


train, train_labels = part("train", 300)
test, test_labels = part("t10k", 200)
assert len(set(train_labels)) == 10


def margin(scores):
    ordered = np.sort(scores, axis=1)
    return float(((ordered[:, -1] - ordered[:, -2]) / ordered[:, -1]).min())


def vote(distance, k, temperature):
    weights = {
        "COSINE": lambda d: np.exp((1 - d) / temperature),
        "EUCLIDEAN": lambda d: 1 / (d + 1e-5),
    }[distance]
    knn = KNeighborsClassifier(k, metric=distance.lower(), weights=weights, algorithm="brute").fit(train, train_labels)
    return {"distance": distance, "k": k, "temperature": temperature, "predictions": knn.predict(test).tolist(),
            "margin": margin(knn.predict_proba(test))}


def fit(l2, standardize):
    scaler = StandardScaler().fit(train) if standardize else StandardScaler(with_mean=False, with_std=False).fit(train)
    x = scaler.transform(train)
    model = LogisticRegression(C=1 / (l2 * len(x)), tol=1e-10, max_iter=10000, solver="newton-cholesky").fit(x, train_labels)
    p = model.predict_proba(x)
    p[np.arange(len(x)), train_labels] -= 1
    gradient = np.abs(p.T @ x / len(x) + l2 * model.coef_).max()
    assert gradient < 1e-8, gradient
    return {"l2": l2, "standardize": standardize, "accuracy": model.score(scaler.transform(test), test_labels),
            "weights": model.coef_.tolist(), "biases": (model.intercept_ - model.intercept_.mean()).tolist(),
            "margin": margin(model.predict_proba(scaler.transform(test)))}


print(json.dumps({
    "train": {"values": (256 * train).astype(int).tolist(), "labels": train_labels.tolist()},
    "test": {"values": (256 * test).astype(int).tolist(), "labels": test_labels.tolist()},
    "votes": [vote("COSINE", k, t) for k, t in ((1, 0.1), (20, 0.07), (150, 0.1), (150, 0.5))]
             + [vote("EUCLIDEAN", k, 0.1) for k in (1, 20, 150)],
    "fits": [fit(1e-3, True), fit(1e-1, True), fit(1e-2, False)],
}, separators=(",", ":")))
