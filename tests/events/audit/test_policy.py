"""A policy (C2SP tlog-policy) says which checkpoints are believed, and what one lacks that is not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.audit.checkpoint import Checkpoint
from events.audit.note import COSIGNATURE, Signer
from events.audit.policy import InvalidPolicy, Policy

LOG = Signer("entente.example/log", b"l" * 32)
OTHER = Signer("elsewhere.example/log", b"o" * 32)
NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
WITNESSES = {name: Signer(f"witness.example/{name}", name.encode().ljust(32)) for name in NAMES}
KEYS = {name: signer.verifier(COSIGNATURE) for name, signer in WITNESSES.items()}
CHECKPOINT = Checkpoint(LOG.name, 7, bytes(range(32)))

TWO_LEVELS = f"""
# of the specification, with keys
log {LOG.verifier()}
witness X1 {KEYS["X1"]}
 witness\tX2  {KEYS["X2"]} https://witness.example/X2\t
witness X3 {KEYS["X3"]}
group X-witnesses 2 X1 X2 X3
\t# a second operator

witness Y1 {KEYS["Y1"]}
witness Y2 {KEYS["Y2"]}
witness Y3 {KEYS["Y3"]}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


def policy(*lines):
    return Policy.parse("".join(f"{line}\n" for line in lines).encode())


def witness(name):
    return f"witness {name} {KEYS[name]}"


def cosigned(*names, log=LOG, checkpoint=CHECKPOINT):
    text = checkpoint.text()
    return checkpoint.signed(log) + "".join(WITNESSES[name].cosign(text, 1_760_000_000) for name in names).encode()


@pytest.mark.parametrize("seen", [seen for number in range(7) for seen in combinations(NAMES, number)])
def test_the_quorum_of_two_levels_is_met_by_two_of_one_group_and_one_of_the_other(seen):
    met = sum(name.startswith("X") for name in seen) >= 2 and any(name.startswith("Y") for name in seen)
    assert Policy.parse(TWO_LEVELS.encode()).met(cosigned(*seen)) is met


def test_what_is_missing_is_told_from_the_quorum_down():
    assert Policy.parse(TWO_LEVELS.encode()).check(cosigned("X3", "Y2")) == [
        "Of the group X-and-Y 1 have cosigned it, and it takes 2: X-witnesses have not.",
        "Of the group X-witnesses 1 have cosigned it, and it takes 2: X1, X2 have not.",
    ]
    single = policy(witness("X1"), witness("X2"), "quorum X2")
    assert single.check(cosigned("X1")) == ["The witness X2 has not cosigned it."]
    assert single.check(cosigned("X2")) == []


@given(st.integers(1, 6), st.sets(st.sampled_from(NAMES)))
def test_a_group_takes_as_many_as_it_says(threshold, seen):
    lines = [witness(name) for name in NAMES]
    assert policy(*lines, f"group g {threshold} {' '.join(NAMES)}", "quorum g").met(cosigned(*seen)) is (
        len(seen) >= threshold
    )


@pytest.mark.parametrize(("word", "least"), [("any", 1), ("all", 3), ("1", 1), ("2", 2), ("3", 3)])
def test_any_and_all_are_numbers(word, least):
    parsed = policy(*map(witness, NAMES[:3]), f"group g {word} X1 X2 X3", "quorum g")
    assert parsed.groups["g"] == (least, ("X1", "X2", "X3"))


def test_a_policy_may_ask_for_no_witness_and_know_no_log():
    assert policy(f"log {LOG.verifier()}", "quorum none").check(cosigned()) == []
    assert policy("quorum none").check(cosigned(log=OTHER)) == []
    assert policy(witness("X1"), "quorum none").check(cosigned()) == []


def test_one_of_the_logs_must_have_signed_a_checkpoint_of_its_own():
    both = policy(f"log {OTHER.verifier()}", f"log {LOG.verifier()} https://entente.example", "quorum none")
    assert both.check(cosigned()) == []
    unsigned = ["No log of the policy has signed the checkpoint of 'entente.example/log'."]
    assert both.check(cosigned(log=OTHER)) == unsigned
    assert both.check(cosigned(log=Signer(LOG.name, b"n" * 32))) == unsigned
    assert policy(f"log {OTHER.verifier()}", "quorum none").check(cosigned()) == unsigned
    assert both.check(cosigned("X1").replace(b"\n7\n", b"\n8\n"))[0] == (
        "The signature of entente.example/log is not valid."
    )


def test_a_log_may_have_two_keys():
    renewed = Signer(LOG.name, b"n" * 32)
    both = policy(f"log {LOG.verifier()}", f"log {renewed.verifier()}", "quorum none")
    assert both.met(cosigned())
    assert both.met(cosigned(log=renewed))


def test_a_bad_cosignature_of_a_known_witness_is_told_even_where_the_quorum_is_met_without_it():
    parsed = policy(witness("X1"), witness("X2"), "group g any X1 X2", "quorum g")
    bad = cosigned("X1") + WITNESSES["X2"].cosign("another text\n", 5).encode()
    assert parsed.check(bad) == ["The signature of witness.example/X2 is not valid."]
    assert parsed.check(cosigned("X1", "Y1")) == []


