"""Stands between clients and a server and cuts connections in the midst of what they say (断线)."""

import os
import random
import selectors
import socket
import threading


class Cutter:
    """`cuts` counts the connections that were cut; each lives for a random number of messages."""

    def __init__(self, target, folder, seed, mean):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.target, self.mean = folder, f"{target}/.s.PGSQL.5432", mean
        self.dice, self.cuts = random.Random(seed), 0
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(f"{folder}/.s.PGSQL.5432")
        os.chmod(f"{folder}/.s.PGSQL.5432", 0o777)
        self.listener.listen(64)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.carry, args=(client, 1 + int(self.dice.expovariate(1 / self.mean))), daemon=True).start()

    def carry(self, client, messages):
        server = socket.socket(socket.AF_UNIX)
        selector = selectors.DefaultSelector()
        try:
            server.connect(self.target)
            selector.register(client, selectors.EVENT_READ, server)
            selector.register(server, selectors.EVENT_READ, client)
            while True:
                for key, _ in selector.select():
                    data = key.fileobj.recv(65_536)
                    if not data:
                        return
                    messages -= 1
                    if messages == 0:
                        # Half of the last message arrives, or none of it.
                        key.data.sendall(data[: len(data) // 2] if self.dice.random() < 0.5 else b"")
                        self.cuts += 1
                        return
                    key.data.sendall(data)
        except OSError:
            return
        finally:
            selector.close()
            client.close()
            server.close()

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
