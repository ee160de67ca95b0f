// Signs for Cachet to verify: node make.mjs PAYLOAD-FILE OUT-FILE
// OUT-FILE: {"jwks":[...],"jws":{"payload","signatures":[...]}}, one key and signature of each algorithm.
import { readFileSync, writeFileSync } from 'node:fs';
import { GeneralSign, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { mlDsaKey, signMlDsa } from './mldsa.mjs';

const typ = 'cachet-package+jws';
const payload = readFileSync(process.argv[2]);
const general = new GeneralSign(payload);
const jwks = [];
for (const alg of ['EdDSA', 'ES256', 'ES384', 'PS256']) {
  const options = { extractable: true, crv: 'Ed25519', modulusLength: 3072 };
  const { publicKey, privateKey } = await generateKeyPair(alg, options);
  const jwk = { ...(await exportJWK(publicKey)), alg };
  jwks.push(jwk);
  general
    .addSignature(privateKey)
    .setProtectedHeader({ alg, kid: await calculateJwkThumbprint(jwk), typ });
}
const jws = await general.sign();
for (const alg of ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']) {
  const key = mlDsaKey(alg);
  jwks.push(key.jwk);
  jws.signatures.push(signMlDsa(key, typ, jws.payload));
}
writeFileSync(process.argv[3], JSON.stringify({ jwks, jws }));
