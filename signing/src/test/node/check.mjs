// Verifies what Cachet signed: node check.mjs FILE
// FILE: [{"jwk":{...},"jws":{"payload","signatures":[one]}}]. Prints one line a signature; exit code 1 at the first failure.
import { readFileSync } from 'node:fs';
import { calculateJwkThumbprint, generalVerify, importJWK } from 'jose';
import { thumbprint as mlDsaThumbprint, verifyMlDsa } from './mldsa.mjs';

const thumbprint = async (jwk) =>
  jwk.kty === 'AKP' ? mlDsaThumbprint(jwk) : calculateJwkThumbprint(jwk);

for (const { jwk, jws } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const header = JSON.parse(Buffer.from(jws.signatures[0].protected, 'base64url'));
  if (header.kid !== (await thumbprint(jwk))) {
    throw new Error(`${header.alg}: kid is not the thumbprint of the key`);
  }
  if (jwk.kty === 'AKP') {
    verifyMlDsa(jwk, jws);
  } else {
    await generalVerify(jws, await importJWK(jwk, jwk.alg), { algorithms: [header.alg] });
  }
  console.log(`verified ${header.alg}`);
}
