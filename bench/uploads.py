"""Sends uploads and looks at the resident memory of the server meanwhile; started by bench/uploads."""
import socket
import sys
import threading
import time

PORT, ADMIN, PID, FOREIGN, PARALLEL = (int(a) for a in sys.argv[1:6])
MB = 1024 * 1024
PIECE = b" " * MB


def resident():
    with open(f"/proc/{PID}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def send(port, head, length, first=b"", last=b""):
    """Sends a body of so many bytes; the status line of the answer, also of one that comes before the body is sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=120) as s:
        s.sendall((head + f"Content-Length: {length}\r\n\r\n").encode())
        try:
            s.sendall(first)
            rest = length - len(first) - len(last)
            while rest > 0:
                s.sendall(PIECE[: min(rest, MB)])
                rest -= MB
            s.sendall(last)
        except OSError:
            pass
        try:
            return s.recv(4096).split(b"\r\n")[0].decode()
        except OSError as gone:
            return type(gone).__name__


def measure(name, count, upload):
    before, peak, answers, done = resident(), [0.0], {}, threading.Event()

    def watch():
        while not done.wait(0.02):
            peak[0] = max(peak[0], resident())

    def one():
        answer = upload()
        answers[answer] = answers.get(answer, 0) + 1

    watcher = threading.Thread(target=watch)
    watcher.start()
    senders = [threading.Thread(target=one) for _ in range(count)]
    began = time.time()
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    took = time.time() - began
    time.sleep(10)
    done.set()
    watcher.join()
    print(
        f"{name}: {before:.0f} MB before, {peak[0]:.0f} MB at the most (+{peak[0] - before:.0f}), "
        f"{resident():.0f} MB ten seconds later (+{resident() - before:.0f}); {took:.1f} s; {answers}",
        flush=True,
    )


JSON = "Content-Type: application/json\r\n"
FOREIGN_PAGE = "POST /reset HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nSec-Fetch-Site: cross-site\r\n"
PUT_ROWS = "PUT /sandboxes/default/rows HTTP/1.1\r\nHost: localhost\r\n"

for _ in range(3):
    send(PORT, "POST /echo HTTP/1.1\r\nHost: x\r\n" + JSON, 20, b'{"a":"', b'"}')
measure(f"{FOREIGN} uploads of 400 MB from a foreign page", FOREIGN, lambda: send(ADMIN, FOREIGN_PAGE, 400 * MB))
measure(f"{FOREIGN} imports of 400 MB without a key", FOREIGN, lambda: send(ADMIN, PUT_ROWS, 400 * MB))
body = ("HTTP/1.1\r\nHost: x\r\n" + JSON, 10 * MB - 1)
measure(f"{PARALLEL} bodies of 10 MB for no operation", PARALLEL, lambda: send(PORT, "POST /none " + body[0], body[1]))
measure(
    f"{PARALLEL} bodies of 10 MB for a stub", PARALLEL, lambda: send(PORT, "POST /echo " + body[0], body[1], b'{"a":"', b'"}')
)
measure(
    f"{PARALLEL} bodies of 10 MB that are no JSON for a create", PARALLEL, lambda: send(PORT, "POST /notes " + body[0], body[1])
)
