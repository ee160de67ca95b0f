package dev.cachet.signer;

import dev.cachet.signer.material.InvalidKeyDataException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** One PEM block (RFC 7468, strict form): a label, 64 characters a line, nothing else. */
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  static byte[] encode(String label, byte[] der) {
    byte[] newline = {'\n'};
    String body = Base64.getMimeEncoder(LINE, newline).encodeToString(der);
    String text = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] decode(String label, byte[] pem) throws InvalidKeyDataException {
    List<String> lines =
        new String(pem, StandardCharsets.ISO_8859_1).strip().lines().map(String::strip).toList();
    int last = lines.size() - 1;
    if (last < 2 || !lines.get(0).equals("-----BEGIN " + label + "-----")) {
      throw new InvalidKeyDataException(
          "does not begin with the line -----BEGIN " + label + "-----");
    }
    if (!lines.get(last).equals("-----END " + label + "-----")) {
      throw new InvalidKeyDataException("does not end with the line -----END " + label + "-----");
    }
    try {
      return Base64.getDecoder().decode(String.join("", lines.subList(1, last)));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyDataException("holds something else than base64", e);
    }
  }
}
