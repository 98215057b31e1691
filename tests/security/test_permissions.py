"""The permission matrix at the length of an ordinary test run; it also has to catch its planted defects."""

import os
import random

import pytest

from security import permmatrix, revocation_race
from security.permission_oracle import BIT, Channel, Community, Member, Role, bits
from support import parley_process

SEED = int(os.environ.get("PARLEY_SEED", random.SystemRandom().randrange(1 << 30)))


@pytest.fixture(autouse=True)
def _say_seed():
    print(f"PARLEY_SEED={SEED}")


def planted(monkeypatch, name):
    binary = os.path.join(os.path.dirname(parley_process.binary()), "parley_planted")
    assert os.path.exists(binary), f"{binary} is built beside the product"
    monkeypatch.setenv("PARLEY_BIN", binary)
    return {"PARLEY_PLANT": name}


def test_everybody_may_do_what_the_rules_say_and_hears_of_nothing_else():
    problems, facts = permmatrix.run(changes=300, seed=SEED)
    assert not problems, (SEED, facts, problems[:10])
    # Enough of each kind happened to prove something.
    assert facts["refused"] > 30 and facts["resumed"] > 10 and facts["told"] > 300 and facts["tries"] > 5000, facts
    assert facts["lists"] > 100, facts
    assert facts["open"] < facts["steps"] / 5, facts


@pytest.mark.parametrize("name", ["perm_cache_no_invalidate", "replay_without_recheck", "typing_unfiltered",
                                  "outranked_ignored"])
def test_the_matrix_catches(monkeypatch, name):
    environment = planted(monkeypatch, name)
    for attempt in range(3):
        problems, _ = permmatrix.run(changes=150, seed=SEED + attempt, environment=environment, problems_max=1)
        if problems:
            return
    pytest.fail(f"{name} went unnoticed")


def test_nothing_goes_through_once_a_revocation_is_answered():
    problems, facts = revocation_race.run(rounds=200, seed=SEED)
    assert not problems, (SEED, facts, problems[:10])
    assert facts["denied"] > 2000 and facts["tries"] > 1.5 * facts["denied"] and facts["resumes"] > 100, facts


@pytest.mark.parametrize("name", ["perm_cache_no_invalidate", "replay_without_recheck"])
def test_the_race_catches(monkeypatch, name):
    problems, _ = revocation_race.run(rounds=60, seed=SEED, environment=planted(monkeypatch, name))
    assert problems, name


# The oracle itself, against what the rules say in as many words.


@pytest.fixture
def home():
    made = Community("1", "owner", bits("view_channel", "send_messages", "attach_files"))
    for role, permissions in (("10", 0), ("11", bits("manage_roles", "kick_members")), ("12", bits("administrator"))):
        made.roles[role] = Role(role, permissions)
        made.order.append(role)
    for who, roles in (("ann", {"10"}), ("bob", {"10", "11"}), ("admin", {"12"})):
        made.members[who] = Member()
        made.members[who].roles = roles
    made.channels["100"] = Channel("100", "text", "cny")
    return made


def test_allows_of_roles_win_over_denies_of_roles_and_the_member_over_both(home):
    seen = BIT["view_channel"]
    home.channels["100"].overwrites = {("role", "1"): (0, seen), ("role", "10"): (seen, 0), ("role", "11"): (0, seen)}
    assert home.can("bob", "100", "view_channel")
    home.channels["100"].overwrites[("member", "bob")] = (0, seen)
    assert home.in_channel("bob", "100") == 0
    assert home.can("ann", "100", "view_channel") and home.can("admin", "100", "view_channel")
    assert home.in_channel("stranger", "100") == 0


def test_what_a_role_mutes_and_an_archived_channel_takes(home):
    everything = bits("view_channel", "send_messages", "attach_files", "add_reactions")
    home.everyone.permissions = everything
    home.channels["100"].overwrites = {("member", "ann"): (bits("send_messages"), 0)}
    home.roles["10"].mutes = True
    assert home.in_channel("ann", "100") == bits("view_channel")
    assert home.base("ann") == bits("view_channel", "attach_files")
    home.roles["12"].mutes = True
    assert home.may_send("admin", "100")
    home.roles["10"].mutes = False
    assert home.may_send("ann", "100")
    home.channels["100"].archived = True
    assert not home.may_send("ann", "100") and home.may_send("admin", "100")


def test_what_goes_with_sending_and_with_a_time_out(home):
    home.channels["100"].overwrites = {("role", "1"): (0, bits("send_messages"))}
    assert home.in_channel("ann", "100") == bits("view_channel")
    home.members["bob"].timed_out = home.members["admin"].timed_out = True
    assert home.base("bob") == bits("view_channel") and not home.may_moderate("bob", "ann", "kick_members")
    assert home.is_administrator("admin") and home.may_moderate("admin", "bob", "kick_members")


def test_nobody_reaches_as_high_as_themselves(home):
    assert home.may_moderate("bob", "ann", "kick_members")
    assert not home.may_moderate("bob", "bob", "kick_members") and not home.may_moderate("admin", "owner", "kick_members")
    assert home.may_manage_role("bob", "10") and not home.may_manage_role("bob", "11")
    assert home.may_create_role("bob", bits("kick_members")) and not home.may_create_role("bob", bits("ban_members"))


def test_channels_in_sync_follow_their_category_and_others_do_not(home):
    home.channels["5"] = Channel("5", "category", "cny")
    home.channels["100"].parent = "5"
    home.set_overwrites("5", {("role", "1"): (0, 1)})
    assert home.channels["100"].overwrites == {("role", "1"): (0, 1)}
    home.set_overwrites("100", {("role", "1"): (0, 2)})
    home.set_overwrites("5", {("role", "1"): (0, 4)})
    assert home.channels["100"].overwrites == {("role", "1"): (0, 2)}
    home.drop_channel("5")
    assert home.channels["100"].parent is None
