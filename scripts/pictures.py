"""Pictures of pages in few bytes, and which pages the server has."""
import base64
import pathlib
import re
import struct
import zlib

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The colours that are seen most are kept; each other becomes the nearest of them. Done where pictures can be read: in the browser.
FEW_COLOURS = """(async () => {
    const bytes = Uint8Array.from(atob('%s'), character => character.charCodeAt(0)), picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    const points = new Uint32Array(canvas.getImageData(0, 0, picture.width, picture.height).data.buffer), count = new Map();
    for (const point of points) count.set(point, (count.get(point) ?? 0) + 1);
    const kept = [...count].sort((a, b) => b[1] - a[1]).slice(0, 32).map(([colour]) => colour);
    const parts = colour => [colour & 255, colour >> 8 & 255, colour >> 16 & 255], near = new Map();
    for (const colour of count.keys()) {
        const own = parts(colour), far = kept.map(other => parts(other).reduce((sum, part, i) => sum + (part - own[i]) ** 2, 0));
        near.set(colour, far.indexOf(Math.min(...far)));
    }
    let places = '';
    for (const point of points) places += String.fromCharCode(near.get(point));
    return { width: picture.width, height: picture.height, colours: kept.map(parts), places: btoa(places) };
})()"""


def png(few):
    """A PNG with a palette, of what `FEW_COLOURS` gives."""
    def piece(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    width, places = few["width"], base64.b64decode(few["places"])
    lines = b"".join(b"\0" + places[start:start + width] for start in range(0, len(places), width))
    return (b"\x89PNG\r\n\x1a\n" + piece(b"IHDR", struct.pack(">2I5B", width, few["height"], 8, 3, 0, 0, 0))
            + piece(b"PLTE", bytes(part for colour in few["colours"] for part in colour)) + piece(b"IDAT", zlib.compress(lines, 9)) + piece(b"IEND", b""))


# What is asked for like a page and shows none of its own.
NO_PAGES = {
    "a file": r".*\.\w+|/assets/.*|/modules/.*|.*/unggahan/.*",
    "leads on at once": r"/bahasa|/huruf|/masuk/akun|/saya/masuk|/saya/kembali|/lacak/\{number\}/\{secret\}",
    "another number of the same letter": r".*/keluaran/\{output\}/\{issue\}",
}


def page_routes():
    """The addresses of the pages that can be opened, as the server's sources list them."""
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "Sources/Server").rglob("*.swift"))]

    def addresses(name, source):
        """What a constant says, of the same file or of another."""
        for text in (source, *sources):
            if said := re.search(rf"(?:let|var) {name.rsplit('.', 1)[-1]}\b.*", text):
                return re.findall(r'"(/[^"]*)"', said[0])
        raise AssertionError(f"what {name} says is not found")

    routes = set()
    for source in sources:
        for text, name in re.findall(r'\.page\(\.get, (?:"([^"]+)"|([\w.]+))', source):
            inner = re.match(r"\\\(([\w.]+)\)(.*)", text)
            routes |= set(addresses(name, source) if name else [start + inner[2] for start in addresses(inner[1], source)] if inner else [text])
    return {route for route in routes if not any(re.fullmatch(pattern, route) for pattern in NO_PAGES.values())}


def route_of(path, routes):
    """Whose page that is which stands at the path: of several the one that names most of it."""
    fitting = [route for route in routes if re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(route)), path)]
    return min(fitting, key=lambda route: route.count("{"), default=None)
