package dev.cachet.vectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** A key in somebody's hand, with JSON written by hand so that it can be wrong in any way. */
final class VectorKey {
  static final String PACKAGE = "cachet-package+jws";
  static final String ROOT = "cachet-root+jws";

  private final String holder;
  private final TestSigner signer;
  private final String alg;
  private final String headerEnd;
  private final UnaryOperator<byte[]> headerEdit;

  private VectorKey(
      String holder,
      TestSigner signer,
      String alg,
      String headerEnd,
      UnaryOperator<byte[]> headerEdit) {
    this.holder = holder;
    this.signer = signer;
    this.alg = alg;
    this.headerEnd = headerEnd;
    this.headerEdit = headerEdit;
  }

  /** The Ed25519 key of a holder. */
  static VectorKey of(String holder) {
    return of(holder, Algorithm.ED25519);
  }

  /** The key of an algorithm that a holder has. */
  static VectorKey of(String holder, Algorithm algorithm) {
    return of(holder, TestKeys.of(algorithm, "vector " + holder));
  }

  /** Any key in the hand of a holder. */
  static VectorKey of(String holder, TestSigner signer) {
    return new VectorKey(holder, signer, signer.algorithm().jwsName(), "", bytes -> bytes);
  }

  /** The same key, its signatures changed after they were made. */
  VectorKey spoiling(UnaryOperator<byte[]> change) {
    return new VectorKey(holder, signer.spoiling(change), alg, headerEnd, headerEdit);
  }

  /** The same key, under which the signatures of another one are given out. */
  VectorKey signingBy(TestSigner other) {
    return new VectorKey(holder, signer.signingBy(other), alg, headerEnd, headerEdit);
  }

  /** The same key under another algorithm's name in the protected header. */
  VectorKey claiming(String otherAlg) {
    return new VectorKey(holder, signer, otherAlg, headerEnd, headerEdit);
  }

  /** The same key with more members at the end of the protected header, such as {@code ,"a":1}. */
  VectorKey adding(String members) {
    return new VectorKey(holder, signer, alg, members, headerEdit);
  }

  /** The same key with a protected header that is changed before it is signed. */
  VectorKey header(UnaryOperator<String> edit) {
    return headerBytes(bytes -> edit.apply(new String(bytes, UTF_8)).getBytes(UTF_8));
  }

  /** As {@link #header}, byte by byte, for what is not text. */
  VectorKey headerBytes(UnaryOperator<byte[]> edit) {
    return new VectorKey(holder, signer, alg, headerEnd, edit);
  }

  String holder() {
    return holder;
  }

  String kid() {
    return signer.kid();
  }

  TestSigner signer() {
    return signer;
  }

  String jwk() {
    return signer.publicKey().json();
  }

  /** The element of a root's {@code keys}. */
  String rootKey() {
    return rootKey(jwk());
  }

  /** The element of a root's {@code keys} with another JWK under the same key id. */
  String rootKey(String jwk) {
    return "{\"kid\":\"" + kid() + "\",\"holder\":\"" + holder + "\",\"jwk\":" + jwk + "}";
  }

  SignatureText sign(String typ, byte[] payload) {
    String header =
        String.format(
            "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"%s\"%s}", alg, kid(), typ, headerEnd);
    byte[] bytes = header.getBytes(UTF_8);
    String protectedHeader = base64url(headerEdit.apply(bytes));
    byte[] input = (protectedHeader + "." + base64url(payload)).getBytes(US_ASCII);
    return new SignatureText(protectedHeader, base64url(signer.signRaw(input)));
  }

  static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Text whose characters are bytes: the way to edit what is not UTF-8. */
  static UnaryOperator<byte[]> bytewise(UnaryOperator<String> edit) {
    return bytes -> edit.apply(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
  }
}
