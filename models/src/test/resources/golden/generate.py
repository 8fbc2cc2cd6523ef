"""Writes what PyTorch computes for the models of this module: `python generate.py` in this directory.

Parameters, inputs and output gradients are hashes of their position, so nothing but results is stored. Each line holds a name and
one number: the projection of the output or of a parameter's gradient on a hash vector. All in float64,
batch normalisation in training mode.
"""
import numpy as np
import torch
from torch import nn

BATCH, WIDTH = 3, 8


def noise(stream, shape):
    """Values in [-0.5, 0.5): a 32-bit mixing function of stream and position."""
    h = (np.arange(int(np.prod(shape)), dtype=np.uint64) * 7919 + stream * 104729 + 12345) & 0xFFFFFFFF
    for factor in (0x85EBCA6B, 0xC2B2AE35):
        h = ((h ^ (h >> np.uint64(16))) * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    h ^= h >> np.uint64(16)
    return torch.from_numpy(h.astype(np.float64) / 2**32 - 0.5).reshape(shape)


def conv(inputs, outputs, kernel, stride=1, bias=False):
    return nn.Conv2d(inputs, outputs, kernel, stride, 1, bias=bias)


def unit(convolution):
    return nn.Sequential(convolution, nn.BatchNorm2d(convolution.out_channels), nn.ReLU())


def up(inputs, outputs, target, bias=False):
    """Doubles, and cuts one row or column with a kernel of 4 where the target is odd."""
    return nn.Sequential(nn.Upsample(scale_factor=2), conv(inputs, outputs, [3 + side % 2 for side in target], bias=bias))


def up_unit(inputs, outputs, target):
    return nn.Sequential(up(inputs, outputs, target), nn.BatchNorm2d(outputs), nn.ReLU())


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.residual = nn.Sequential(
            unit(conv(inputs, outputs, 3, stride)), conv(outputs, outputs, 3), nn.BatchNorm2d(outputs))
        self.shortcut = nn.Sequential()
        if stride > 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return torch.relu(self.residual(x) + self.shortcut(x))


def resnet18(stem, w=WIDTH):
    layers, inputs = [stem], w
    for stage in range(4):
        for block in range(2):
            layers.append(Block(inputs, w << stage, 2 if stage > 0 and block == 0 else 1))
            inputs = w << stage
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())


def halves(side, count):
    return side if count == 0 else halves((side + 1) // 2, count - 1)


def resnet_decoder(size, w=WIDTH, is_large=False):
    at = lambda halvings: [halves(side, halvings) for side in size]
    stem = 2 if is_large else 0
    layers = [up_unit(8 * w, 4 * w, at(stem + 2)), up_unit(4 * w, 2 * w, at(stem + 1)), up_unit(2 * w, w, at(stem)), unit(conv(w, w, 3))]
    if is_large:
        layers += [up_unit(w, w, at(1)), up_unit(w, w, at(0))]
    return nn.Sequential(*layers, conv(w, 3, 3, bias=True), nn.Sigmoid())


def cae_encoder(w=WIDTH):
    return nn.Sequential(unit(conv(3, w, 3, 2)), unit(conv(w, 2 * w, 3, 2)), unit(conv(2 * w, 4 * w, 3, 2)), nn.Flatten())


def cae_decoder(size, w=WIDTH):
    at = lambda halvings: [halves(side, halvings) for side in size]
    return nn.Sequential(up_unit(4 * w, 2 * w, at(2)), up_unit(2 * w, w, at(1)), up(w, 3, at(0), bias=True), nn.Sigmoid())


def perceptron(sizes, last):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh()]
    return nn.Sequential(*layers[:-1], last)


def write(name, net, shape):
    net = net.double().train()
    with torch.no_grad():
        parameters = list(net.parameters())
        normalised = {id(m.weight) for m in net.modules() if isinstance(m, nn.BatchNorm2d)}
        for t, p in enumerate(parameters):
            p.copy_((1 if id(p) in normalised else 0) + 0.5 * noise(t, p.shape))
    y = net(noise(1000, shape) + 0.5)
    y.backward(noise(2000, y.shape))
    lines = [f"output {float((y.detach() * noise(3000, y.shape)).sum())!r}"]
    lines += [f"gradient-{t} {float((p.grad * noise(5000 + t, p.shape)).sum())!r}" for t, p in enumerate(parameters)]
    with open(name + ".txt", "w") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    odd, large = (22, 27), (37, 50)
    small_stem = unit(conv(3, WIDTH, 3))
    large_stem = nn.Sequential(nn.Conv2d(3, WIDTH, 7, 2, 3, bias=False), nn.BatchNorm2d(WIDTH), nn.ReLU(), nn.MaxPool2d(3, 2, 1))
    write("resnet18-cifar-encoder", resnet18(small_stem), (BATCH, 3, *odd))
    write("resnet18-cifar-decoder", resnet_decoder(odd), (BATCH, 8 * WIDTH, 3, 4))
    write("resnet18-imagenet-encoder", resnet18(large_stem), (BATCH, 3, *large))
    write("resnet18-imagenet-decoder", resnet_decoder(large, is_large=True), (BATCH, 8 * WIDTH, 2, 2))
    write("cae-encoder", cae_encoder(), (BATCH, 3, *odd))
    write("cae-decoder", cae_decoder(odd), (BATCH, 4 * WIDTH, 3, 4))
    flat = 3 * 22 * 27
    write("mlp-encoder", nn.Sequential(nn.Flatten(), perceptron([flat, 20, 12, 6], nn.Tanh())), (BATCH, 3, *odd))
    write("mlp-decoder", nn.Sequential(perceptron([6, 12, 20, flat], nn.Sigmoid()), nn.Unflatten(1, (3, *odd))), (BATCH, 6))
