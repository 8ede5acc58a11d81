# /// script
# requires-python = ">=3.9"
# dependencies = ["cryptography>=38"]
# ///
"""A witness signs a log's checkpoint only if it is what it saw before, and more.

    witness.py init NAME --folder DIR     makes the key and prints the public one, for policies
    witness.py trust VKEY --folder DIR    from now on witnesses the log of this key (from paper)
    witness.py serve --folder DIR         answers C2SP tlog-witness over HTTP (--host, --port)
    witness.py add FILE --folder DIR      takes the same request from a file, e.g. on a USB stick,
                                          and gives the checkpoint with its cosignature (-o OUT)
    witness.py show --folder DIR          prints the public key, and what it last saw of each log

One file for Linux or macOS with the package cryptography. The folder is its memory: whoever puts an
old copy of it back makes it sign what it never compared.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import re
import sys
import time
from base64 import b64decode, b64encode
from contextlib import contextmanager, suppress
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable, Iterator, NamedTuple  # noqa: UP035 - Python 3.9

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LOG, WITNESS = b"\x01", b"\x04"  # types of keys (C2SP signed-note, tlog-cosignature)
MOST_BYTES, MOST_HASHES, SECONDS = 1 << 17, 63, 10
NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
NAME = re.compile(r"[^\s+\x00-\x20\x7f]+")


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a crash
    """Nothing was signed: the status of C2SP tlog-witness, and why in Chinese and English."""

    def __init__(self, status: int, zh: str, en: str, size: int | None = None) -> None:
        super().__init__(f"{zh} / {en}")
        self.status, self.size = status, size


class Request(NamedTuple):
    """A log asks to have ``text`` signed and shows how it follows from its ``old`` size."""

    old: int
    proof: list[bytes]
    text: str
    origin: str
    size: int
    root: bytes
    signatures: list[tuple[str, bytes]]


def must(holds: object, what: str) -> None:
    if not holds:
        raise ValueError(what)


def base64(data: bytes) -> str:
    return b64encode(data).decode()


def raw(text: str, least: int = 32, most: int = 32) -> bytes:
    """So many bytes of canonical base64, or ValueError."""
    found = b64decode(text, validate=True)
    must(base64(found) == text and least <= len(found) <= most, f"base64 {text[:60]}")
    return found


def key_id(name: str, key: bytes) -> bytes:
    """Names a key, of which the first byte is the type."""
    return sha256(name.encode() + b"\n" + key).digest()[:4]


def vkey(name: str, key: bytes) -> str:
    return f"{name}+{key_id(name, key).hex()}+{base64(key)}"


def log_key(text: str) -> tuple[str, bytes]:
    """Name and key of a log, or ValueError."""
    name, _, rest = text.partition("+")
    key = raw(rest.partition("+")[2], 33, 33)
    must(NAME.fullmatch(name) and vkey(name, key) == text and key[:1] == LOG, "vkey")
    return name, key


def read_request(body: bytes) -> Request:
    """Take apart what C2SP tlog-witness, tlog-checkpoint and signed-note put together."""
    try:
        must(not re.search(rb"[\x00-\x09\x0b-\x1f]", body), "control character")
        head, _, note = body.decode().partition("\n\n")
        first, *proof = head.split("\n")
        must(first[:4] == "old " and NUMBER.fullmatch(first[4:]), "old")
        must(len(proof) <= MOST_HASHES, "proof")
        text, _, signatures = note.rpartition("\n\n")
        origin, size, root, *more = text.split("\n")
        must(origin and NUMBER.fullmatch(size) and all(more), "checkpoint")
        must(signatures.endswith("\n"), "signatures")
        return Request(
            int(first[4:]), [raw(each) for each in proof], text + "\n", origin, int(size),
            raw(root), [read_signature(line) for line in signatures[:-1].split("\n")],
        )  # fmt: skip
    except ValueError as error:
        raise Refused(400, f"请求格式不对：{error}", f"malformed request: {error}") from None


def read_signature(line: str) -> tuple[str, bytes]:
    dash, name, payload = line.split(" ")
    must(dash == "—" and NAME.fullmatch(name), "signature line")
    return name, raw(payload, 5, MOST_BYTES)


def follows(old: int, new: int, proof: list[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the tree of ``old`` leaves is the beginning of the other (RFC 6962, 2.1.2)."""
    if old in (0, new):
        return not proof and (old < new or old_root == new_root)
    left = proof[:]

    def roots(old: int, new: int, *, is_whole: bool) -> tuple[bytes, bytes]:
        """Both roots as the proof has them, of a subtree of ``new`` leaves."""
        if old == new:
            return (old_root,) * 2 if is_whole else (left.pop(),) * 2
        beside, middle = left.pop(), 1 << ((new - 1).bit_length() - 1)
        if old <= middle:
            before, after = roots(old, middle, is_whole=is_whole)
            return before, sha256(b"\x01" + after + beside).digest()
        both = roots(old - middle, new - middle, is_whole=False)
        before, after = (sha256(b"\x01" + beside + each).digest() for each in both)
        return before, after

    with suppress(IndexError):  # too short a proof
        return roots(old, new, is_whole=True) == (old_root, new_root) and not left
    return False


