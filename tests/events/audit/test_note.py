"""Notes are signed and checked as C2SP signed-note and tlog-cosignature have it, and as others have signed them."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.audit.base64 import decoded
from events.audit.note import COSIGNATURE, LATEST, NOTE, InvalidNote, Note, Signer, Verifier

# The example of golang.org/x/mod/sumdb/note.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_PRIVATE_KEY = b64encode(decoded("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:])
PETERS_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
PETERS_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)

# A checkpoint of a public log of certificates (staging), with signatures of types that we do not know, and witnesses.
ARCHE = "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
REMORA = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
WITNESSED = """\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
"""  # noqa: E501

LOG = Signer("entente.example/log", b"l" * 32)
WITNESS = Signer("witness.example/w", b"w" * 32)
TEXT = "a text\n\nof three lines\n"


def note(text, *lines):
    return Note.parse((text + "\n" + "".join(lines)).encode())


def test_the_published_note_comes_out_byte_for_byte():
    peter = Signer("PeterNeumann", decoded(PETERS_PRIVATE_KEY.decode()))
    assert str(peter.verifier()) == PETER
    assert peter.sign(PETERS_TEXT) == PETERS_LINE
    assert note(PETERS_TEXT, PETERS_LINE).signed_by([Verifier.parse(PETER)]) == [peter.verifier()]


def test_a_checkpoint_that_others_have_signed_and_witnessed_is_accepted():
    verifiers = [Verifier.parse(ARCHE), Verifier.parse(REMORA)]
    assert [verifier.type for verifier in verifiers] == [NOTE, COSIGNATURE]
    assert Note.parse(WITNESSED.encode()).signed_by(verifiers) == verifiers


@pytest.mark.parametrize("key", [ARCHE, REMORA])
def test_a_checkpoint_that_others_have_signed_is_refused_with_another_size(key):
    changed = Note.parse(WITNESSED.replace("1432088532", "1432088533").encode())
    with pytest.raises(InvalidNote, match="is not valid"):
        changed.signed_by([Verifier.parse(key)])


def test_a_line_begins_with_an_em_dash():
    assert LOG.sign(TEXT).startswith("\u2014 entente.example/log ")
    with pytest.raises(InvalidNote, match="no signature line"):
        note(TEXT, LOG.sign(TEXT).replace("\u2014", "-"))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_any_text_without_control_characters_can_be_signed(text):
    signed = note(text + "\n", LOG.sign(text + "\n"))
    assert signed.text == text + "\n"
    assert signed.signed_by([LOG.verifier()]) == [LOG.verifier()]


def test_the_text_reaches_to_the_last_blank_line():
    assert note(TEXT, LOG.sign(TEXT)).text == TEXT


def test_a_signature_of_a_key_that_is_not_known_does_not_count():
    stranger = Signer("stranger.example", b"s" * 32)
    namesake = Signer(LOG.name, b"n" * 32)
    signed = note(TEXT, stranger.sign(TEXT), namesake.sign(TEXT), LOG.sign(TEXT), stranger.sign("another text\n"))
    assert signed.signed_by([LOG.verifier(), WITNESS.verifier(COSIGNATURE)]) == [LOG.verifier()]
    assert note(TEXT, stranger.sign(TEXT)).signed_by([LOG.verifier()]) == []


def test_a_bad_signature_of_a_known_key_is_an_error_even_beside_a_good_one():
    bad = LOG.sign("another text\n")
    for lines in ([bad], [bad, LOG.sign(TEXT)], [LOG.sign(TEXT), bad]):
        with pytest.raises(InvalidNote, match=r"signature of entente.example/log is not valid"):
            note(TEXT, *lines).signed_by([LOG.verifier()])


@pytest.mark.parametrize("length", [1, 8, 63, 65, 72])
def test_a_signature_of_a_wrong_length_is_not_valid(length):
    for signer, type_ in ((LOG, NOTE), (WITNESS, COSIGNATURE)):
        if (type_, length) != (COSIGNATURE, 72):
            assert not signer.verifier(type_).verifies(TEXT, b"\0" * length)


@given(st.integers(0, LATEST))
def test_a_cosignature_is_over_the_time_and_the_whole_text(time):
    seen = note(TEXT, LOG.sign(TEXT), WITNESS.cosign(TEXT, time))
    witness = WITNESS.verifier(COSIGNATURE)
    assert seen.signed_by([witness, LOG.verifier()]) == [witness, LOG.verifier()]
    signature = seen.signatures[1].value
    assert int.from_bytes(signature[:8]) == time
    plain = Verifier(WITNESS.name, NOTE, witness.public)
    assert plain.verifies(f"cosignature/v1\ntime {time}\n{TEXT}", signature[8:])
    assert not witness.verifies(TEXT, ((time + 1) % LATEST).to_bytes(8) + signature[8:])
    assert not witness.verifies(TEXT + "extension\n", signature)


def test_a_cosignature_is_no_signature_of_the_text_and_the_other_way_round():
    assert WITNESS.verifier(NOTE).hash != WITNESS.verifier(COSIGNATURE).hash
    assert note(TEXT, WITNESS.sign(TEXT)).signed_by([WITNESS.verifier(COSIGNATURE)]) == []
    assert note(TEXT, WITNESS.cosign(TEXT, 5)).signed_by([WITNESS.verifier(NOTE)]) == []


@pytest.mark.parametrize("time", [-1, LATEST + 1])
def test_no_cosignature_is_of_a_time_that_cannot_be_written(time):
    with pytest.raises(ValueError, match="cannot be of the second"):
        WITNESS.cosign(TEXT, time)
    if time > 0:
        signed = WITNESS._key().sign(f"cosignature/v1\ntime {time}\n{TEXT}".encode())
        assert not WITNESS.verifier(COSIGNATURE).verifies(TEXT, time.to_bytes(8) + signed)


LINE = LOG.sign(TEXT)


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        TEXT.encode(),
        f"{TEXT}{LINE}".encode(),
        f"{TEXT}\n".encode(),
        f"{TEXT}\n{LINE}"[:-1].encode(),
        f"{TEXT}\n{LINE}\n".encode(),
        f"{TEXT}\n{LINE}{LINE[:-1]} \n".encode(),
        f"{TEXT}\n{LINE} ".encode(),
        f"{TEXT}\n{LINE}".replace("\n", "\r\n").encode(),
        f"a\ttext\n\n{LINE}".encode(),
        f"a\0text\n\n{LINE}".encode(),
        f"{TEXT}\n{LINE}".encode().replace(b"text", b"te\xffxt"),
        f"{TEXT}\n\u2014 a+b AAAAAAA=\n".encode(),
        f"{TEXT}\n\u2014 a\u00a0b AAAAAAA=\n".encode(),
        f"{TEXT}\n\u2014  AAAAAAA=\n".encode(),
        f"{TEXT}\n\u2014 a AAAAAA==\n".encode(),
        f"{TEXT}\n\u2014 a AAAAAAB=\n".encode(),
        f"{TEXT}\n\u2014 a AAAAAAA\n".encode(),
        f"{TEXT}\n\u2014 a AAAA AAA=\n".encode(),
        f"{TEXT}\n{LINE * 101}".encode(),
    ],
)
def test_what_is_no_signed_note_is_refused(bad):
    with pytest.raises(InvalidNote):
        Note.parse(bad)


def test_a_note_may_have_a_hundred_signatures():
    assert len(note(TEXT, LINE * 100).signatures) == 100


@given(st.binary(max_size=200))
def test_noise_is_refused_and_breaks_nothing(data):
    for whole in (data, data + b"\n\n\xe2\x80\x94 " + data, data + b"\n\n" + LINE.encode() + data):
        try:
            parsed = Note.parse(whole)
        except InvalidNote:
            continue
        assert parsed.signatures


@given(st.binary(min_size=32, max_size=32), st.sampled_from([NOTE, COSIGNATURE]))
def test_a_key_reads_back_from_its_text(private, type_):
    verifier = Signer("entente.example/log", private).verifier(type_)
    assert Verifier.parse(str(verifier)) == verifier


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "PeterNeumann",
        PETER[1:],
        PETER[:-1],
        PETER + "\n",
        " " + PETER,
        PETER.replace("c74f20a3", "c74f20a4"),
        PETER.replace("c74f20a3", "C74F20A3"),
        PETER.replace("PeterNeumann", "Peter Neumann"),
        PETER.replace("PeterNeumann", ""),
        PETER.replace("+ARpc", "+BRpc"),
        PETER.replace("+ARpc", "+CRpc"),
        "a+00000000+",
        "a+00000000+AQ==",
    ],
)
def test_what_is_no_key_is_refused(bad):
    with pytest.raises(InvalidNote):
        Verifier.parse(bad)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u2003b", "a\0b"])
def test_a_name_has_no_spaces_and_no_plus(name):
    with pytest.raises(InvalidNote, match="no name of a key"):
        Signer(name, b"k" * 32).verifier()
    with pytest.raises(InvalidNote, match="no name of a key"):
        Signer(name, b"k" * 32).sign(TEXT)


def test_new_keys_differ():
    assert Signer.new("a") != Signer.new("a")
