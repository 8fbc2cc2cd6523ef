"""Makes formats.zip beside this file: pictures of all kinds, and what PIL makes of them.

python3 generate_formats.py   (Pillow 9.4.0, cjpeg of libjpeg-turbo 2.1.5; run in this folder)

The archive holds the files, the distinct results (channels, height, width and a line break, then H x W x C
bytes), and "expected.txt" with the result of each file.
"""

import hashlib
import io
import math
import struct
import subprocess
import zipfile

from PIL import Image, ImageCms

files = {}


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


def save(image, format, **options):
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def markers(jpeg, drop=(), numbers=None, add=b""):
    """The JPEG file without some markers, with other component numbers, and with a marker more."""
    out = bytearray(b"\xff\xd8" + add)
    at = 2
    old = None
    while True:
        marker = jpeg[at + 1]
        if marker == 0xD9:
            return bytes(out) + jpeg[at:]
        length = struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        segment = bytearray(jpeg[at : at + 2 + length])
        at += 2 + length
        if numbers and marker in (0xC0, 0xC1, 0xC2):
            old = [segment[10 + 3 * k] for k in range(segment[9])]
            for k, number in enumerate(numbers):
                segment[10 + 3 * k] = number
        if marker == 0xDA:
            if numbers:
                for k in range(segment[4]):
                    segment[5 + 2 * k] = numbers[old.index(segment[5 + 2 * k])]
            end = at
            while not (jpeg[end] == 0xFF and jpeg[end + 1] not in (0, *range(0xD0, 0xD8))):
                end += 1
            segment += jpeg[at:end]
            at = end
        if marker not in drop:
            out += segment


def adobe(transform):
    return b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])


small = picture(21, 18, 0.0)
grey = small.convert("L")
inks = small.convert("CMYK")
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
profiles = {"srgb": srgb, "lab": lab, "garbage": b"garbage" * 40}
numberings = {"123": (1, 2, 3), "012": (0, 1, 2), "321": (3, 2, 1), "149": (1, 4, 9), "RGB": b"RGB", "rgb": b"rgb", "YCc": b"YCc"}
JFIF, ADOBE = 0xE0, 0xEE

for subsampling in (0, 1, 2):
    for progressive in (False, True):
        jpeg = save(small, "JPEG", quality=85, subsampling=subsampling, progressive=progressive)
        kind = f"{('444', '422', '420')[subsampling]}{'-progressive' if progressive else ''}"
        for numbers in numberings:
            files[f"{kind}-{numbers}-jfif.jpg"] = markers(jpeg, (), numberings[numbers])
            files[f"{kind}-{numbers}-bare.jpg"] = markers(jpeg, (JFIF,), numberings[numbers])
            for transform in (0, 1, 2):
                files[f"{kind}-{numbers}-adobe{transform}.jpg"] = markers(jpeg, (JFIF,), numberings[numbers], adobe(transform))
        files[f"{kind}-jfif-adobe0.jpg"] = markers(jpeg, (), None, adobe(0))
        for name, profile in profiles.items():
            files[f"{kind}-{name}.jpg"] = save(small, "JPEG", quality=85, subsampling=subsampling, progressive=progressive, icc_profile=profile)
        jpeg = save(inks, "JPEG", quality=85, subsampling=subsampling, progressive=progressive)
        files[f"cmyk-{kind}.jpg"] = jpeg
        files[f"cmyk-{kind}-bare.jpg"] = markers(jpeg, (JFIF, ADOBE))
        for transform in (0, 1, 2):
            files[f"cmyk-{kind}-adobe{transform}.jpg"] = markers(jpeg, (JFIF, ADOBE), None, adobe(transform))
    for width, height in ((1, 1), (2, 3), (7, 1), (1, 9), (16, 16), (17, 33)):
        files[f"{kind}-{width}x{height}.jpg"] = save(picture(width, height, 1.0), "JPEG", subsampling=subsampling)
for name, profile in {"none": None, **profiles}.items():
    options = {"icc_profile": profile} if profile else {}
    files[f"grey-{name}.jpg"] = save(grey, "JPEG", quality=85, **options)
    files[f"inks-{name}.jpg"] = save(inks, "JPEG", quality=85, **options)
    for mode in ("RGB", "L", "P", "RGBA", "LA", "1"):
        files[f"{mode}-{name}.png"] = save(small.convert(mode), "PNG", **options)
    files[f"lossless-{name}.webp"] = save(small, "WEBP", lossless=True, **options)
files["grey-bare.jpg"] = markers(files["grey-none.jpg"], (JFIF,), (0,))
orientation = Image.Exif()
orientation[0x112] = 6
files["turned.jpg"] = save(small, "JPEG", exif=orientation)
files["lossless-alpha.webp"] = save(small.convert("RGBA"), "WEBP", lossless=True)
ppm = save(small, "PPM")
for sampling in ("4x1", "1x4", "4x2", "2x2,2x1,1x2"):
    for option in ("-baseline", "-progressive"):
        files[f"{sampling}{option}.jpg"] = subprocess.run(
            ["cjpeg", "-quality", "85", "-sample", sampling, option], input=ppm, capture_output=True, check=True).stdout
for mode in ("RGB", "L", "P", "RGBA", "1"):
    files[f"{mode}.bmp"] = save(small.convert(mode), "BMP")
    files[f"{mode}.tiff"] = save(small.convert(mode), "TIFF")
for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits"):
    for image in (small, grey, inks, small.convert("P")):
        files[f"{compression}-{image.mode}.tiff"] = save(image, "TIFF", compression=compression)
files["group4.tiff"] = save(small.convert("1"), "TIFF", compression="group4")
files["jpeg.tiff"] = save(small, "TIFF", compression="jpeg")

expected = []
results = {}
for name in sorted(files):
    image = Image.open(io.BytesIO(files[name]))
    pixels = image.convert("L" if image.mode in ("L", "LA", "1") else "RGB")
    result = b"%d %d %d\n" % (len(pixels.getbands()), pixels.height, pixels.width) + pixels.tobytes()
    key = hashlib.sha256(result).hexdigest()[:16]
    results[key] = result
    expected.append(f"{name} {key}\n")

with zipfile.ZipFile("formats.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    def add(name, content):
        archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)

    add("expected.txt", "".join(expected))
    for name in sorted(files):
        add(name, files[name])
    for key in sorted(results):
        add(key, results[key])
print(len(files), "files,", len(results), "results")