def write(file: Path, text: str) -> None:
    """The whole file or the one before it, also after power is lost; for its owner alone."""
    new = file.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(text.encode())
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One at a time, among threads and processes; a kill lets go."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Witness:
    """A folder: ``key``, and of each log a file of what was last seen, named by its origin."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / "key").exists():
            raise Refused(404, f"{folder} 里没有密钥，请先 init", f"no key in {folder}: init first")
        self.name, _, secret = (folder / "key").read_text("utf-8").strip().partition(" ")
        self.secret = Ed25519PrivateKey.from_private_bytes(b64decode(secret))
        public = self.secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.key = WITNESS + public

    def file(self, origin: str) -> Path:
        return self.folder / f"{sha256(origin.encode()).hexdigest()}.json"

    def seen(self, file: Path) -> dict[str, Any]:
        """What was last seen of a log. A damaged file is never taken for a new log."""
        if not file.exists():
            raise Refused(404, "这里不见证此日志", "no log that is witnessed here")
        try:
            found: dict[str, Any] = json.loads(file.read_bytes())
            must({"vkey", "size", "root", "at", "note"} == found.keys(), "names")
        except ValueError:
            raise Refused(
                500, f"{file} 已损坏，不再签", f"{file} is damaged, no more signing"
            ) from None
        return found

    def trust(self, text: str) -> str:
        """Witness a log from now on; what was seen of it before stays."""
        try:
            name, _ = log_key(text)
        except ValueError:
            raise Refused(
                400, "这不是日志的公钥，请逐字核对", "not a log's key, read it again"
            ) from None
        new = {"vkey": text, "size": 0, "root": base64(sha256().digest()), "at": 0, "note": ""}
        with locked(self.folder):
            if not self.file(name).exists():
                write(self.file(name), json.dumps(new))
            if self.seen(self.file(name))["vkey"] != text:
                raise Refused(409, f"{name} 已有另一把公钥", f"{name} has another key here")
        return name

    def add(self, body: bytes, *, is_again: bool = False) -> tuple[str, str]:
        """Compare, store, and only then give the cosignature: the note, and its last line alone.

        Where ``is_again``, the checkpoint seen last is answered whatever it follows from.
        """
        request = read_request(body)
        with locked(self.folder):
            seen = self.seen(self.file(request.origin))
            size, root, log = seen["size"], raw(seen["root"]), signed(request, seen["vkey"])
            if request.old > request.size:
                raise Refused(400, "旧条数多于新条数", "the old size is above the new one")
            if is_again and (request.size, request.root) == (size, root):
                request = request._replace(old=size, proof=[])
            if request.old != size:
                raise Refused(409, f"上次见到 {size} 条", f"{size} records were seen last", size)
            if not follows(size, request.size, request.proof, root, request.root):
                raise Refused(422, "不是上次所见之账的延续", "does not continue what was seen last")
            line, at = self.cosigned(request.text)
            note = f"{request.text}\n{log}{line}"
            new = {"size": request.size, "root": base64(request.root), "at": at, "note": note}
            write(self.file(request.origin), json.dumps({**seen, **new}, ensure_ascii=False))
        return note, line

    def cosigned(self, text: str) -> tuple[str, int]:
        """A line of C2SP cosignature/v1, and its time."""
        at = int(time.time())
        by_me = self.secret.sign(f"cosignature/v1\ntime {at}\n{text}".encode())
        payload = key_id(self.name, self.key) + at.to_bytes(8, "big") + by_me
        return f"— {self.name} {base64(payload)}\n", at


def signed(request: Request, log: str) -> str:
    """The log's own line; a false one under its key spoils the others (C2SP signed-note)."""
    name, key = log_key(log)
    own = [each for by, each in request.signatures if (by, each[:4]) == (name, key_id(name, key))]
    try:
        for each in own:
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(each[4:], request.text.encode())
        return f"— {name} {base64(own[0])}\n"
    except (InvalidSignature, IndexError):
        raise Refused(403, "没有此日志的有效签名", "not signed by the log's key") from None


