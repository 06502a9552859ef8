"""crosscheck from Python, through the C ABI and ctypes alone.

    with crosscheck.Checker() as checker:
        for path in paths:
            checker.add_file(path)
        report = checker.check()                       # crosscheck.v1.Report as a dict
    with crosscheck.Session(index) as session: ...     # a draft while it is typed

The library is found by the loader, or named by the environment variable CROSSCHECK_LIBRARY.

As a program it checks files and prints the explanations:

    python3 crosscheck.py FILE...
"""
import ctypes
import ctypes.util
import json
import os
import sys

JSON = 0
BODY, TITLE = 0, 1
ABI_VERSION = 1


class Buffer(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]

    def take(self):
        """The bytes; the buffer is freed."""
        value = ctypes.string_at(self.data, self.size) if self.data else b""
        _library.crosscheck_buffer_free(ctypes.byref(self))
        return value


class Options(ctypes.Structure):
    _fields_ = [
        ("size", ctypes.c_size_t),
        ("min_confidence", ctypes.c_double),
        ("ignore", ctypes.c_char_p),
        ("ignore_size", ctypes.c_size_t),
        ("threads", ctypes.c_uint32),
        ("budget_us", ctypes.c_uint32),
    ]


class Error(Exception):
    """What a function of the library failed with; `code` is its status ("NOT_FOUND")."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def _load():
    path = os.environ.get("CROSSCHECK_LIBRARY") or ctypes.util.find_library("crosscheck")
    if path is None:
        raise OSError("libcrosscheck.so is not found; name it in CROSSCHECK_LIBRARY")
    library = ctypes.CDLL(path)
    handle, size, text, code = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_int32
    buffer, out = ctypes.POINTER(Buffer), ctypes.POINTER(ctypes.c_void_p)
    options = ctypes.POINTER(Options)
    signatures = {
        "abi_version": (ctypes.c_uint32, []),
        "version": (text, []),
        "status_name": (text, [code]),
        "buffer_free": (None, [buffer]),
        "options_init": (None, [options]),
        "checker_create": (code, [options, out, buffer]),
        "checker_free": (None, [handle]),
        "checker_add": (code, [handle, code, text, size, buffer]),
        "checker_add_file": (code, [handle, text, text, size, buffer, buffer]),
        "checker_check": (code, [handle, text, size, code, buffer, buffer]),
        "check": (code, [code, text, size, buffer, buffer, buffer]),
        "index_open_archive": (code, [text, out, buffer]),
        "index_of_checker": (code, [handle, out, buffer]),
        "index_free": (None, [handle]),
        "session_open": (code, [handle, options, out, buffer]),
        "session_free": (None, [handle]),
        "session_set_draft": (code, [handle, code, text, size, buffer, buffer]),
        "session_replace": (code, [handle, code, size, size, text, size, code, buffer, buffer]),
        "session_findings": (code, [handle, code, buffer, buffer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, "crosscheck_" + name)
        function.restype, function.argtypes = result, arguments
    if library.crosscheck_abi_version() < ABI_VERSION:
        raise OSError(f"{path} is too old")
    return library


_library = _load()


def _call(name, *arguments):
    """Calls a function that takes an error buffer last."""
    error = Buffer()
    status = getattr(_library, "crosscheck_" + name)(*arguments, ctypes.byref(error))
    message = error.take().decode()
    if status != 0:
        raise Error(_library.crosscheck_status_name(status).decode(), message)


def _call_json(name, *arguments):
    """Calls a function that gives JSON."""
    result = Buffer()
    _call(name, *arguments, ctypes.byref(result))
    return json.loads(result.take())


def _options(**settings):
    options = Options()
    _library.crosscheck_options_init(ctypes.byref(options))
    for name, value in settings.items():
        if name == "ignore":
            value = "\n".join(value).encode()
            options.ignore_size = len(value)
        setattr(options, name, value)
    return ctypes.byref(options)


class _Handle:
    """Owns a handle of the library; a context manager."""

    def __init__(self, kind, create, *arguments):
        self._free = getattr(_library, f"crosscheck_{kind}_free")
        self._handle = ctypes.c_void_p()
        _call(create, *arguments, ctypes.byref(self._handle))

    def close(self):
        handle, self._handle = self._handle, ctypes.c_void_p()
        self._free(handle)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Checker(_Handle):
    """A batch of articles. Settings are those of crosscheck_options: min_confidence=, ignore=, threads=."""

    def __init__(self, **settings):
        super().__init__("checker", "checker_create", _options(**settings))

    def add(self, **article):
        """id=, outlet=, title=, published=, url=, text= of crosscheck.v1.SourceArticle."""
        data = json.dumps(article).encode()
        _call("checker_add", self._handle, JSON, data, len(data))

    def add_file(self, path):
        """Adds the articles of a file of any format; returns what could not be read, a line each."""
        with open(path, "rb") as file:
            data = file.read()
        warnings = Buffer()
        _call("checker_add_file", self._handle, os.fsencode(path), data, len(data), ctypes.byref(warnings))
        return warnings.take().decode()

    def check(self, draft_id=None):
        """crosscheck.v1.Report as a dict; with a draft, what touches it."""
        draft = None if draft_id is None else draft_id.encode()
        return _call_json("checker_check", self._handle, draft, len(draft or b""), JSON)


class Index(_Handle):
    """Earlier articles: of an archive (a path) or of a Checker."""

    def __init__(self, source):
        if isinstance(source, Checker):
            super().__init__("index", "index_of_checker", source._handle)
        else:
            super().__init__("index", "index_open_archive", os.fsencode(source))


class Session(_Handle):
    """A draft while it is typed, against an Index. Calls give crosscheck.v1.Changes as a dict."""

    def __init__(self, index, **settings):
        super().__init__("session", "session_open", index._handle, _options(**settings))

    def set_draft(self, **article):
        data = json.dumps(article).encode()
        return _call_json("session_set_draft", self._handle, JSON, data, len(data))

    def replace(self, begin, end, text, part=BODY):
        """Offsets are UTF-8 bytes."""
        data = text.encode()
        return _call_json("session_replace", self._handle, part, begin, end, data, len(data), JSON)

    def findings(self):
        return _call_json("session_findings", self._handle, JSON)["added"]


def main(paths):
    if not paths:
        print("usage: crosscheck.py FILE...", file=sys.stderr)
        return 2
    with Checker() as checker:
        for path in paths:
            try:
                sys.stderr.write(checker.add_file(path))
            except (OSError, Error) as problem:
                print(problem, file=sys.stderr)
        for finding in checker.check()["findings"]:
            print(f"{finding['severity'].lower()}: {finding['explanation']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
