#!/usr/bin/env python3
"""Attacks the built program and says how it held (攻击测试): loopback only, nothing left behind, seeds printed.

    Tests/Attack/run.py --program .build/release/heng [--short] [--seed N] [--stage NAME]…

Stages stand in stages/ (see staging.py). Every stage ends by itself; all together took 22 minutes beside other work; the aim is 15.
"""

import pathlib

import staging

if __name__ == "__main__":
    staging.main(pathlib.Path(__file__).parent, "Attacks the built program.")