class Door(BaseHTTPRequestHandler):
    """POST /add-checkpoint, and GET /HASH/checkpoint: what was last signed of an origin."""

    protocol_version, timeout = "HTTP/1.1", SECONDS
    witness: Witness

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        fits = NUMBER.fullmatch(length) and int(length) <= MOST_BYTES
        if self.path != "/add-checkpoint" or not fits:
            self.close_connection = True  # the body is not read, so nothing after it can be
            return self.answer(404 if fits else 413 if length else 411)
        body = self.rfile.read(int(length))
        return self.grant(lambda: self.witness.add(body)[1])

    def do_GET(self) -> None:
        asked = re.fullmatch("/([0-9a-f]{64})/checkpoint", self.path)
        file = self.witness.folder / f"{asked[1] if asked else ''}.json"
        self.grant(lambda: self.witness.seen(file)["note"])

    def grant(self, ask: Callable[[], str]) -> None:
        try:
            said = ask()
            self.answer(200 if said else 404, said)
        except Refused as refused:
            if refused.size is None:
                return self.answer(refused.status, f"{refused}\n")
            self.answer(refused.status, f"{refused.size}\n", "text/x.tlog.size")
        except OSError as error:  # e.g. the disk is full: nothing was signed
            self.answer(500, f"{error}\n")

    def answer(self, status: int, said: str = "", kind: str = "text/plain; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(said.encode())))
        self.end_headers()
        self.wfile.write(said.encode())


def init(folder: Path, name: str) -> str:
    if not NAME.fullmatch(name):
        raise Refused(400, "名称不能有空格和加号", "a name has no spaces and no plus signs")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locked(folder):
        if (folder / "key").exists():
            raise Refused(409, f"{folder} 里已有密钥", f"there is a key in {folder} already")
        write(folder / "key", f"{name} {base64(os.urandom(32))}\n")
    return show(folder)


def trust(folder: Path, vkey: str) -> str:
    return f"从此见证 / from now on witnessed: {Witness(folder).trust(vkey.strip())}\n"


def serve(folder: Path, host: str, port: int) -> str:
    Door.witness = Witness(folder)
    with ThreadingHTTPServer((host, port), Door) as server, suppress(KeyboardInterrupt):
        say(f"{show(folder)}见证中 / witnessing: http://{host}:{server.server_port}\n")
        server.serve_forever()
    return ""


def add(folder: Path, file: Path, out: Path | None) -> str:
    with file.open("rb") as opened:
        note, _ = Witness(folder).add(opened.read(MOST_BYTES), is_again=True)
    if not out:
        return note
    out.write_text(note, "utf-8")
    return f"已见证，写入 / cosigned, written to: {out}\n"


def show(folder: Path) -> str:
    witness = Witness(folder)
    logs = [witness.seen(file) for file in sorted(folder.glob("*.json"))]
    lines = [vkey(witness.name, witness.key)] + [
        f"{time.strftime('%F %T %z', time.localtime(log['at'])) if log['at'] else '-'}"
        f"  {log['size']} 条 / records  {log['root']}  {log['vkey']}"
        for log in logs
    ]
    return "\n".join(lines) + "\n"


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> int:
    """Run one command. 0: done; 1: refused, and why on standard error; 2: wrong usage."""
    raw_text = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw_text)
    commands = parser.add_subparsers(required=True)
    for run, *words in (init, "name"), (trust, "vkey"), (serve,), (add, "file"), (show,):
        command = commands.add_parser(run.__name__)
        command.set_defaults(run=run)
        command.add_argument("--folder", type=Path, required=True)
        for word in words:
            command.add_argument(word, type=Path if word == "file" else str)
        if run is add:
            command.add_argument("-o", dest="out", type=Path)
        if run is serve:
            command.add_argument("--host", default="127.0.0.1")
            command.add_argument("--port", type=int, default=8300)
    options = vars(parser.parse_args())
    try:
        say(options.pop("run")(**options))
    except (Refused, OSError) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
