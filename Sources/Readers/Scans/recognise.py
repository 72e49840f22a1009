# Reads pictures of pages with RapidOCR: words with boxes and confidence, and ruling lines, as lines of text parted by tabs.
#
# Input: file descriptor 3, for each picture its length (8 bytes, big-endian) and its bytes. Output, picture by picture:
#   page    width   height          in pixels, turned upright
#   word    confidence   x0 y0 x1 y1   text
#   mark    x0 y0 x1 y1             ink that could not be read
#   across  y  x0  x1               a ruling line
#   down    x  y0  y1
#   end
import os
import struct
import sys

# Bounds before anything large is made: pixels of one picture, and threads.
MOST_PIXELS = 60_000_000
MOST_PAGES = 40
MOST_MARKS = 150
os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"] = str(MOST_PIXELS)

import cv2
import numpy as np
from rapidocr_onnxruntime import RapidOCR

# The longest side that is recognised: A4 at 300 dpi.
LONGEST = 3_600


def pictures():
    with os.fdopen(3, "rb") as stream:
        while True:
            head = stream.read(8)
            if len(head) < 8:
                return
            (size,) = struct.unpack(">Q", head)
            yield stream.read(size)


def skew(boxes):
    """Degrees by which lines of words fall to the right, the wide ones counting more."""
    angles, weights = [], []
    for box in boxes:
        (x0, y0), (x1, y1) = box[0], box[1]
        width = x1 - x0
        if width > 60:
            angles.append(np.degrees(np.arctan2(y1 - y0, width)))
            weights.append(width)
    if len(angles) < 3:
        return 0.0
    order = np.argsort(angles)
    total = np.cumsum(np.array(weights)[order])
    return float(np.array(angles)[order][np.searchsorted(total, total[-1] / 2)])


def rule_skew(dark, first):
    """The turn, near a first guess, at which rows of the picture are darkest and lightest: ruling lines lie along it."""
    small = cv2.resize(dark, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    height, width = small.shape

    def contrast(angle):
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(angle), 1)
        return float(np.square(np.diff(cv2.warpAffine(small, turn, (width, height)).mean(axis=1))).sum())

    coarse = max(np.arange(first - 1.2, first + 1.21, 0.1), key=contrast)
    return float(max(np.arange(coarse - 0.08, coarse + 0.081, 0.02), key=contrast))


