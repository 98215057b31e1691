"""A TCP proxy that mistreats connections: cuts at a byte, stalls, closes one direction, resets, in a seeded order."""

import random
import selectors
import socket
import struct
import threading


class FaultProxy(threading.Thread):
    """Forwards 127.0.0.1:`port` to `target`. Each connection is dealt one fault, or none with probability `peaceful`."""

    def __init__(self, target, seed, peaceful=0.1, bytes_mean=20_000):
        super().__init__(daemon=True)
        self.target = target
        self.random = random.Random(seed)
        self.peaceful = peaceful
        self.bytes_mean = bytes_mean
        self.enabled = True
        self.faults = 0
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.listener.setblocking(False)
        self.port = self.listener.getsockname()[1]
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.listener, selectors.EVENT_READ, None)
        self.stopping = False

    def stop(self):
        self.stopping = True
        self.join(5)

    def run(self):
        while not self.stopping:
            for key, _ in self.selector.select(0.2):
                if key.data is None:
                    self._accept()
                else:
                    key.data.readable(key.fileobj)
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()

    def _accept(self):
        try:
            client, _ = self.listener.accept()
            upstream = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            return
        fault = None
        if self.enabled and self.random.random() >= self.peaceful:
            fault = self.random.choice(["cut", "cut", "reset", "half", "stall"])
        pair = _Pair(self, client, upstream, fault, int(self.random.expovariate(1 / self.bytes_mean)) + 200)
        for each in (client, upstream):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.selector.register(each, selectors.EVENT_READ, pair)


class _Pair:
    def __init__(self, proxy, client, upstream, fault, after_bytes):
        self.proxy = proxy
        self.client = client
        self.upstream = upstream
        self.fault = fault
        self.left = after_bytes  # of what the server says, until the fault

    def readable(self, source):
        other = self.upstream if source is self.client else self.client
        try:
            data = source.recv(65536)
            if not data:
                return self.end()
            if source is self.upstream and self.fault and self.proxy.enabled:
                if len(data) >= self.left:
                    other.sendall(data[:self.left])
                    return self.strike()
                self.left -= len(data)
            other.sendall(data)
        except OSError:
            self.end()

    def strike(self):
        self.proxy.faults += 1
        if self.fault == "reset":
            for each in (self.client, self.upstream):
                each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if self.fault == "half":
            # The client's side is closed; the server learns of it only later.
            self.client.close()
            self.proxy.selector.unregister(self.client)
            threading.Timer(0.5, self.end).start()
            self.proxy.selector.unregister(self.upstream)
            return
        if self.fault == "stall":
            for each in (self.client, self.upstream):
                self.proxy.selector.unregister(each)
            threading.Timer(0.3, self.end).start()
            return
        self.end()

    def end(self):
        for each in (self.client, self.upstream):
            try:
                self.proxy.selector.unregister(each)
            except (KeyError, ValueError):
                pass
            each.close()