def test_a_signature_of_the_witness_s_key_that_is_no_cosignature_does_not_count():
    plain = CHECKPOINT.signed(LOG) + WITNESSES["X1"].sign(CHECKPOINT.text()).encode()
    assert not policy(witness("X1"), "quorum X1").met(plain)


@pytest.mark.parametrize("note", [b"", b"\xff\n", CHECKPOINT.text().encode(), f"text\n\n{LOG.sign('text')}".encode()])
def test_what_is_no_signed_checkpoint_meets_no_policy(note):
    assert len(policy("quorum none").check(note)) == 1


def test_names_are_octets_and_the_last_line_may_end_the_file():
    key = str(KEYS["X1"]).encode()
    parsed = Policy.parse(
        b"witness \xff\xfe " + key + b"\nwitness \xe2\x84\xaa " + str(KEYS["X2"]).encode() + b"\nquorum \xff\xfe"
    )
    assert parsed.check(cosigned("X1")) == []
    assert parsed.check(cosigned("X2")) == ["The witness \ufffd\ufffd has not cosigned it."]
    with pytest.raises(InvalidPolicy, match="nothing above is called K"):
        Policy.parse(b"witness \xe2\x84\xaa " + key + b"\nquorum K\n")
    with pytest.raises(InvalidPolicy, match="as it must be written"):
        Policy.parse(b"quorum\xc2\xa0none\n")


def test_a_policy_may_be_large():
    signers = [Signer(f"w{n}", n.to_bytes(32)) for n in range(1, 301)]
    lines = [f"witness w{n} {signer.verifier(COSIGNATURE)}" for n, signer in enumerate(signers)]
    groups = ["group g0 all w0", *(f"group g{n} all g{n - 1} w{n}" for n in range(1, 300))]
    assert len(policy(*lines, *groups, "quorum g299").check(cosigned())) == 300


X1, X2 = witness("X1"), witness("X2")
NAMESAKE = Signer("another.example", WITNESSES["X1"].private).verifier(COSIGNATURE)


@pytest.mark.parametrize(
    ("lines", "because"),
    [
        ([], "no quorum line"),
        (["# quorum none"], "no quorum line"),
        (["quorum none", "quorum none"], "Line 2 .*a quorum already"),
        (["quorum X1", X1], "Line 1 .*nothing above is called X1"),
        (["quorum"], "as it must be written"),
        (["quorum none none"], "as it must be written"),
        (["Quorum none"], "as it must be written"),
        (["log"], "as it must be written"),
        (["log a b c"], "as it must be written"),
        (["log a"], "no verifier key"),
        ([f"log {KEYS['X1']}"], "not of type 1"),
        ([f"witness X1 {LOG.verifier()}"], "not of type 4"),
        ([f"witness {KEYS['X1']}"], "as it must be written"),
        ([f"log {LOG.verifier()}", f"log {LOG.verifier()}"], "Line 2 .*stands there already"),
        ([f"log {LOG.verifier()}", f"log {Signer('renamed', LOG.private).verifier()}"], "stands there already"),
        ([X1, f"witness again {KEYS['X1']}"], "stands there already"),
        ([X1, f"witness again {NAMESAKE}"], "stands there already"),
        ([X1, f"witness X1 {KEYS['X2']}"], "X1 is taken"),
        ([f"witness none {KEYS['X1']}"], "none is taken"),
        ([X1, "group none any X1"], "none is taken"),
        ([X1, "group X1 any X1"], "X1 is taken"),
        ([X1, "group g any"], "as it must be written"),
        ([X1, "group g any X2", X2], "nothing above is called X2"),
        ([X1, "group g any none"], "nothing above is called none"),
        ([X1, "group g any g"], "nothing above is called g"),
        ([X1, "group g 0 X1"], "0 is not"),
        ([X1, "group g 2 X1"], "2 is not"),
        ([X1, "group g -1 X1"], "-1 is not"),
        ([X1, "group g \u0661 X1"], "is not 'any'"),
        ([X1, "group g most X1"], "most is not"),
        ([X1, "group g 2 X1 X1"], "a member of a group already"),
        ([X1, X2, "group g any X1", "group h all X1 X2"], "a member of a group already"),
        ([X1, "group g any X1", "group h all X1 g"], "a member of a group already"),
        (["quorum none\r"], "control character"),
        (["quorum none\f"], "control character"),
        (["quorum none", "# \0"], "control character"),
        (["quorum none", "# \x7f"], "control character"),
    ],
)
def test_what_is_no_policy_is_refused_with_the_line(lines, because):
    with pytest.raises(InvalidPolicy, match=because):
        policy(*lines)


@given(st.binary(max_size=200))
def test_noise_is_refused_and_breaks_nothing(data):
    for text in (data, TWO_LEVELS.encode() + data, b"witness \xff " + data, b"log " + data, b"quorum " + data):
        try:
            Policy.parse(text).check(cosigned("X1"))
        except InvalidPolicy:
            continue
