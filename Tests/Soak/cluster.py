"""A PostgreSQL server of one stage's own, on a socket in its folder (压力测试用的服务器)."""

import os
import pathlib
import shutil
import signal
import subprocess
import time


class Cluster:
    def __init__(self, folder):
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        if not found:
            raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql-15")
        self.programs, self.folder, self.server = found[-1], folder, None
        # initdb refuses root; Debian's package brings the user `postgres`.
        self.demotion = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        folder.mkdir(parents=True, exist_ok=True)
        if self.demotion:
            shutil.chown(folder, "postgres")
            folder.parent.chmod(0o711)
        self.run("initdb", "-D", f"{folder}/data", "-U", "postgres", "--auth=trust", "--locale=C", "--encoding=UTF8")

    def run(self, program, *arguments):
        subprocess.run([*self.demotion, f"{self.programs}/{program}", *arguments], check=True, capture_output=True, cwd=self.folder)

    def start(self, environment=None, *settings):
        """Comes back when the server takes connections."""
        own = ("listen_addresses=", "shared_buffers=1MB", "max_connections=60", "recovery_init_sync_method=syncfs", *settings)
        words = [part for setting in own for part in ("-c", setting)]
        with open(self.folder / "log", "ab") as log:
            self.server = subprocess.Popen(
                [*self.demotion, f"{self.programs}/postgres", "-D", f"{self.folder}/data", "-k", str(self.folder), *words],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, env={**os.environ, **(environment or {})},
                start_new_session=True)
        for _ in range(600):
            if subprocess.run([f"{self.programs}/pg_isready", "-q", "-h", str(self.folder)]).returncode == 0:
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError("the server did not start: " + (self.folder / "log").read_text(errors="replace")[-2000:])

    def stop(self, how=signal.SIGQUIT):
        """SIGQUIT ends it at once, without writing anything back (immediate)."""
        if self.server and self.server.poll() is None:
            self.server.send_signal(how)
            self.server.wait(60)

    def backends(self):
        """Processes that serve clients."""
        text = self.rows("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
        return [int(row[0]) for row in text]

    def address(self, folder=None):
        return f"postgresql://postgres@/ledger?host={folder or self.folder}"

    def make(self):
        """A new, empty database."""
        for text in ("DROP DATABASE IF EXISTS ledger WITH (FORCE)", "CREATE DATABASE ledger TEMPLATE template0"):
            self.psql(text, "postgres")

    def psql(self, text, database="ledger"):
        done = subprocess.run(
            [f"{self.programs}/psql", "-X", "-q", "-A", "-t", "-F", "\t", "-h", str(self.folder), "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1",
             "-c", text], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{text}: {done.stderr}")
        return done.stdout

    def rows(self, text):
        def value(cell):
            return {"t": "1", "f": "0", "": None}.get(cell, cell)

        return [tuple(value(cell) for cell in line.split("\t")) for line in self.psql(text).splitlines()]
