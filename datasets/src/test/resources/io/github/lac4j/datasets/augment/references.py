"""Writes references.bin: what torchvision and PIL make of a small image, with fixed parameters.

    python3 references.py references.bin

The file in use was written with torchvision 0.14.1, torch 1.13.0, Pillow 9.4.0 and numpy 1.24.2 (Debian 12:
python3-torchvision, python3-pil); torchvision 0.29.1 with torch 2.13.0 and Pillow 12.3.0 gives the same to 1e-6.

"tensor/..." is torchvision on tensors of float64, clipped to [0, 1] after resizing; "pil/..." is torchvision on PIL
images of bytes, divided by 255; "crops/..." describes the boxes of torchvision's RandomResizedCrop.get_params. Each
entry is a name, channels, height, width and the values, all big-endian.
"""
import struct
import sys

import numpy as np
import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image
from torchvision.transforms.functional import InterpolationMode as Mode

entries = []


def add(name, values):
    values = np.asarray(values, dtype=np.float64)
    while values.ndim < 3:
        values = values[None]
    entries.append((name, values))


def picture(height, width):
    """Smooth colours, noise, and pixels that are grey, black, white or fully saturated."""
    random = np.random.RandomState(1)
    y, x = np.mgrid[0:height, 0:width]
    smooth = np.stack([x / (width - 1), y / (height - 1), 0.5 + 0.5 * np.sin(0.5 * x + 0.8 * y)])
    mixed = 0.6 * smooth + 0.4 * random.rand(3, height, width)
    image = np.rint(255 * mixed).astype(np.uint8)
    image[:, 0, 0] = 0
    image[:, 0, 1] = 255
    image[:, 0, 2] = 100
    image[:, 1, 0] = [255, 0, 0]
    image[:, 1, 1] = [0, 255, 0]
    image[:, 1, 2] = [0, 0, 255]
    image[:, 2, 0] = [255, 255, 0]
    image[:, 2, 1] = [128, 128, 127]
    return image


def both(name, operation, clip=False):
    result = operation(tensor)
    add("tensor/" + name, (result.clamp(0, 1) if clip else result).numpy())
    add("pil/" + name, np.asarray(operation(pil)).transpose(2, 0, 1) / 255)


data = picture(16, 20)
tensor = torch.from_numpy(data.astype(np.float64) / 255)
pil = Image.fromarray(data.transpose(1, 2, 0))
add("colour", data / 255)

for factor in (0.0, 0.6, 1.4):
    both(f"brightness {factor}", lambda i, f=factor: F.adjust_brightness(i, f))
    both(f"contrast {factor}", lambda i, f=factor: F.adjust_contrast(i, f))
    both(f"saturation {factor}", lambda i, f=factor: F.adjust_saturation(i, f))
for turn in (-0.4, -0.1, 0.1, 0.25, 0.5):
    both(f"hue {turn}", lambda i, t=turn: F.adjust_hue(i, t))
both("greyscale", lambda i: F.rgb_to_grayscale(i, 3))
both("flip", F.hflip)
add("tensor/solarisation 0.5", F.solarize(tensor, 0.5).numpy())
add("pil/solarisation 0.5", np.asarray(F.solarize(pil, 128)).transpose(2, 0, 1) / 255)

boxes = {"2 3 9 12": (2, 3, 9, 12), "5 5 3 2": (5, 5, 3, 2), "15 0 1 20": (15, 0, 1, 20), "0 0 16 20": (0, 0, 16, 20)}
for name, (top, left, height, width) in boxes.items():
    for size in ((16, 20), (7, 7), (24, 6)):
        for mode in (Mode.BILINEAR, Mode.BICUBIC):
            both(
                f"crop {name} to {size[0]} {size[1]} {mode.value}",
                lambda i: F.resize(
                    F.crop(i, top, left, height, width),
                    list(size), mode, antialias=True if isinstance(i, torch.Tensor) else None),
                clip=True)

for kernel, sigma in ((3, 0.1), (3, 0.7), (3, 2.0), (5, 1.1), (9, 2.0)):
    add(f"tensor/blur {kernel} {sigma}", F.gaussian_blur(tensor, [kernel, kernel], [sigma, sigma]).numpy())
for angle in (15.0, -7.5, 33.0, 90.0):
    both(f"rotation {angle}", lambda i, a=angle: F.rotate(i, a, Mode.BILINEAR))
for top, left in ((0, 0), (4, 4), (8, 3), (1, 7)):
    both(f"padded crop {top} {left}", lambda i: F.crop(F.pad(i, [4]), top, left, 16, 20))
for quarters in (1, 2, 3):
    add(f"tensor/quarters {quarters}", torch.rot90(tensor, quarters, (1, 2)).numpy())
add("tensor/normalisation cifar10", F.normalize(tensor, [0.4914, 0.4822, 0.4465], [0.2023, 0.1994, 0.2010]).numpy())

# 400,000 boxes in images of 32 x 32.
for low in (0.08, 0.2):
    torch.manual_seed(1)
    empty = torch.zeros(3, 32, 32)
    draws = np.array([T.RandomResizedCrop.get_params(empty, [low, 1.0], [3 / 4, 4 / 3]) for _ in range(400_000)])
    top, left, height, width = draws.T
    add(f"crops/{low} height mean and deviation", [height.mean(), height.std()])
    add(f"crops/{low} width mean and deviation", [width.mean(), width.std()])
    add(f"crops/{low} top mean and deviation", [top.mean(), top.std()])
    add(f"crops/{low} height times width mean and deviation", [(height * width).mean(), (height * width).std()])
    add(f"crops/{low} share of heights", np.bincount(height, minlength=33) / len(draws))
    add(f"crops/{low} share of lefts", np.bincount(left, minlength=33) / len(draws))

with open(sys.argv[1], "wb") as file:
    for name, values in entries:
        encoded = name.encode()
        file.write(struct.pack(">H", len(encoded)) + encoded)
        file.write(struct.pack(">iii", *values.shape))
        file.write(values.astype(">f4").tobytes())
