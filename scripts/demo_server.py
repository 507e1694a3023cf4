"""A mppd of one's own over a region's folder."""
import atexit
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Server:
    """A mppd of its own over a region's folder, with an officer for each role."""

    def __init__(self, program, region, database, address=None, demo=True, options=()):
        """Over the file `database`, or over the server's database at `address` with the files beside `database`; without `demo` nobody has an account;
        `options` are further ones of `mppd serve`."""
        self.database = database
        complaints = database.with_suffix(".err")
        store = ["--database", address, "--files", f"{database}.files"] if address else ["--database", str(database)]
        self.process = subprocess.Popen(
            [program, "serve", region, *(["--demo"] if demo else []), "--port", "0", *store, *options], cwd=ROOT, stdout=subprocess.PIPE,
            stderr=complaints.open("w"), text=True)
        # Whatever ends the script ends it too.
        atexit.register(self.process.kill)
        self.passwords, self.base = {}, None
        for line in self.process.stdout:
            if match := re.match(r"  (\w+)  (\w+)  ", line):
                self.passwords[match[1]] = match[2]
            if match := re.match(r"mppd: (http://\S+)/", line):
                self.base = match[1]
                break
        if not self.base:
            sys.exit(f"mppd did not start over {region}\n{complaints.read_text()}")

    def close(self):
        self.process.terminate()
        self.process.wait(30)
