"""A region whose texts are written to harm whoever shows them: markup, scripts, formulas, quotes. For the judges of what `mppc` emits."""
import pathlib
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What stands in the place of names: each is shown as it is written, or it does harm.
TEXTS = [
    '=HYPERLINK("http://x.example";"a")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    '</td></table><script>alert("1")</script>',
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; & <b>tebal</b> &amp;",
    "</style><style>*{display:none}</style>",
    "<!-- --> ]]> ' \" ` , ; “ ”",
    "＝1＋1",
]


def make(folder):
    """Writes the region below a folder, as `services/` has one, and gives the texts that it uses."""
    folder = pathlib.Path(folder)
    shutil.copytree(ROOT / "services/nasional", folder / "nasional")
    shutil.copytree(ROOT / "services/73.07-sinjai", folder / "73.07-sinjai")
    used = []

    def hostile(match):
        text = TEXTS[len(used) % len(TEXTS)] + f" {len(used)}"
        used.append(text)
        return match[1] + "'" + text.replace("'", "''") + "'"

    for path in sorted(folder.glob("73.07-sinjai/*.yaml")):
        if path.name.endswith(".scenarios.yaml"):
            path.unlink()
            continue
        # The Indonesian text of each name, wherever it stands in one line with the English one.
        source = re.sub(r"(\bid: )([A-Z][^,{}\"'#]*)(?=, en: )", lambda match: hostile(match), path.read_text(encoding="utf-8"))
        path.write_text(source, encoding="utf-8")
    return used
