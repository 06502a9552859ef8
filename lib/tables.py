"""What the scripts that compile data tables share: reading rows, naming mistakes, hashing. lib/CMakeLists.txt puts
this folder on their path."""
import sys

MASK = 0xFFFFFFFFFFFFFFFF


def fail(path, line, message):
    """Ends the build as a compiler does."""
    sys.exit(f"{path}:{line}: {message}")


def rows(path, columns, at_least=False, separator="\t"):
    """(line number, cells) of every line that is neither empty nor a comment."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            cells = line.split(separator)
            if len(cells) < columns or (len(cells) > columns and not at_least):
                fail(path, number, f"{columns} columns separated by {separator!r} are wanted, {len(cells)} found")
            yield number, cells


def fnv1a(text):
    """FNV-1a, 64 bits, of the text in UTF-8."""
    h = 0xCBF29CE484222325
    for byte in text.encode():
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def hash64(text):
    """Hash64 of include/crosscheck/base/fingerprint.h: FNV-1a with the finalizer of MurmurHash3."""
    h = fnv1a(text)
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & MASK
    h ^= h >> 33
    h = (h * 0xC4CEB9FE1A85EC53) & MASK
    return h ^ (h >> 33)
