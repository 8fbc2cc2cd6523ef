"""Makes the pictures beside this file: inputs, and what PIL makes of them.

python3 generate.py   (Pillow 9.4.0; run in this folder)
"""

import math

from PIL import Image


def picture(width, height, phase):
    image = Image.new("RGB", (width, height))
    for y in range(height):
        for x in range(width):
            image.putpixel(
                (x, y),
                tuple(
                    int(127.5 + 127.5 * math.sin(phase + k + x * (0.3 + 0.2 * k) + y * y * 0.02 * (k + 1)))
                    for k in range(3)
                ),
            )
    return image


def fit(image, size):
    """torchvision.transforms.Resize(size) and CenterCrop(size), written out."""
    width, height = image.size
    if width <= height:
        new = (size, int(size * height / width))
    else:
        new = (int(size * width / height), size)
    image = image.resize(new, Image.BILINEAR)
    top = int(round((new[1] - size) / 2.0))
    left = int(round((new[0] - size) / 2.0))
    return image.crop((left, top, left + size, top + size))


wide = picture(53, 37, 0.0)
tall = picture(21, 64, 1.0)
small = picture(9, 7, 2.0)
for name, image in (("wide", wide), ("tall", tall), ("small", small)):
    image.save(name + ".png")
    for size in (16, 24):
        fit(image, size).save(f"{name}-fit-{size}.png")
wide.convert("L").save("wide-grey.png")
wide.quantize(16).save("palette.png")
wide.quantize(16).convert("RGB").save("palette-rgb.png")
wide.convert("RGBA").save("alpha.png")
wide.convert("1").save("one-bit.png")
wide.convert("1").convert("RGB").save("one-bit-rgb.png")
wide.save("colour.jpg", quality=90)
Image.open("colour.jpg").convert("RGB").save("colour-jpg.png")
wide.convert("L").save("grey.jpg", quality=90)
Image.open("grey.jpg").save("grey-jpg.png")
wide.convert("CMYK").save("cmyk.jpg", quality=90)
smooth = Image.new("RGB", (48, 40))
for y in range(40):
    for x in range(48):
        smooth.putpixel((x, y), tuple(int(127.5 + 100 * math.sin(k + x * 0.05 * (k + 1) + y * 0.04)) for k in range(3)))
smooth.save("lossy.webp", quality=90)
Image.open("lossy.webp").convert("RGB").save("lossy-webp.png")
smooth.save("animated.webp", save_all=True, append_images=[smooth.rotate(90)], duration=100)
small.save("small.bmp")
small.save("small.tiff")
small.save("small.webp", lossless=True)
