"""T9: checks seals.json with another language and another library (needs python3-cryptography, any version).

Written from the rules in docs/rules/seals.md, from RFC 9180, FIPS 203 and the age specification, not from the TypeScript.
Run: python3 test/vectors/check-seals.py
"""
import base64
import hashlib
import hmac
import json
import pathlib
import unicodedata

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ORG = "clbchat"
RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def b64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def field(x):
    if isinstance(x, str):
        return unicodedata.normalize("NFC", x).encode()
    if isinstance(x, int):
        return x.to_bytes(4, "big")
    return lp(*x) if isinstance(x, list) else x


def lp(*xs):
    return b"".join(len(f).to_bytes(2, "big") + f for f in map(field, xs))


def H(b):
    return hashlib.sha256(b).digest()


def HK(k, *info, salt=b""):
    return HKDF(hashes.SHA256(), 32, salt or None, lp(*info)).derive(k)


def mac(k, b):
    return hmac.new(k, b, hashlib.sha256).digest()


def drawn(d, n):
    return bytes((d * 16 + i) % 256 for i in range(n))


def hpke_open(sk, pk, enc, ct, info, aad):
    """RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM."""
    kem = b"KEM\x00\x20"
    dh = sk.exchange(X25519PublicKey.from_public_bytes(enc))
    shared = expand(kem, extract(kem, b"", b"eae_prk", dh), b"shared_secret", enc + pk, 32)
    return scheduled_open(b"\x00\x20", shared, ct, info, aad)


def extract(suite, salt, label, ikm):
    return mac(salt or bytes(32), b"HPKE-v1" + suite + label + ikm)


def expand(suite, prk, label, info, n):
    given = n.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    out, block, i = b"", b"", 1
    while len(out) < n:
        block, i = mac(prk, block + given + bytes([i])), i + 1
        out += block
    return out[:n]


def scheduled_open(kem_id, shared, ct, info, aad):
    """The key schedule of RFC 9180 in base mode, with HKDF-SHA256 and AES-256-GCM."""
    suite = b"HPKE" + kem_id + b"\x00\x01\x00\x02"
    context = b"\x00" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    secret = extract(suite, shared, b"secret", b"")
    key, nonce = expand(suite, secret, b"key", context, 32), expand(suite, secret, b"base_nonce", context, 12)
    return AESGCM(key).decrypt(nonce, ct, aad)


# ML-KEM-768 by FIPS 203, as far as opening needs it. Slow, and not for secrets: it checks known answers.
Q, K = 3329, 3
ZETAS = [pow(17, int(f"{i:07b}"[::-1], 2), Q) for i in range(128)]
GAMMAS = [pow(17, 2 * int(f"{i:07b}"[::-1], 2) + 1, Q) for i in range(128)]


def ntt(f):
    f, i, size = list(f), 1, 128
    while size >= 2:
        for start in range(0, 256, 2 * size):
            for at in range(start, start + size):
                t = ZETAS[i] * f[at + size] % Q
                f[at], f[at + size] = (f[at] + t) % Q, (f[at] - t) % Q
            i += 1
        size //= 2
    return f


def back_from_ntt(f):
    f, i, size = list(f), 127, 2
    while size <= 128:
        for start in range(0, 256, 2 * size):
            for at in range(start, start + size):
                t = f[at]
                f[at], f[at + size] = (t + f[at + size]) % Q, ZETAS[i] * (f[at + size] - t) % Q
            i -= 1
        size *= 2
    return [x * 3303 % Q for x in f]


def times(f, g):
    out = []
    for i in range(128):
        (a, b), (c, d) = f[2 * i:2 * i + 2], g[2 * i:2 * i + 2]
        out += [(a * c + b * d * GAMMAS[i]) % Q, (a * d + b * c) % Q]
    return out


def plus(*fs):
    return [sum(xs) % Q for xs in zip(*fs)]


