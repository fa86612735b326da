"""make commands: docs/commands.md, every command of the program with its options, as its own parser has them
(`--experimental-dump-help` of swift-argument-parser), and docs/api.md, what the hub can be asked and by whom, as its
table has it (`quhao api`); with --check this fails where a page is not that."""
import json
import os
import pathlib
import platform
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/commands.md"
TABLE = ROOT / "docs/api.md"
PROGRAM = os.environ.get("QUHAO", str(ROOT / ".build/debug/quhao"))
# Options that so many commands have are told once.
COMMON = 20


def shown(arguments):
    return [one for one in arguments if one["shouldDisplay"] and one.get("valueName") not in ("help", "version")]


def name(argument):
    """`--key`, or what stands in its place."""
    if argument["kind"] == "positional":
        return f"<{argument['valueName']}>"
    names = argument["names"]
    long = next((one["name"] for one in names if one["kind"] == "long"), None)
    return f"--{long}" if long else f"-{names[0]['name']}"


def usage(argument):
    text = name(argument)
    if argument["kind"] == "option":
        text += f" <{argument['valueName']}>"
    if argument["isRepeating"]:
        text += " …"
    return f"[{text}]" if argument["isOptional"] else text


def commands(command, path=()):
    """Each command that does something, with the words that call it."""
    path = (*path, command["commandName"])
    below = [one for one in command.get("subcommands", []) if one["commandName"] != "help" and one["shouldDisplay"]]
    for one in below:
        yield from commands(one, path)
    if not below:
        yield " ".join(path), command


def line(argument):
    told = argument.get("abstract", "")
    default = argument.get("defaultValue")
    if default == platform.node():
        default = "the machine's name"
    more = f" ({default} where it is not said)" if default and argument["kind"] == "option" else ""
    return f"- `{usage(argument)}`" + (f" — {told}{more}" if told or more else "")


def page():
    dump = subprocess.run([PROGRAM, "--experimental-dump-help"], capture_output=True, text=True, check=True).stdout
    root = json.loads(dump)["command"]
    all_of = list(commands(root))
    seen = {}
    for _, command in all_of:
        for argument in shown(command.get("arguments", [])):
            seen.setdefault(usage(argument), []).append(argument)
    common = {text for text, found in seen.items() if len(found) >= COMMON}
    lines = ["# Commands", "", "Made by `make commands` from the program's own parser.", "", root["discussion"].strip(), "",
             "## What many of them take", ""]
    lines += [line(seen[text][0]) for text in sorted(common)]
    for path, command in all_of:
        own = [one for one in shown(command.get("arguments", [])) if usage(one) not in common]
        lines += ["", f"## {path}", "", command.get("abstract", "")]
        if command.get("discussion"):
            lines += ["", command["discussion"].strip()]
        if own:
            lines += ["", *[line(one) for one in own]]
    return "\n".join(lines).rstrip() + "\n", len(all_of)


def addresses():
    """A line of the table for each line of `quhao api`."""
    told = subprocess.run([PROGRAM, "api"], capture_output=True, text=True, check=True).stdout.splitlines()
    lines = ["# What the hub can be asked, and by whom", "",
             "Made by `make commands` from the table of asks (`quhao api`); the fields of each, and what it answers, are in the",
             "description that the hub gives at `/api/openapi.yaml` (`quhao api --openapi`). The hub's own machine may ask all of it;",
             "the manager what an attendant and an inspector may. What a role may do at a window of somebody else's, and what is left",
             "out of an answer, stands in [trust.md](trust.md).", "", "| | address | says | who may |", "| --- | --- | --- | --- |"]
    for line in told:
        asked, may = line.split("  ", 1)
        method, path, *verb = asked.split(" ")
        lines.append(f"| {method} | `{path}` | {' '.join(f'`{one}`' for one in verb)} | {may} |")
    return "\n".join(lines) + "\n", len(told)


if __name__ == "__main__":
    made, count = page()
    table, asks = addresses()
    for file, text in ((PAGE, made), (TABLE, table)):
        if "--check" not in sys.argv:
            file.write_text(text)
        elif not file.exists() or file.read_text() != text:
            raise SystemExit(f"docs/{file.name} is not what the program says: run `make commands`.")
    print(f"commands: {count}; addresses: {asks}")