def runs(dark, kernel, flat):
    """Long dark runs along an axis, each as where it lies and from where to where."""
    # A gap of a few pixels is noise.
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((3, 9) if flat else (9, 3), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, kernel) if flat else (kernel, 1), np.uint8))
    opened = cv2.dilate(opened, np.ones((3, 5) if flat else (5, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    found = []
    for x, y, width, height, _ in stats[1:count]:
        length, thickness = (width, height) if flat else (height, width)
        if length >= kernel and thickness <= max(14, length // 12):
            middle, start = (y + height / 2, x) if flat else (x + width / 2, y)
            found.append((middle, start + 2, start + length - 2))
    return found


def ruling(across, down, boxes, unit):
    """Runs that are no strokes of characters: not inside a line of words, and part of a net."""

    def free(x0, y0, x1, y1):
        return not any(
            left - 3 <= x0 and x1 <= right + 3 and top - 4 <= y0 and y1 <= bottom + 4 for left, top, right, bottom in boxes)

    def apart(x, y0, y1):
        return not any(
            left + 5 < x < right - 5 and min(y1, bottom) - max(y0, top) > 0.4 * (bottom - top) for left, top, right, bottom in boxes)

    def struck(y, x0, x1):
        covered = sum(
            max(min(x1, right) - max(x0, left), 0) for left, top, right, bottom in boxes
            if top + 0.2 * (bottom - top) < y < bottom - 0.2 * (bottom - top))
        return covered > 0.5 * (x1 - x0)

    across = [(y, x0, x1) for y, x0, x1 in across if (x1 - x0 > unit or free(x0, y, x1, y)) and not struck(y, x0, x1)]
    near = unit * 0.05

    def trimmed(x, y0, y1):
        """From one ruling line to another: strokes of words above and below may touch it. Of a long one a piece may be missing."""
        levels = sorted(level for level, x0, x1 in across if x0 - near <= x <= x1 + near and y0 - near <= level <= y1 + near)
        if len(levels) < 2:
            return [(x, y0, y1)] if levels and y1 - y0 > unit else []
        top = levels[0] if levels[0] - y0 < 0.2 * unit else y0
        bottom = levels[-1] if y1 - levels[-1] < 0.2 * unit else y1
        if y1 - y0 > unit:
            return [(x, top, bottom)]
        ends = [top, *levels[1:-1], bottom]
        return [(x, start, end) for start, end in zip(ends, ends[1:]) if apart(x, start, end)]

    down = [piece for x, y0, y1 in down for piece in trimmed(x, y0, y1)]
    across = [
        (y, x0, x1) for y, x0, x1 in across
        if x1 - x0 > unit or any(x0 - near <= x <= x1 + near and y0 - near <= y <= y1 + near for x, y0, y1 in down)]
    return across, down


def parts(text, confidence, box, chars, downs):
    """A line of words cut where ruling lines pass through it."""
    x0, y0, x1, y1 = box
    cuts = sorted(x for x, top, bottom in downs if x0 + 4 < x < x1 - 4 and top <= (y0 + y1) / 2 <= bottom)
    if not cuts or len(chars) != len(text):
        return [(text, confidence, box)]
    made, start = [], 0
    edges = cuts + [float("inf")]
    for edge in edges:
        end = start
        while end < len(chars) and (chars[end][0] + chars[end][2]) / 2 < edge:
            end += 1
        if end > start:
            piece = chars[start:end]
            made.append((text[start:end], confidence, (piece[0][0], y0, piece[-1][2], y1)))
        start = end
    return made


def upright(points, turn):
    """A quadrilateral as the box that it fills once the page stands upright."""
    moved = (turn @ np.hstack([np.array(points, float), np.ones((len(points), 1))]).T).T
    (left, top), (right, bottom) = moved.min(axis=0), moved.max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def spread(text, box):
    """Where each character stands in a line of words: 汉字 are twice as wide as digits."""
    widths = [1.0 if ord(sign) > 0x2E7F else 0.3 if sign in ".,:;'|!()[]" else 0.55 for sign in text]
    unit = (box[2] - box[0]) / max(sum(widths), 0.1)
    places, at = [], box[0]
    for width in widths:
        places.append((at, box[1], at + width * unit, box[3]))
        at += width * unit
    return places


def read(engine, image, dpi):
    longest = max(image.shape)
    if longest > LONGEST:
        image = cv2.resize(image, None, fx=LONGEST / longest, fy=LONGEST / longest, interpolation=cv2.INTER_AREA)
    height, width = image.shape
    dark = cv2.threshold(cv2.GaussianBlur(image, (3, 3), 0), 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    angle = rule_skew(dark, 0.0) if dark.mean() < 100 else 0.0
    found, _ = engine(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR), use_cls=False)
    found = found or []
    by_words = skew([entry[0] for entry in found])
    if abs(by_words - angle) > 0.5:
        angle = rule_skew(dark, by_words)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    dark = cv2.warpAffine(dark, turn, (width, height))
    unit = max(width, height) / 11.7 if not dpi else dpi
    across, down = runs(dark, int(unit * 0.3), True), runs(dark, int(unit * 0.19), False)
    boxes = [upright(entry[0], turn) for entry in found]
    across, down = ruling(across, down, boxes, unit)
    print(f"page\t{width}\t{height}")
    for entry, box in zip(found, boxes):
        text, confidence = str(entry[1]).replace("\t", " ").replace("\n", " "), float(entry[2])
        chars = spread(text, box)
        for piece, sure, (x0, y0, x1, y1) in parts(text, confidence, box, chars, down):
            print(f"word\t{sure:.4f}\t{x0:.1f}\t{y0:.1f}\t{x1:.1f}\t{y1:.1f}\t{piece}")
    flat = cv2.warpAffine(image, turn, (width, height), borderValue=255)
    marks(engine, flat, overlooked(dark, boxes, across, down, unit), unit)
    for at, start, end in across:
        print(f"across\t{at:.1f}\t{start:.1f}\t{end:.1f}")
    for at, start, end in down:
        print(f"down\t{at:.1f}\t{start:.1f}\t{end:.1f}")
    print("end", flush=True)


def overlooked(dark, boxes, across, down, unit):
    """Where ink is left that is neither a ruling line nor a word that was found: a lone digit is often passed over."""
    left = dark.copy()
    edge = max(3, int(unit * 0.02))
    for x0, y0, x1, y1 in boxes:
        cv2.rectangle(left, (int(x0) - 2, int(y0) - 2), (int(x1) + 2, int(y1) + 2), 0, -1)
    for y, x0, x1 in across:
        cv2.rectangle(left, (int(x0) - edge, int(y) - edge), (int(x1) + edge, int(y) + edge), 0, -1)
    for x, y0, y1 in down:
        cv2.rectangle(left, (int(x) - edge, int(y0) - edge), (int(x) + edge, int(y1) + edge), 0, -1)
    left = cv2.morphologyEx(left, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    joined = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((int(unit * 0.03), int(unit * 0.06)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    places = [
        (x, y, x + width, y + height) for x, y, width, height, _ in stats[1:count]
        if 0.05 * unit <= height <= 0.3 * unit and 0.015 * unit <= width <= 2 * unit and height < 5 * width]
    return places[:MOST_MARKS]


def marks(engine, upright_image, places, unit):
    """What stands at places where ink is left, each as a word with its confidence, or as a mark that nobody could read."""
    margin = int(unit * 0.03)
    for x0, y0, x1, y1 in places:
        piece = upright_image[max(y0 - margin, 0):y1 + margin, max(x0 - margin, 0):x1 + margin]
        found, _ = engine(cv2.cvtColor(piece, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False)
        text, sure = (str(found[0][0]).strip(), float(found[0][1])) if found else ("", 0.0)
        if text and sure >= 0.6:
            print(f"word\t{sure:.4f}\t{x0:.1f}\t{y0:.1f}\t{x1:.1f}\t{y1:.1f}\t" + text.replace("\t", " ").replace("\n", " "))
        else:
            print(f"mark\t{x0:.1f}\t{y0:.1f}\t{x1:.1f}\t{y1:.1f}")


def images(data):
    """The pictures of a file: a TIFF may hold many."""
    packed = np.frombuffer(data, np.uint8)
    try:
        if data[:4] in (b"II*\0", b"MM\0*"):
            done, found = cv2.imdecodemulti(packed, cv2.IMREAD_GRAYSCALE)
            return list(found)[:MOST_PAGES] if done else []
        image = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE) if len(packed) else None
    except cv2.error:
        return []
    return [] if image is None else [image]


def main():
    engine = RapidOCR(max_side_len=LONGEST, text_score=0.3)
    dpi = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    sys.stdout.reconfigure(encoding="utf-8")
    for data in pictures():
        found = images(data)
        if not found:
            print("unreadable", flush=True)
        for image in found:
            read(engine, image, dpi)


if __name__ == "__main__":
    main()
