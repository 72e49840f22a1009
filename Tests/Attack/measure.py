"""Runs a program and says how it ended, how long it took and how much memory it held (测量)."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time


class Outcome:
    def __init__(self, code, seconds, memory, output, said):
        self.code, self.seconds, self.memory, self.output, self.said = code, seconds, memory, output, said

    def fault(self, seconds, memory):
        """What breaks the contract: codes 0, 1, 2; a message with 2; time; memory in MiB."""
        if self.code == 124:
            return "did not end"
        if self.code not in (0, 1, 2):
            return f"ended with {self.code}"
        if self.seconds > seconds:
            return "took too long"
        if self.memory > memory:
            return "took too much memory"
        if self.code == 2 and not self.said.strip():
            return "says nothing"
        return ""


def run(arguments, seconds, folder=None, keep=1 << 20):
    """`memory` is the peak in MiB of the largest process that was waited for; code 124 is ours, for one that did not end.

    A process inherits the peak of whoever starts it, and a maker of papers is large: a small process of our own stands between.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as said:
        between = subprocess.run(
            [sys.executable, __file__, str(seconds), *arguments], stdin=subprocess.DEVNULL, stdout=output, stderr=said, cwd=folder,
            pass_fds=())
        said.seek(0)
        words, _, last = said.read().decode(errors="replace").rstrip("\n").rpartition("\n")
        code, took, memory = json.loads(last)
        output.seek(0)
        return Outcome(code, took, memory, output.read(keep), words)


def between():
    start = time.monotonic()
    child = subprocess.Popen(sys.argv[2:], start_new_session=True)
    late = threading.Event()

    def stop():
        late.set()
        os.killpg(child.pid, signal.SIGKILL)

    timer = threading.Timer(float(sys.argv[1]), stop)
    timer.start()
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    code = 124 if late.is_set() else child.returncode
    sys.stderr.write("\n" + json.dumps([code, time.monotonic() - start, usage.ru_maxrss / 1024]) + "\n")


if __name__ == "__main__":
    between()
