"""The figures of the house, counted from its sources: `make house`. Hops stand in docs/design.md, files that a change
touches in CONTRIBUTING's walks."""
import collections
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = {path: path.read_text() for path in sorted((ROOT / "Sources").rglob("*.swift"))
           if path.name not in ("WidthTables.swift", "FoldingTable.swift")}
TYPE = re.compile(r"^(?:public |package |private |fileprivate |final |indirect )*(?:struct|enum|class|actor|protocol) (\w+)", re.M)
PUBLIC = re.compile(r"^ *(?:@\w+(?:\([^)]*\))? )*(?:public|package|open) (?!import|extension)", re.M)


def count(pattern, where=lambda path: True):
    return sum(len(re.findall(pattern, text, re.M)) for path, text in SOURCES.items() if where(path))


def wire_lines():
    return sum(text.count("\n") for path, text in SOURCES.items() if "HallAPI/Views" in str(path))


def types():
    """Types of a file that stand at its left edge: the mean, and the most."""
    found = [len(TYPE.findall(text)) for text in SOURCES.values()]
    return sum(found) / len([one for one in found if one]), max(found)


def required():
    """Names that a protocol asks for: what they mean stands there, once, and not at each type that keeps the promise."""
    names = set()
    for text in SOURCES.values():
        for body in re.findall(r"^package protocol .*?\n}", text, re.M | re.S):
            names |= set(re.findall(r"\b(?:func|var) (\w+)", body))
    return names


def documented():
    """Package declarations that have a comment above them, attributes aside, in percent: of types and functions, and of
    all, stored properties with them. The parts of a protocol that somebody else has said, such as `description` or
    `hash(into:)`, or that one of ours has said, need none."""
    promised = required()
    said, whole = collections.Counter(), collections.Counter()
    for text in SOURCES.values():
        lines = text.split("\n")
        for place, line in enumerate(lines):
            if not PUBLIC.match(line) or re.search(r"(var description|func ==|static func <|func hash\(into|init\(from|encode\(to|"
                                                   r"let way\b|init\()", line):
                continue
            name = re.search(r"\b(?:func|var) (\w+)", line)
            if name and name[1] in promised and "protocol" not in line:
                continue
            kind = "property" if re.search(r"\b(?:var|let) ", line) else "other"
            whole[kind] += 1
            above = place - 1
            while above >= 0 and lines[above].strip().startswith("@"):
                above -= 1
            said[kind] += above >= 0 and lines[above].strip().startswith("///")
    return 100 * said["other"] / whole["other"], 100 * said.total() / whole.total()


def untested():
    """Library targets that no test target names."""
    manifest = (ROOT / "Package.swift").read_text()
    libraries = set(re.findall(r'hall\(\s*"(\w+)"', manifest)) - {"HallTestKit"} | {"quhao"}
    tests = manifest[manifest.index('tests("HallCoreTests"'):]
    return sorted(name for name in libraries if f'"{name}"' not in tests)


def main():
    mean, most = types()
    functions, everything = documented()
    casts = count(r"as[?!] (?:OwnHall|RemoteHall)\b")
    columns = sum(1 for text in SOURCES.values() for line in text.split("\n") if len(line) > 100)
    rows = [
        ("wire shapes, lines", "1,762", "≤ 600", f"{wire_lines():,}"),
        ("casts from a protocol to its conformer", "10", "0", casts),
        ("`default: preconditionFailure` over our own enums", "14", "0", count(r"default: preconditionFailure")),
        ("bodies over 50 lines; lines over 100 columns", "16; 407", "0; 0", f"0 (TidyTests); {columns}"),
        ("top-level types a file; worst file", "2.07; 18", "≤ 1.5; ≤ 5", f"{mean:.2f}; {most}"),
        ("package declarations documented: types and functions; stored properties too", "40 %", "≥ 80 %",
         f"{functions:.0f} %; {everything:.0f} %"),
        ("targets without a unit test", "2", "0", ", ".join(untested()) or "0"),
    ]
    print("| | 0.3 | aim | now |\n| --- | --- | --- | --- |")
    for name, before, aim, now in rows:
        print(f"| {name} | {before} | {aim} | {now} |")


main()
