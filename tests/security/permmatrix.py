"""Random changes of roles, overwrites, members and channels against the real server; after each one everything that sampled people
may do is tried and compared with the oracle, and every byte that anybody gets is looked through for canaries of hidden channels."""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from security.permission_acts import Acts
from security.permission_oracle import Community, bits
from security.permission_people import Ears, Person
from security.permission_tries import Tries
from support.parley_client import Broken, Refused
from support.parley_process import UNLIMITED, Server

SETTINGS = UNLIMITED | {"PARLEY_LOG__LEVEL": "error", "PARLEY_AUTH__SIGN_UP": "closed", "PARLEY_AUTH__HASH_MEMORY": "19MiB"}


class Enough(Exception):
    """So many differences that more would say nothing new."""


class Matrix:
    def __init__(self, server, seed, problems_max):
        self.problems_max = problems_max
        self.dice = random.Random(seed)
        self.problems = []
        self.facts = {"steps": 0, "changes": 0, "refused": 0, "open": 0, "tries": 0, "resumed": 0, "afresh": 0, "told": 0, "lists": 0}
        self.last = "the beginning"
        self.people = [Person(server, f"person{number}") for number in range(8)]
        self.homes = []
        self.ears = Ears(self.homes, self.problem)
        self.acts = [self._settle_home(self.people[0], self.people[1:7]), self._settle_home(self.people[7], self.people[1:4])]
        self.tries = Tries(self)
        self.away = {}  # person: steps until they come back
        self.back = set()  # who came back in this step, with the news of others
        for person in self.people:
            person.session.start()
        self.hear_all()

    def problem(self, text):
        self.problems.append(f"step {self.facts['steps']}, after {self.last}: {text}")
        if len(self.problems) >= self.problems_max:
            raise Enough

    def _settle_home(self, owner, others):
        made = owner.http.create_server("home 0")
        code = owner.http.invite(made["serverId"], maxAgeSeconds=0)
        roles = owner.http.must("GET", f"/servers/{made['serverId']}/roles")
        home = Community(made["serverId"], owner.id, int(roles[-1]["permissions"]))
        self.homes.append(home)
        for channel in made["channels"]:  # what it is born with has no canary
            owner.http.must("DELETE", f"/channels/{channel}")
        acts = Acts(home, self.people, code, self.dice)
        for person in others:
            self._must(acts.join(person))
        for kind in ("category", "text", "text", "text", "voice"):
            category = next((c for c in home.channels.values() if kind == "text" and c.kind == "category"), None)
            self._must(acts.create_channel(owner, kind, category))
        self._give_power(acts, owner, others)
        return acts

    def _give_power(self, acts, owner, others):
        """So that from the beginning some may do to others what others may not, and somebody cannot see a channel."""
        for who, permissions in zip(others, (bits("manage_roles", "manage_channels", "manage_messages"),
                                             bits("kick_members", "moderate_members", "manage_nicknames", "view_audit_log"),
                                             bits("ban_members", "manage_server", "manage_roles"))):
            self._must(acts.create_role(owner, permissions))
            self._must(acts.give_role(owner, who, acts.home.order[0]))
        hidden = [channel for channel in acts.home.channels.values() if channel.kind == "text"][-1]
        self._must(acts.put_overwrite(owner, hidden, ("role", acts.home.id), 0, bits("view_channel")))
        self._must(acts.put_overwrite(owner, hidden, ("role", acts.home.order[0]), bits("view_channel"), 0))

    def _must(self, attempt):
        attempt.done(attempt.who.http.must(attempt.method, attempt.path, attempt.body))

    # One step: somebody tries a change; once it is done its news are taken; then everything else is tried.

    def step(self):
        self.facts["steps"] += 1
        self._go_and_come()
        acts = self.acts[0] if self.dice.random() < 0.8 else self.acts[1]
        attempt = acts.any()
        self.ears.mark(self.people)
        if self.perform(attempt):
            self.facts["changes"] += 1
            self.last = repr(attempt)
            self.fence(acts.home)
        self.hear_all()
        self.ears.forget()
        self.come_back()
        self.tries.some(acts)
        self.fence(acts.home)
        self.hear_all()
        self.tries.check_told()
        self.check_pictures()
        if self.facts["steps"] % 10 == 0:
            self.tries.check_state(acts)

    def perform(self, attempt):
        """True when it was done."""
        answer = attempt.who.http.call(attempt.method, attempt.path, attempt.body)
        done = answer.status < 300
        if done:
            attempt.done(answer.json if answer.body else None)
        self.ears.body(attempt.who, repr(attempt), answer.body)
        self.facts["tries"] += 1
        if attempt.verdict is None:
            self.facts["open"] += 1
        elif attempt.verdict != done:
            self.problem(f"{attempt} answered {answer.status}, the oracle says {attempt.verdict}: {answer.body[:200]!r}")
        if not done:
            self.facts["refused"] += 1
            if answer.status not in attempt.refusals:
                self.problem(f"{attempt} was refused with {answer.status}: {answer.body[:200]!r}")
        return done

    def _go_and_come(self):
        """Somebody's connection breaks, for a few steps."""
        here = [person for person in self.people if person.session.connected]
        if self.dice.random() < 0.3 and len(here) > 4:
            person = self.dice.choice(here)
            person.session.leave()
            self.away[person] = self.dice.randint(1, 4)

    def come_back(self):
        self.back = set()
        for person in list(self.away):
            self.away[person] -= 1
            if self.away[person] <= 0:
                del self.away[person]
                self.facts[person.session.come_back()] += 1
                self.back.add(person)
                self.ears.frames(person)

    def fence(self, home):
        """A word to every member of the server behind all that came before it."""
        owner = next(person for person in self.people if person.id == home.owner)
        name = f"fence {self.facts['steps']} {self.facts['tries']}"
        owner.http.must("PATCH", f"/servers/{home.id}", {"name": name})
        for person in self.people:
            session = person.session
            if not session.connected:
                continue
            if person.id in home.members:
                if not session.drain(lambda s=session: s.names.get(home.id) == name):
                    self.problem(f"{person} did not hear of a change of the server's name")
            elif not session.drain(lambda s=session: home.id not in s.channels):
                self.problem(f"{person} was not told to have left the server")

    def hear_all(self):
        for person in self.people:
            if person.session.connected:
                person.session.settle()
                self.ears.frames(person)

    def check_pictures(self):
        """What a client shows by now is what it may see."""
        for person in self.people:
            for home in self.homes if person.session.connected else ():
                shown, may = person.session.channels.get(home.id, set()), home.sees(person.id)
                if shown != may:
                    self.problem(f"{person}'s client shows {sorted(shown - may)} too many and {sorted(may - shown)} too few")
                    person.session.channels[home.id] = may


