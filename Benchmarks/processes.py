"""Whole processes in turn, start-up included: seconds, processor seconds, peak memory; and the figures they must reach."""
import os, resource, statistics, subprocess, sys, time


def run(command):
    """Wall and processor seconds and peak memory in MB of a process and its children."""
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} failed: {errors.decode()[-600:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return time.monotonic() - start, seconds, usage.ru_maxrss / 1024


def measured(jobs, rounds):
    """Runs commands in turn, round after round: medians of wall s, processor s and peak MB by name."""
    results = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, command in jobs.items():
            results[name].append(run(command))
    print(f"{'':44s}{'wall s':>8s}{'min':>8s}{'max':>8s}{'cpu s':>8s}{'peak MB':>9s}")
    for name, runs in results.items():
        walls = [wall for wall, _, _ in runs]
        print(
            f"{name:44s}{statistics.median(walls):8.3f}{min(walls):8.3f}{max(walls):8.3f}"
            f"{statistics.median(cpu for _, cpu, _ in runs):8.3f}{max(peak for _, _, peak in runs):9.0f}")
    return {name: tuple(statistics.median(run[part] for run in runs) for part in range(3)) for name, runs in results.items()}


class Gates:
    """Figures to reach, each with its bound; `end` leaves with 1 when one was missed."""

    def __init__(self):
        self.failed = False

    def judge(self, text, value, limit):
        self.failed |= value > limit
        print(f"{'PASS' if value <= limit else 'FAIL'}     {text}: {value:.3f} (at most {limit})")

    def end(self):
        sys.exit(1 if self.failed else 0)
