"""Sources/HallCore/Words/FoldingTable.swift anew: what characters are folded to when typed texts are compared.

    python3 Tools/folding_table.py > Sources/HallCore/Words/FoldingTable.swift

From Python's own Unicode data (compatibility decompositions, UAX 15) and from the two readings of GB 18030: Python
knows the one of 2000, in which some characters stand in the private use area; iconv the one of 2005, which gives
them their standard code points. GB 18030-2022 annex D gives the rest their places."""
import subprocess
import sys
import unicodedata

# GB 18030-2022, annex D: what the edition of 2005 still left in the private use area.
LATER = dict(zip(range(0xE78D, 0xE797), [0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19]))
LATER |= {0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE832: 0x9FB8, 0xE843: 0x9FB9,
          0xE854: 0x9FBA, 0xE864: 0x9FBB}


def private_use():
    """Each private character of GB 18030's reading of 2000 and its standard code point."""
    found = dict(LATER)
    for high in range(0x81, 0xFF):
        for low in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
            code = bytes([high, low])
            try:
                old = code.decode("gb18030")
            except UnicodeDecodeError:
                continue
            if len(old) != 1 or not 0xE000 <= ord(old) <= 0xF8FF or ord(old) in found:
                continue
            read = subprocess.run(["iconv", "-f", "GB18030", "-t", "UTF-8"], input=code, capture_output=True)
            new = read.stdout.decode() if read.returncode == 0 else ""
            if len(new) == 1 and not 0xE000 <= ord(new) <= 0xF8FF:
                found[ord(old)] = ord(new)
    return found


def decompositions():
    """Each character and what it is, by compatibility; Hangul syllables are computed."""
    for point in range(0x80, 0x110000):
        if 0xAC00 <= point <= 0xD7A3 or 0xD800 <= point <= 0xDFFF:
            continue
        plain = unicodedata.normalize("NFKD", chr(point))
        if plain != chr(point):
            yield point, [ord(character) for character in plain]


def radicals():
    """CJK radicals and the ideographs that they look like (Equivalent_Unified_Ideograph), from Perl's Unicode data."""
    script = """use Unicode::UCD qw(prop_invmap);
        my ($list, $map) = prop_invmap("Equivalent_Unified_Ideograph");
        for my $i (0..$#$list - 1) {
            next unless $map->[$i] =~ /^[0-9]+$/ && $map->[$i] > 0;
            print "$_ $map->[$i]\\n" for $list->[$i] .. $list->[$i + 1] - 1;
        }"""
    shown = subprocess.run(["perl", "-e", script], capture_output=True, text=True, check=True).stdout
    return [(int(a), int(b)) for a, b in (line.split() for line in shown.splitlines())]


def runs(pairs):
    """`A>B`, `A>B C`, and `A-B>C` where both sides go on by one."""
    first = last = target = None
    for point, plain in pairs:
        single = plain[0] if len(plain) == 1 else None
        if first is not None and single is not None and point == last + 1 and single == target + (point - first):
            last = point
            continue
        if first is not None:
            yield f"{first:X}>{target:X}" if first == last else f"{first:X}-{last:X}>{target:X}"
            first = None
        if single is None:
            yield f"{point:X}>" + " ".join(f"{value:X}" for value in plain)
        else:
            first = last = point
            target = single
    if first is not None:
        yield f"{first:X}>{target:X}" if first == last else f"{first:X}-{last:X}>{target:X}"


def literal(name, note, entries):
    print(f"/// {note}\nlet {name} = \"\"\"")
    line = "    "
    for entry in entries:
        if len(line) + len(entry) + 2 > 100:
            print(line.rstrip() + "\\")
            line = "    "
        line += entry + ";"
    print(line + "\n    \"\"\"")


print(f"// Made by Tools/folding_table.py from Unicode {unicodedata.unidata_version} and GB 18030; never edited by hand.\n")
literal("compatibilityTable", "Compatibility decompositions (UAX 15, NFKD): `A>B`, `A>B C`, or a run `A-B>C`. Hexadecimal.",
        runs(decompositions()))
print()
literal("privateUseTable", "Private use characters of GB 18030 (2000, 2005) and their standard code points, as above.",
        runs((point, [standard]) for point, standard in sorted(private_use().items())))
print()
literal("radicalTable", "CJK radicals and the ideographs that they look like (Unicode, EquivalentUnifiedIdeograph.txt).",
        runs((point, [plain]) for point, plain in radicals()))
sys.stdout.flush()
