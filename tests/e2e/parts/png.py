"""Enough of a PNG reader to tell a picture from an empty sheet (8 bits a channel, not interlaced, as Qt writes)."""

import struct
import zlib

CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


class Picture:
    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        if data[:8] != b"\x89PNG\r\n\x1a\n":
            raise ValueError(f"{path} is not a PNG")
        position, pixels, self.palette = 8, b"", None
        while position < len(data):
            length, kind = struct.unpack_from(">I4s", data, position)
            body = data[position + 8 : position + 8 + length]
            if kind == b"IHDR":
                self.width, self.height, self.depth, self.kind, _, _, self.interlaced = struct.unpack(">IIBBBBB", body)
            elif kind == b"IDAT":
                pixels += body
            position += 12 + length
        if self.depth != 8 or self.kind not in CHANNELS or self.interlaced:
            raise ValueError(f"{path} is a PNG of another kind")
        self.rows = self.unfilter(zlib.decompress(pixels), CHANNELS[self.kind])

    def unfilter(self, raw, step):
        rows, previous, length = [], bytes(self.width * step), self.width * step
        for y in range(self.height):
            start = y * (length + 1)
            row = bytearray(raw[start + 1 : start + 1 + length])
            undo(raw[start], row, previous, step)
            rows.append(bytes(row))
            previous = row
        return rows

    def colours(self):
        """How often each colour (red, green, blue) occurs."""
        step, counts = CHANNELS[self.kind], {}
        for row in self.rows:
            for x in range(0, len(row), step):
                colour = row[x : x + 3] if step >= 3 else row[x : x + 1] * 3
                counts[colour] = counts.get(colour, 0) + 1
        return {tuple(colour): count for colour, count in counts.items()}

    def near(self, wanted, distance=24):
        """How many pixels are about that colour ("#E0A100")."""
        red, green, blue = (int(wanted[i : i + 2], 16) for i in (1, 3, 5))
        return sum(count for (r, g, b), count in self.colours().items()
                   if abs(r - red) <= distance and abs(g - green) <= distance and abs(b - blue) <= distance)


def undo(kind, row, previous, step):
    """Takes one row's filter away, in place."""
    for x in range(len(row)) if kind else ():
        left = row[x - step] if x >= step else 0
        up, corner = previous[x], previous[x - step] if x >= step else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        else:
            guess = min((abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner))[2]
        row[x] = (row[x] + guess) & 255
