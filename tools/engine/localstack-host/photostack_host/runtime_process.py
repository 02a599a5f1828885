"""One process that runs one function, and the channel to it."""

import json
import os
import selectors
import socket
import subprocess
import threading
import time
from pathlib import Path

WORKER = Path(__file__).with_name("worker.mjs")
CHUNK = 1 << 16


class TimedOut(Exception):
    """The process did not answer in time."""


class Ended(Exception):
    """The process ended without an answer."""


class RuntimeProcess:
    """A Node process with a function in it.

    Messages are lines of JSON over a socket that nobody else holds: it ends
    with the process, so that a death is known at once, and the process ends
    with it, so that none outlives LocalStack.
    """

    def __init__(self, code: Path, environment: dict[str, str]):
        ours, theirs = socket.socketpair()
        self._output, output = os.pipe()
        try:
            # In LocalStack's process group, which is ended as a whole.
            self._process = subprocess.Popen(
                ["node", str(WORKER), str(theirs.fileno())],
                cwd=code,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=(theirs.fileno(),),
            )
        except OSError:
            ours.close()
            os.close(self._output)
            raise
        finally:
            theirs.close()
            os.close(output)
        ours.setblocking(False)
        os.set_blocking(self._output, False)
        self._channel = ours
        self._logs = bytearray()
        self._in_use = threading.Lock()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def exit(self) -> str:
        """How the process ended, in AWS's words."""
        code = self._process.wait()
        if code < 0:
            return f"signal: {'killed' if code == -9 else -code}"
        return f"exit status {code}"

    def exchange(self, message: dict | None, seconds: float) -> dict:
        """Sends a message, if any, and answers the next one that comes."""
        deadline = time.monotonic() + seconds
        unsent = memoryview(json.dumps(message).encode() + b"\n" if message else b"")
        received = bytearray()
        with self._in_use, selectors.DefaultSelector() as selector:
            selector.register(self._output, selectors.EVENT_READ)
            both = selectors.EVENT_READ | selectors.EVENT_WRITE
            selector.register(self._channel, both if unsent else selectors.EVENT_READ)
            # What a function prints is read meanwhile: it would block on a full pipe.
            while not received.endswith(b"\n"):
                if (left := deadline - time.monotonic()) <= 0:
                    raise TimedOut
                for key, events in selector.select(left):
                    if key.fileobj == self._output:
                        if not self._read_output():
                            selector.unregister(self._output)
                        continue
                    try:
                        if events & selectors.EVENT_WRITE:
                            unsent = unsent[self._channel.send(unsent) :]
                            if not unsent:
                                selector.modify(self._channel, selectors.EVENT_READ)
                        if events & selectors.EVENT_READ:
                            if not (chunk := self._channel.recv(CHUNK)):
                                raise Ended
                            received += chunk
                    except (BrokenPipeError, ConnectionResetError) as error:
                        raise Ended from error
        return json.loads(received)

    def take_logs(self) -> str:
        """What the process has printed since this was last asked."""
        with self._in_use:
            while self._read_output():
                pass
            logs = self._logs.decode(errors="replace")
            self._logs.clear()
        return logs

    def kill(self) -> None:
        """Ends the process; an exchange that is under way ends with it."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Ends the process and gives everything back."""
        self.kill()
        with self._in_use:
            self._channel.close()
            if self._output is not None:
                os.close(self._output)
            self._output = None

    def _read_output(self) -> bool:
        if self._output is None:
            return False
        try:
            chunk = os.read(self._output, CHUNK)
        except BlockingIOError:
            return False
        self._logs += chunk
        return bool(chunk)
