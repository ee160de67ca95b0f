package dev.cachet.vectors;

/**
 * One signature of an envelope, right or wrong.
 *
 * @param protectedHeader text of {@code protected}
 * @param signature text of {@code signature}
 */
record SignatureText(String protectedHeader, String signature) {
  String json() {
    return "{\"protected\":\"" + protectedHeader + "\",\"signature\":\"" + signature + "\"}";
  }
}
