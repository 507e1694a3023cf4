"""A headless Chromium, driven over its DevTools protocol, that looks at each page it opens."""
import base64
import hashlib
import importlib.util
import json
import pathlib
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

import websocket

from pictures import FEW_COLOURS, png

# The one file of `axe-playwright-python` that is used: axe-core itself.
AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]) / "axe.min.js"

# WCAG 2.2 A and AA with all before it, and what axe-core holds to be good practice; the style is not fetched again.
JUDGE = """axe.run(document, {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']},
    rules: {'target-size': {enabled: true}}, preload: false, resultTypes: ['violations']
}).then(found => found.violations.map(
    rule => rule.id + ': ' + rule.help + ' – ' + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' … ')))"""

# That a page is there, and not just the beginning of one.
THERE = "document.readyState === 'complete' && !!document.documentElement && !!document.body"

# What a page is built of, without its words.
SHAPE = "[...document.querySelectorAll('*')].map(e => e.tagName + '.' + e.className + e.getAttributeNames()).join()"


class Browser:
    """One tab of a headless Chromium."""

    def __init__(self, program, width, shots=None, pictures=None):
        self.folder = tempfile.mkdtemp(prefix="mpp-browser-")
        self.shots, self.count, self.width = shots, 0, width
        # Where pictures go, and what path each was taken of.
        self.pictures, self.pictured = pictures, {}
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0",
             "--remote-allow-origins=*", f"--user-data-dir={self.folder}", "about:blank"], stderr=subprocess.PIPE, text=True)
        port = None
        for line in self.process.stderr:
            if match := re.search(r"ws://127\.0\.0\.1:(\d+)/", line):
                port = match[1]
                break
        if not port:
            sys.exit("Chromium did not start")
        pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json"))
        address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
        self.socket = websocket.create_connection(address, timeout=60)
        self.number, self.violations, self.faults, self.judged = 0, [], [], set()
        for domain in ("Page", "DOM", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Page.addScriptToEvaluateOnNewDocument", source=AXE.read_text(encoding="utf-8"))
        self.resize(width)

    def resize(self, width):
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=720, deviceScaleFactor=1, mobile=width < 600)

    def send(self, method, **parameters):
        self.number += 1
        number = self.number
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            self.note(message)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def note(self, message):
        if message.get("method") == "Log.entryAdded" and message["params"]["entry"]["source"] == "security":
            self.violations.append(message["params"]["entry"]["text"])

    def run(self, expression):
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def wait(self):
        """Until the page that is being opened is there."""
        for _ in range(300):
            try:
                if self.run(f"{THERE} && !window.mppOld"):
                    return
            except RuntimeError:
                pass
            time.sleep(0.1)
        raise RuntimeError("the page did not come")

    def open(self, address):
        self.run("window.mppOld = true")
        self.send("Page.navigate", url=address)
        self.wait()
        self.look()

    def press(self, selector):
        self.run("window.mppOld = true")
        if not self.run(f"(e => e ? (e.click(), true) : false)(document.querySelector({json.dumps(selector)}))"):
            raise RuntimeError(f"nothing to press: {selector}\n" + self.text()[:1500])
        self.wait()
        self.look()

    def lead(self, selector, path):
        """Presses what leads through pages that lead on by themselves, until one of that path is there."""
        self.run("window.mppOld = true")
        self.click(selector)
        self.until(f"location.pathname === {json.dumps(path)} && {THERE} && !window.mppOld")
        self.look()

    def click(self, selector):
        """Presses what opens no page by itself."""
        if not self.run(f"(e => e ? (e.click(), true) : false)(document.querySelector({json.dumps(selector)}))"):
            raise RuntimeError(f"nothing to press: {selector}\n" + self.text()[:1500])

    def until(self, expression):
        """Until something holds in the page, whichever page that is by then."""
        for _ in range(600):
            try:
                if self.run(f"document.body && ({expression})"):
                    return
            except RuntimeError:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"never holds: {expression}\n" + self.text()[:1500])

    def block(self, *patterns):
        """Loads nothing of such addresses, until another list is said."""
        self.send("Network.setBlockedURLs", urls=list(patterns))

    def forget_officer(self, base):
        """As on a citizen's own phone: no officer is logged in."""
        self.send("Network.deleteCookies", name="mpp_petugas", url=base)

    def offline(self, is_offline):
        """Tells the browser that there is no link, or that there is one again."""
        self.send("Network.emulateNetworkConditions", offline=is_offline, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def fill(self, field, value):
        found = self.run(f"""(() => {{ const e = document.getElementsByName({json.dumps(field)});
            if (!e.length) return false;
            if (e[0].type === 'radio') {{ const o = [...e].find(o => o.value === {json.dumps(value)}); if (!o) return false; o.click(); return true; }}
            e[0].focus(); e[0].value = {json.dumps(value)};
            for (const kind of ['input', 'change']) e[0].dispatchEvent(new Event(kind, {{ bubbles: true }}));
            return true; }})()""")
        if not found:
            raise RuntimeError(f"no field {field}\n" + self.text()[:1500])

    def attach(self, field, path):
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=f"input[type=file][name='{field}']")["nodeId"]
        if not node:
            raise RuntimeError(f"no file field {field}")
        self.send("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def text(self):
        return self.run("document.body.innerText")

    def expect(self, *parts):
        text = self.text()
        for part in parts:
            if part not in text:
                raise RuntimeError(f"“{part}” does not stand on {self.run('location.pathname')}:\n{text[:2000]}")

    def steadily(self, act):
        """Does something with a page; anew where that was replaced by another meanwhile, as a page is that renews itself."""
        for tries_left in (2, 1, 0):
            token = secrets.token_hex(8)
            try:
                self.run(f"window.mppToken = '{token}'")
                done = act()
            except RuntimeError:
                if not tries_left or self.stands(token):
                    raise
            else:
                if not tries_left or self.stands(token):
                    return done
            self.wait()

    def stands(self, token):
        """Whether the page is still the one that was given this token."""
        try:
            return self.run(f"window.mppToken === '{token}'")
        except RuntimeError:
            # It is just being replaced.
            return False

    def look(self):
        """What every page must hold, and a picture of it."""
        self.steadily(self.examine)

    def examine(self):
        wide = self.run("document.documentElement.scrollWidth")
        if wide > self.width:
            raise RuntimeError(f"{self.run('location.pathname')} is {wide} px wide on a screen of {self.width}")
        unnamed = self.run("[...document.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(e => !e.labels.length).map(e => e.name)")
        if unnamed:
            raise RuntimeError(f"{self.run('location.pathname')}: inputs without a label: {unnamed}")
        if self.run("document.querySelectorAll('h1').length") != 1 or not self.run("!!document.querySelector('main') && !!document.documentElement.lang"):
            raise RuntimeError(f"{self.run('location.pathname')}: no main part, language or single heading")
        small = self.run("[...document.querySelectorAll('button:not(.hidden),.button')].filter(e => e.offsetHeight && e.offsetHeight < 24).map(e => e.innerText)")
        if small:
            raise RuntimeError(f"too small to press: {small}")
        self.judge()
        self.count += 1
        if self.shots:
            picture = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=True)
            # By the place of the page, as far as that holds nobody's secret.
            place = "-".join(self.run("location.pathname").split("/")[1:3]) or "-"
            (self.shots / f"{self.count:03}-{self.width}-{place}.png").write_bytes(base64.b64decode(picture["data"]))

    def picture(self, name, width=None, at=None):
        """A picture of the page by its name, as wide as the screens of those whom it is for, and no longer than a few of them; of one screen `at` an element."""
        path = self.run("location.pathname")
        assert name not in self.pictured, f"two pictures are called {name}"
        self.pictured[name] = path
        if not self.pictures:
            return
        width = width or (1280 if re.match("/(petugas|masuk|antrean/layar)", path) else 320)
        self.steadily(lambda: self.shoot(name, width, at))

    def shoot(self, name, width, at):
        self.resize(width)
        self.send("Emulation.setScrollbarsHidden", hidden=True)
        try:
            self.run("scrollTo(0, 0)")
            whole = self.run("document.documentElement.scrollHeight")
            top = max(0, self.run(f"document.querySelector({json.dumps(at)}).getBoundingClientRect().top") - 200) if at else 0
            height = min(whole - top, 800 if at else 2000 if width < 600 else 1400)
            shot = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip={"x": 0, "y": top, "width": width, "height": height, "scale": 1})
            (self.pictures / f"{name}.png").write_bytes(png(self.run(FEW_COLOURS % shot["data"])))
        finally:
            self.send("Emulation.setScrollbarsHidden", hidden=False)
            self.resize(self.width)

    def paper(self, what, shown):
        """What a printer gets: no menu and no buttons, and all else."""
        self.send("Emulation.setEmulatedMedia", media="print")
        seen = self.run("[...document.querySelectorAll('header.top,footer,button,.task')].filter(e => e.offsetHeight).length")
        text = self.run(f"[...document.querySelectorAll({json.dumps(shown)})].some(e => e.offsetHeight)")
        self.send("Emulation.setEmulatedMedia", media="")
        if seen or not text:
            raise RuntimeError(f"printed, {what} shows {seen} buttons or menus, and " + ("its text" if text else "no text"))

    KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), " ": (32, " "), "ArrowDown": (40, "")}

    def strike(self, name):
        code, text = self.KEYS[name]
        self.send("Input.dispatchKeyEvent", type="keyDown", key=name, code=name, windowsVirtualKeyCode=code, text=text)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=name, code=name, windowsVirtualKeyCode=code)

    def key(self, name):
        """Presses a key, and says what has the focus then."""
        self.strike(name)
        return self.focus()

    def focus(self):
        """What has the focus: its place among the elements, whether its frame is drawn and whether it is on the screen."""
        return self.run("""(e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e); return {
            place: [...document.querySelectorAll('*')].indexOf(e), id: e.id, name: e.name || '', tag: e.localName, text: e.innerText,
            seen: e.matches(':focus-visible') && s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
            shown: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth && r.width >= 1 }; })(document.activeElement)""")

    def follow(self, name):
        """Presses a key that opens a page."""
        self.run("window.mppOld = true")
        self.strike(name)
        self.wait()
        self.look()

    def judge(self):
        """axe-core over the page, narrow and wide; one that is built like another is judged once."""
        shape = hashlib.sha256(self.run(SHAPE).encode()).digest()
        if shape in self.judged:
            return
        try:
            faults = self.judgement()
        finally:
            self.send("Emulation.setEmulatedMedia", features=[])
            self.resize(self.width)
        # Only a page that stood until the end has been judged.
        self.judged.add(shape)
        self.faults += faults

    def judgement(self):
        """What is wrong with the page at its widths, for readers who set it otherwise."""
        faults = []
        for width in (320, 1280):
            self.resize(width)
            faults += [f"{self.run('location.pathname')} at {width} px: {fault}" for fault in self.run(JUDGE)]
        # As readers set it who need more contrast, or colours of their own.
        for feature, value in (("prefers-contrast", "more"), ("forced-colors", "active")):
            self.send("Emulation.setEmulatedMedia", features=[{"name": feature, "value": value}])
            faults += [f"{self.run('location.pathname')} with {feature}: {value}: {fault}" for fault in self.contrast()]
        self.send("Emulation.setEmulatedMedia", features=[])
        # Text of twice the size, on the narrowest screen.
        self.resize(320)
        self.run("document.documentElement.style.fontSize = '200%'")
        if (wide := self.run("document.documentElement.scrollWidth")) > 320:
            faults.append(f"{self.run('location.pathname')} with text of twice the size is {wide} px wide on a screen of 320")
        self.run("document.documentElement.style.fontSize = ''")
        return faults

    def contrast(self):
        """What is hard to read, as the page looks now."""
        return self.run("""axe.run(document, { runOnly: ['color-contrast'], preload: false, resultTypes: ['violations'] }).then(found =>
            found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node => node.any[0].message + ' ' + node.html.slice(0, 120))))""")

    def print(self):
        """The page as PDF, as the browser's print menu makes it: A4, and nothing of it is cut off."""
        pdf = base64.b64decode(self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])
        if self.shots:
            (self.shots / f"{self.count:02}-{self.width}.pdf").write_bytes(pdf)
        sizes = {(round(float(width)), round(float(height)))
                 for width, height in re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)}
        if sizes != {(595, 842)}:
            raise RuntimeError(f"the printed page is no A4: {sizes}")

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)
