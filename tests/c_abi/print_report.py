"""print_report.py FILE...: the report as the C ABI writes it, through the Python example."""
import ctypes
import sys

import crosscheck

with crosscheck.Checker() as checker:
    for path in sys.argv[1:]:
        checker.add_file(path)
    report = crosscheck.Buffer()
    crosscheck._call("checker_check", checker._handle, None, 0, crosscheck.JSON, ctypes.byref(report))
    sys.stdout.buffer.write(report.take() + b"\n")