def sampled(seed):
    stream, out, at = hashlib.shake_128(seed).digest(2016), [], 0
    while len(out) < 256:
        a, b, c = stream[at:at + 3]
        out += [x for x in (a + 256 * (b % 16), b // 16 + 16 * c) if x < Q]
        at += 3
    return out[:256]


def small(seed, n):
    bits = bits_of(hashlib.shake_256(seed + bytes([n])).digest(128))
    return [(sum(bits[4 * i:4 * i + 2]) - sum(bits[4 * i + 2:4 * i + 4])) % Q for i in range(256)]


def bits_of(b):
    return [b[i // 8] >> i % 8 & 1 for i in range(8 * len(b))]


def numbers(b, width):
    bits = bits_of(b)
    return [sum(bits[i + j] << j for j in range(width)) for i in range(0, len(bits), width)]


def packed(xs, width):
    whole = sum(x << i * width for i, x in enumerate(xs))
    return whole.to_bytes(len(xs) * width // 8, "little")


def mlkem_keys(d):
    both = hashlib.sha3_512(d + bytes([K])).digest()
    rho, sigma = both[:32], both[32:]
    s = [ntt(small(sigma, n)) for n in range(K)]
    e = [ntt(small(sigma, n)) for n in range(K, 2 * K)]
    rows = [[times(sampled(rho + bytes([j, i])), s[j]) for j in range(K)] for i in range(K)]
    return s, b"".join(packed(plus(*row, e[i]), 12) for i, row in enumerate(rows)) + rho


def mlkem_open(s, public, ct):
    def unpressed(b, width):
        return [(x * Q + (1 << width - 1)) >> width for x in numbers(b, width)]

    u = [ntt(unpressed(ct[320 * i:320 * i + 320], 10)) for i in range(K)]
    product = back_from_ntt(plus(*(times(s[i], u[i]) for i in range(K))))
    w = [(a - b) % Q for a, b in zip(unpressed(ct[960:], 4), product)]
    message = packed([((x << 1) + Q // 2) // Q % 2 for x in w], 1)
    return hashlib.sha3_512(message + hashlib.sha3_256(public).digest()).digest()[:32]


def hybrid_open(seed, enc, ct, info, aad):
    """The same with KEM 0x647a: ML-KEM-768 beside X25519, both keys out of one seed of 32 bytes."""
    both = hashlib.shake_256(seed).digest(96)
    (s, pk_pq), sk = mlkem_keys(both[:32]), X25519PrivateKey.from_private_bytes(both[64:])
    pk = sk.public_key().public_bytes(*RAW)
    parts = mlkem_open(s, pk_pq, enc[:1088]), sk.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
    shared = hashlib.sha3_256(b"".join(parts) + enc[1088:] + pk + rb"\.//^" + b"\\").digest()
    return pk_pq + pk, scheduled_open(b"\x64\x7a", shared, ct, info, aad)


def age_open(file, phrase):
    """An age file under a phrase, by the age specification."""
    header, _, rest = file.partition(b"\n--- ")
    version, stanza, *body = header.split(b"\n")
    _, kind, salt, cost = stanza.split(b" ")
    assert version == b"age-encryption.org/v1" and kind == b"scrypt"
    salted = b"age-encryption.org/v1/scrypt" + std64(salt)
    wrap = hashlib.scrypt(phrase.encode(), salt=salted, n=2 ** int(cost), r=8, p=1, dklen=32, maxmem=2**28)
    file_key = ChaCha20Poly1305(wrap).decrypt(bytes(12), std64(b"".join(body)), None)
    told, _, payload = rest.partition(b"\n")
    header_key = HKDF(hashes.SHA256(), 32, None, b"header").derive(file_key)
    assert std64(told) == mac(header_key, header + b"\n---")
    key = HKDF(hashes.SHA256(), 32, payload[:16], b"payload").derive(file_key)
    return ChaCha20Poly1305(key).decrypt(bytes(11) + b"\1", payload[16:], None).decode()


def std64(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def check(name, is_true):
    assert is_true, name
    print("ok", name)


def signed(public, o):
    body = b64(o["body"])
    Ed25519PublicKey.from_public_bytes(public).verify(b64(o["sig"]), lp("clb/v1/sig", o["type"], ORG, body))
    return json.loads(body)


v = json.loads(pathlib.Path(__file__).with_name("seals.json").read_text())
d = v["derivations"]
check("lp", b64(d["lp(\"ab\", 1, [x'ff', \"ë\"])"]) == lp("ab", 1, [b"\xff", "ë"]))
check("lp NFC", b64(d['lp("Zoë") in form NFD']) == lp("Zoë"))
check("H", b64(d['H("clb")']) == H(b"clb"))
check("HK", b64(d['HK(32 x 01, "clb/v1/test", 7)']) == HK(b"\1" * 32, "clb/v1/test", 7))
salted = HK(b"\1" * 32, "clb/v1/test", salt=b"\2" * 16)
check("HK salted", b64(d['HK(32 x 01, "clb/v1/test") with salt 16 x 02']) == salted)
check("HMAC", b64(d['HMAC(32 x 01, "clb")']) == mac(b"\1" * 32, b"clb"))
check("pad", b64(d['pad("ja")']) == b"\0\2ja" + bytes(252))

i = v["identity"]
salt = lp("clb/v1/pw", ORG, i["username"])
s = hashlib.scrypt(i["password"].encode(), salt=salt, n=2**17, r=8, p=1, dklen=32, maxmem=2**28)
check("sign-in secret", b64(i["signInSecret"]) == HK(s, "clb/v1/signin"))
file = b64(i["file"])
plain = AESGCM(HK(s, "clb/v1/identity")).decrypt(file[:12], file[12:], lp("clb/v1/identity"))
check("identity file", plain == lp(b64(i["seed"]), b64(i["deskSecret"])))
public = Ed25519PrivateKey.from_private_bytes(b64(i["seed"])).public_key().public_bytes(*RAW)
check("identity key", public == b64(i["publicKey"]))

n = v["invitation"]
check("invitation", b64(n["key"]) == HK(b"\3" * 32, "clb/v1/invite", "i1"))
check("answer", b64(n["answer"]) == mac(b64(n["key"]), lp(ORG, "i1", "noor", ["identity", "age1q"])))
digits = int.from_bytes(H(lp("identity", "age1q"))[:4], "big") % 10**6
check("six digits", n["sixDigits"] == f"{digits:06}")

deputy = signed(b64(v["rootKey"]), v["grants"][0])
counsellors = [signed(b64(deputy["keys"]["identity"]), o) for o in v["grants"][1:]]
shifts = [signed(b64(c["keys"]["identity"]), o) for c, o in zip(counsellors, v["certificates"])]
check("chain root, deputy, counsellor, shift", [x["counsellorId"] for x in shifts] == ["noor", "els"])

private = {}
for draw in range(1, 60):
    sk = X25519PrivateKey.from_private_bytes(drawn(draw, 32))
    private[sk.public_key().public_bytes(*RAW)] = sk

ctx, key = b"", b""
for epoch, shift in zip(v["epochs"], shifts):
    e, conv, pk, envelope = epoch["e"], b64(epoch["convId"]), b64(epoch["SKpub"]), epoch["envelope"]
    check(f"SKpub {e}", b64(shift["SKpub"]) == pk)
    holder = [2, shift["counsellorId"], shift["shiftId"], H(pk), b64(epoch["take"])]
    before, ctx = (ctx, key), H(lp("clb/v1/ctx", ORG, conv, e, epoch["reason"], ctx, holder))
    key = b64(epoch["key"])
    check(f"ctx {e}", ctx == b64(epoch["ctx"]))
    fp = HK(key, "clb/v1/fp", salt=conv)
    check(f"fp {e}", fp == b64(epoch["fp"]))
    link = mac(HK(before[1], "clb/v1/link", salt=conv), lp(ctx, fp)) if e else b""
    check(f"link {e}", link == b64(epoch.get("link", "")))
    info, aad = lp("clb/v1/env", "shift", envelope["rid"]), lp(conv, e, ctx)
    opened = hpke_open(private[pk], pk, b64(envelope["enc"]), b64(envelope["ct"]), info, aad)
    rows = [[0, before[1], before[0], b""]] if e else []
    check(f"envelope {e}", opened == lp(key, ctx, link, *rows))
    check(f"prev {e}", b64(envelope["prev"]) == before[0])
    probe = HK(key, "clb/v1/msg", e, 1, b"\5" * 16, ctx, salt=conv)
    check(f"mk {e}", probe == b64(epoch["mk for role 1 and sid 16 x 05"]))
    for m in epoch["messages"]:
        sid = b64(m["s"])
        mk = HK(key, "clb/v1/msg", e, m["r"], sid, ctx, salt=conv)
        header = lp("clb/v1/msg", conv, e, m["r"], sid, m["q"])
        padded = AESGCM(mk).decrypt(bytes(8) + m["q"].to_bytes(4, "big"), b64(m["x"]), header)
        length = int.from_bytes(padded[:2], "big")
        said = json.loads(padded[2:2 + length])
        is_whole = len(padded) in (256, 512) and not any(padded[2 + length:])
        check(f"message {e}.{m['r']}.{m['q']} {said['k']}", is_whole and said["n"] >= 1)

b = v["deskBlob"]
conv, blob = b64(b["convId"]), b64(b["blob"])
desk_key = HK(b64(b["deskSecret"]), "clb/v1/desk", conv)
check("desk blob", AESGCM(desk_key).decrypt(blob[:12], blob[12:], lp(conv)) == b["content"].encode())

t = v["staffNote"]
note, pk = t["note"], b64(t["SKpub"])
info, aad = lp("clb/v1/env", "staff", note["rid"]), lp(t["from"], t["to"], t["topic"])
padded = hpke_open(private[pk], pk, b64(note["enc"]), b64(note["ct"]), info, aad)
length = int.from_bytes(padded[:2], "big")
said = signed(b64(t["identityKey"]), json.loads(padded[2:2 + length]))
told = {"conv": b["convId"], "e": 1, "ctx": b"\x08" * 32, "fp": b"\x09" * 32, "summary": t["summary"]}
check("staff note", {**said, "ctx": b64(said["ctx"]), "fp": b64(said["fp"])} == told)
check("staff note padding", len(padded) in (512, 1024) and not any(padded[2 + length:]))

l = v["letters"]
for kind in ("contact", "survey"):
    letter = l[kind]
    info, aad = lp("clb/v1/env", kind, l["kid"]), lp(l["kid"])
    public, padded = hybrid_open(b64(l["seed"]), b64(letter["enc"]), b64(letter["ct"]), info, aad)
    said = padded[2:2 + int.from_bytes(padded[:2], "big")]
    check(f"letter {kind}", public == b64(l["pub"]) and said.decode() == l["text"])
    check(f"letter {kind} padding", len(padded) == 256 and not any(padded[2 + len(said):]))
check("vault key id", b64(l["kid"]) == H(b64(l["pub"]))[:8])

keys = v["vault"]
public = b"".join(mlkem_keys(hashlib.shake_256(b64(keys["seed"])).digest(96)[:32])[1:])
check("vault key", b64(keys["publicKey"])[:1184] == public and b64(keys["kid"]) == H(b64(keys["publicKey"]))[:8])

r = v["resume"]
secret, blob = b64(r["secret"]), b64(r["blob"])
check("resume loc", b64(r["loc"]) == HK(secret, "clb/v1/res-loc"))
check("resume auth", b64(r["auth"]) == HK(secret, "clb/v1/res-auth") and b64(r["authHash"]) == H(b64(r["auth"])))
opened = AESGCM(HK(secret, "clb/v1/res-key")).decrypt(blob[:12], blob[12:], lp(b64(r["loc"])))
check("resume blob", opened == r["content"].encode())

o = v["ownSettings"]
sealed = b64(o["sealed"])
opened = AESGCM(HK(b64(o["deskSecret"]), "clb/v1/own")).decrypt(sealed[:12], sealed[12:], lp("clb/v1/own"))
check("own settings", opened == o["content"].encode())

p = v["passkey"]
check("passkey input", b64(p["input"]) == H(b"clb/v1/prf" + ORG.encode()))
file = b64(p["file"])
plain = AESGCM(HK(b"\x0b" * 32, "clb/v1/identity")).decrypt(file[:12], file[12:], lp("clb/v1/identity"))
check("identity file under a passkey", plain == lp(b64(p["seed"]), b64(p["deskSecret"])))

sizes = [256, 512, 1024, 2048, 4096, 8192]
check("padded lengths", all(to == next(s for s in sizes if s >= n + 2) for n, to in v["paddedLengths"]))

a = v["ageFiles"]
check("age file under a phrase", age_open(b64(a["underPhrase"]), a["phrase"]) == a["text"])
phrase = base64.urlsafe_b64encode(HK(b"\x0b" * 32, "clb/v1/age")).decode().rstrip("=")
check("age file under a passkey", age_open(b64(a["underPasskey"]), phrase) == a["text"])
check("everything in seals.json", set(v) == {
    "about", "derivations", "identity", "invitation", "rootKey", "grants", "certificates", "epochs", "linkAgain", "vault",
    "deskBlob", "staffNote", "letters", "resume", "ownSettings", "passkey", "paddedLengths", "ageFiles",
})