def run(changes=300, seed=1, environment=None, seconds_max=300, problems_max=25):
    """Answers problems and facts; ends early once there are so many problems."""
    folder = tempfile.TemporaryDirectory(prefix="parley-permissions-")
    server = Server(Path(folder.name) / "data", SETTINGS, extra_environment=environment).start()
    started = time.monotonic()
    try:
        matrix = Matrix(server, seed, problems_max)
        try:
            _go_on(matrix, changes, started + seconds_max)
        except Enough:
            pass
        except (Broken, Refused, TimeoutError) as error:
            matrix.problems.append(f"step {matrix.facts['steps']}, after {matrix.last}: {error!r}")
        matrix.facts["seconds"] = round(time.monotonic() - started, 1)
        return matrix.problems, matrix.facts
    finally:
        server.kill()
        folder.cleanup()


def _go_on(matrix, changes, latest):
    while matrix.facts["changes"] < changes:
        if time.monotonic() > latest:
            return matrix.problem(f"only {matrix.facts['changes']} changes in time")
        matrix.step()
    for acts in matrix.acts:
        matrix.tries.check_state(acts)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    parser.add_argument("--seconds-max", type=int, default=3600)
    options = parser.parse_args()
    print(f"seed {options.seed}")
    found, summary = run(options.changes, options.seed, None, options.seconds_max)
    print(summary)
    print("\n".join(found[:50]) or "no difference, no leak")
    sys.exit(1 if found else 0)
