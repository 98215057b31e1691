"""The reliability harnesses at the length of an ordinary test run; each also has to catch its planted defects."""

import os
import random

import pytest

from reliability import crashloop, drain, resumegap, slowreader
from support import parley_process

SEED = int(os.environ.get("PARLEY_SEED", random.SystemRandom().randrange(1 << 30)))


@pytest.fixture(autouse=True)
def _say_seed():
    print(f"PARLEY_SEED={SEED}")


def test_kill_at_any_moment_loses_doubles_and_reorders_nothing():
    problems, facts = crashloop.run(kills=25, seed=SEED)
    assert not problems, (SEED, facts, problems[:20])
    assert facts["kills"] == 25 and facts["acknowledged"] > 200, facts


def test_a_broken_connection_resumes_without_gap_or_repeat():
    problems, facts = resumegap.run(seed=SEED)
    assert not problems, (SEED, facts, problems[:20])


def test_slow_readers_slow_nobody():
    problems, facts = slowreader.run()
    assert not problems, (facts, problems)


def test_a_drain_and_a_restart_lose_nothing_and_resume_everyone():
    problems, facts = drain.run(seed=SEED)
    assert not problems, (SEED, facts, problems[:20])


def test_a_slow_hand_over_is_a_hand_over():
    problems, facts = drain.run(sessions=200, window=4, held=20, seed=SEED, environment={"PARLEY_FAILPOINT": "handover.rename:1:sleep=2000"})
    assert not problems, (SEED, facts, problems[:20])


def planted(monkeypatch, name):
    binary = os.path.join(os.path.dirname(parley_process.binary()), "parley_planted")
    assert os.path.exists(binary), f"{binary} is built beside the product"
    monkeypatch.setenv("PARLEY_BIN", binary)
    return {"PARLEY_PLANT": name}


@pytest.mark.parametrize("name", ["ack_before_sync", "nonce_check_outside_txn"])
def test_the_crash_harness_catches(monkeypatch, name):
    # The pause stands between what these defects do and the write: on a fast disk a kill rarely meets the moment by itself.
    pause = {"PARLEY_FAILPOINT": "message_store.before_write:1:sleep=10"}
    problems, facts = crashloop.run(kills=10, seed=SEED, environment=planted(monkeypatch, name) | pause)
    assert problems, (SEED, facts)


def test_the_resume_harness_catches_resume_off_by_one(monkeypatch):
    problems, _ = resumegap.run(clients=20, seconds=6, seed=SEED, environment=planted(monkeypatch, "resume_off_by_one"))
    assert problems


def test_the_slow_reader_harness_catches_unbounded_queue(monkeypatch):
    problems, _ = slowreader.run(slow=100, seconds=10, environment=planted(monkeypatch, "unbounded_queue"))
    assert problems


@pytest.mark.parametrize(("name", "sign"), [("drain_all_at_once", "times as fast"), ("handover_drops_newest", "at the first try")])
def test_the_drain_harness_catches(monkeypatch, name, sign):
    problems, _ = drain.run(sessions=200, window=2, held=20, seed=SEED, environment=planted(monkeypatch, name))
    assert any(sign in each for each in problems), problems
