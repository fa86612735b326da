"""make rules: docs/rules.md, which of the hall's rules about notices, windows and boards has which tests. The titles of the tests say it;
with --check this fails where a rule has none, or where the page is not what the titles say."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/rules.md"
TEXTS = ROOT / "docs/hall-rules.md"

RULE = re.compile(r"^\| R(\d+) \| [^|]* \| [^|]* \| ([^|]*) \| yes(?:: ([^|]*))? \|$", re.M)


def carried():
    """Of docs/hall-rules.md, each rule that is carried: what it asks, and what it asks for beyond what is there."""
    return {int(number): (text, note) for number, text, note in RULE.findall(TEXTS.read_text())}


def titles():
    """Each test's title with the rules it names."""
    for path in sorted((ROOT / "Tests").rglob("*.swift")):
        for title in re.findall(r"func\s+`([^`]+)`", path.read_text()):
            yield path.relative_to(ROOT), title
    for path in sorted((ROOT / "Tests/Rigs").glob("*.py")):
        for title in re.findall(r"def (test_\w+)", path.read_text()):
            yield path.relative_to(ROOT), title


def page():
    rules = carried()
    tests = {number: [] for number in rules}
    for path, title in titles():
        for number in {int(found) for found in re.findall(r"(?<![A-Za-z0-9])R([0-9]+)(?![0-9])", title.replace("_", " "))}:
            if number in tests:
                tests[number].append(f"`{path.name}`: {re.sub(r'^(R[0-9]+ )+', '', title)}")
    missing = [f"R{number}" for number, found in tests.items() if not found]
    if missing:
        raise SystemExit(f"No test's title names {', '.join(missing)}.")
    lines = ["# The hall's rules about notices, windows and boards, and the tests that hold them", "",
             "Made by `make rules` from the titles of the tests.", "", "| rule | what it says | tests |",
             "| --- | --- | --- |"]
    for number, found in tests.items():
        text, note = rules[number]
        lines.append(f"| R{number} | {text}{f' *{note}*' if note else ''} | {'<br>'.join(found)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    made = page()
    if "--check" not in sys.argv:
        PAGE.write_text(made)
    elif not PAGE.exists() or PAGE.read_text() != made:
        raise SystemExit("docs/rules.md is not what the titles of the tests say: run `make rules`.")
    else:
        print(f"rules: {len(carried())} rules, each with a test whose title names it")
