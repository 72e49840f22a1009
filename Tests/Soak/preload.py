"""Builds faults.c and puts it under a program (写入故障)."""

import pathlib
import shutil
import subprocess

WORDS = {
    "n": "no space", "e": "input/output error", "h": "half written, then no space", "s": "not confirmed", "k": "half written, then killed",
    "i": "interrupted (no failure)", "cut": "connection cut",
}


def library(folder):
    made = folder / "faults.so"
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        raise RuntimeError("there is no C compiler")
    source = pathlib.Path(__file__).parent / "faults.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", str(made), str(source), "-ldl"], check=True)
    folder.chmod(0o711)
    made.chmod(0o755)
    return made


def environment(made, files, rate, kinds, log, dice):
    return {
        "LD_PRELOAD": str(made), "HENG_FAULT_FILES": files, "HENG_FAULT_RATE": str(rate), "HENG_FAULT_KINDS": kinds,
        "HENG_FAULT_LOG": str(log), "HENG_FAULT_SEED": str(dice.getrandbits(60)),
    }


def report(context, counts, told):
    """Prints the counts; gives the number of failures."""
    failed = sum(number for kind, number in counts.items() if kind != "i")
    words = ", ".join(f"{number} {WORDS[kind]}" for kind, number in sorted(counts.items()))
    context.line(f"  {failed} failures: {words}; {told[0]} writes acknowledged, {told[1]} failed, {told[2]} of unknown outcome")
    return failed
