// RFC 9964 over @noble/post-quantum: JWS with ML-DSA, empty context.
import { createHash } from 'node:crypto';
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';

const sets = { 'ML-DSA-44': ml_dsa44, 'ML-DSA-65': ml_dsa65, 'ML-DSA-87': ml_dsa87 };
const encode = (bytes) => Buffer.from(bytes).toString('base64url');
const decode = (text) => new Uint8Array(Buffer.from(text, 'base64url'));
const input = (header, payload) => new Uint8Array(Buffer.from(`${header}.${payload}`, 'ascii'));

export function thumbprint({ alg, kty, pub }) {
  return createHash('sha256').update(JSON.stringify({ alg, kty, pub })).digest('base64url');
}

export function verifyMlDsa(jwk, { payload, signatures: [signature] }) {
  const message = input(signature.protected, payload);
  if (!sets[jwk.alg].verify(decode(signature.signature), message, decode(jwk.pub))) {
    throw new Error(`${jwk.alg}: signature verification failed`);
  }
}

export function mlDsaKey(alg) {
  const { secretKey, publicKey } = sets[alg].keygen();
  return { secretKey, jwk: { kty: 'AKP', alg, pub: encode(publicKey) } };
}

export function signMlDsa({ secretKey, jwk }, typ, payload) {
  const header = encode(JSON.stringify({ alg: jwk.alg, kid: thumbprint(jwk), typ }));
  return {
    protected: header,
    signature: encode(sets[jwk.alg].sign(input(header, payload), secretKey)),
  };
}
