#!/usr/bin/env python3
"""copy_sync.py FOLDER FILE: the bytes of all files of a folder in one file, synced: the least that sealing writes."""
import os
import shutil
import sys

with open(sys.argv[2], "wb") as out:
    for folder, _, files in sorted(os.walk(sys.argv[1])):
        for name in sorted(files):
            with open(os.path.join(folder, name), "rb") as part:
                shutil.copyfileobj(part, out, 1 << 20)
    out.flush()
    os.fsync(out.fileno())
