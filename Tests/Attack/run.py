#!/usr/bin/env python3
"""Attacks the built program and says how it held (攻击测试): loopback only, nothing left behind, seeds printed.

    Tests/Attack/run.py --program .build/release/heng [--short] [--seed N] [--stage NAME]…

Stages stand in stages/ (see staging.py). Every stage ends by itself; two run at once, and all together end in under 15 minutes on two cores.
"""

import pathlib

import staging

# By their time, beside another: a stage that is not named comes last.
LONGEST = ("folder", "limits", "kills", "gate", "site", "memory", "tamper")

if __name__ == "__main__":
    staging.main(pathlib.Path(__file__).parent, "Attacks the built program.", together=2, longest=LONGEST)
