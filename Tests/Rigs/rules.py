"""make rules: docs/rules.md, which of the hall's rules about notices, windows and boards has which tests. The titles of the tests say it;
with --check this fails where a rule has none, or where the page is not what the titles say."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/rules.md"

RULES = {
    1: "Tell everything once: basis, procedure, time limit, ALL materials, fees - or the reason for refusal",
    2: "Written notice per item: basis, conditions, procedure, time limit, material list, fees (six headings)",
    3: "Display it with sample forms in the hall",
    4: "Check submitted materials on the spot",
    5: "What can be done at once is done at once",
    6: "Incomplete/defective: one written notice of everything to correct",
    7: "Refusals carry their reason",
    8: "On-the-spot correction must be allowed",
    9: "After correction per the notice, handle within the promised time",
    10: "Cross-window or unclear matters: handler enquires on the citizen's behalf and reports back; no brushing off",
    11: "Only phone enquiries may be oral; all else in writing as 行政许可告知书, two copies, signed and sealed, archived",
    12: "Breach leads to accountability",
    13: "First handler responsible; tell once, clearly",
    14: "Enter at once; finish on time; no hidden shelving",
    15: "Phone: greet first, do not hang up first",
    16: "Be on post on time and stay",
    17: "Polite words, 请 first",
    18: "Greet and see off",
    21: "Strict time limits",
    22: "More while-you-wait, more online, no disguised extension",
    23: "Guides complete, lawful, current; no extra materials",
    24: "Delegation of approval posted at the window",
    33: "No smoking",
    34: "Three sounds: welcome, answer, farewell",
    37: "Use Putonghua",
    40: "Ask purpose; direct to an exact window location",
    42: "Farewell; if unfinished: apology + what to complete",
    43: "Refusal phrase naming the rule, plus reason",
    46: "Keep centre hours",
    47: "Sign in at the enquiry desk; no proxies",
    48: "No wandering or leaving post",
    49: "Official outing reported to general section",
    54: "Leave must not disturb the window",
    75: "Complex or multi-department: reply in 3 working days",
    76: "Oral answers oral; written MUST be answered in writing",
    77: "If late: explain to complainant and track to the end",
    84: "Nothing outside the list",
    85: "All district licences in the list",
    86: "Update each guide; keep online hall in step",
    87: "No disguised licensing",
    88: "Complete item content",
    89: "Standardise",
    90: "Normative documents have validity/period",
    91: "Publish time limits, materials, fees in hall",
    92: "First-asked responsibility, one-time notice, time limit; one visit",
    98: "Staff may not change items or fees on their own",
    104: "Applicant supplies true documents",
    108: "Agents show power of attorney",
    109: "Enterprises show licences",
    113: "No dangerous goods",
    114: "No smoking, noise, litter",
    115: "No commerce",
    116: "No photo or recording without asking",
    117: "Raise doubts with staff",
    118: "In emergencies follow staff",
    119: "Emergency plan",
    120: "Safety of persons and property",
    122: "Hours, sign-in, last ticket",
    126: "Closing: tidy, power off, lock, no hazard",
    134: "Record questions and answers",
    135: "Phone, net, on-site channels",
    136: "Archive safe and confidential",
    137: "File when done",
    151: "Item enters the hall only after centre study + government approval",
    152: "Cancel/change/adjust items only via declare -> director meeting -> government approval",
    153: "Legal basis with name and article mandatory",
    154: "Every condition/material needs an explicit legal source",
    155: "No extra steps",
    156: "Items not in hall: original channel, but publish procedure and fees",
    157: "Five kinds of cases",
    158: "Urgent and special cases handled specially",
    159: "Wear badge",
}

# What a rule asks for beyond what is there.
NOTES = {
    24: "What the window does stands on its strip; powers and the chief representative are the hall's to post.",
    3: "Sample forms 示范文本 are the hall's to supply; the guide prints without them.",
    89: "A principle; what can be held is that every guide has one form.",
    91: "On the kiosk, and on boards in the quiet.",
    92: "How often a person had to come is not counted: a ticket has no identity.",
    152: "Two people and the document of approval, where the rule's practice knows three signatures.",
    158: "Calling out of order needs a reason and is reported; nobody approves it beforehand.",
}


def titles():
    """Each test's title with the rules it names."""
    for path in sorted((ROOT / "Tests").rglob("*.swift")):
        for title in re.findall(r"func\s+`([^`]+)`", path.read_text()):
            yield path.relative_to(ROOT), title
    for path in sorted((ROOT / "Tests/Rigs").glob("*.py")):
        for title in re.findall(r"def (test_\w+)", path.read_text()):
            yield path.relative_to(ROOT), title


def page():
    tests = {number: [] for number in RULES}
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
        note = f" *{NOTES[number]}*" if number in NOTES else ""
        lines.append(f"| R{number} | {RULES[number]}{note} | {'<br>'.join(found)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    made = page()
    if "--check" not in sys.argv:
        PAGE.write_text(made)
    elif not PAGE.exists() or PAGE.read_text() != made:
        raise SystemExit("docs/rules.md is not what the titles of the tests say: run `make rules`.")
    else:
        print(f"rules: {len(RULES)} rules, each with a test whose title names it")
