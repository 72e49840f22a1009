#!/usr/bin/env python3
"""Wears the ledger out (压力测试): writers killed and disks failing under load, on both engines; says what was lost.

    Tests/Soak/run.py --program .build/release/heng [--short] [--part 0.1] [--seed N] [--stage NAME]…

Beside the program stands `soak-writer`. Stages stand in stages/ and report as those of Tests/Attack do.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent / "Attack"))

import staging  # noqa: E402

if __name__ == "__main__":
    staging.main(HERE, "Wears the ledger out: kills and failing disks under load.")
