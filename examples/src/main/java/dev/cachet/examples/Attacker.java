package dev.cachet.examples;

import dev.cachet.container.UstarHeader;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.Family;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Role;
import dev.cachet.trust.RootDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What somebody without a key can do to a released package: {@code Attacker PACKAGE ROOT FOLDER}
 * writes one altered copy for each attack into FOLDER. Small packages only: it holds the whole file
 * in memory.
 */
public final class Attacker {
  private static final String SIGNATURES = "signatures.json";

  private final Map<String, byte[]> entries;

  private Attacker(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  /**
   * Writes the altered copies.
   *
   * @param args the package, the trust root that it was signed under, and the folder to write to
   * @throws IOException if a file cannot be read or written
   * @throws PackageRefusedException if the root or the signatures cannot be read
   */
  public static void main(String[] args) throws IOException, PackageRefusedException {
    Attacker attacker = new Attacker(read(Files.readAllBytes(Path.of(args[0]))));
    RootDocument root =
        RootDocument.open(AttachedEnvelope.read(Files.readAllBytes(Path.of(args[1]))).payload());
    Path folder = Files.createDirectories(Path.of(args[2]));
    Files.write(folder.resolve("chunk-flipped.cachet"), attacker.flipped("payload/000/data"));
    Files.write(folder.resolve("manifest-flipped.cachet"), attacker.flipped("manifest.json"));
    Files.write(folder.resolve("clearance-gone.cachet"), attacker.without(Role.CLEARANCE, root));
    Files.write(folder.resolve("post-quantum-gone.cachet"), attacker.without(Family.PQ));
    Files.write(folder.resolve("entry-appended.cachet"), attacker.appended());
  }

  private byte[] entry(String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }

  private byte[] flipped(String name) {
    byte[] content = entry(name).clone();
    content[content.length - 1] ^= 1;
    return replaced(name, content);
  }

  private byte[] without(Role role, RootDocument root) throws PackageRefusedException {
    Set<String> kids = Set.copyOf(Objects.requireNonNull(root.roles().get(role)).keys());
    List<EnvelopeSignature> kept =
        SignatureList.read(entry(SIGNATURES)).signatures().stream()
            .filter(signature -> !kids.contains(header(signature).kid()))
            .toList();
    return replaced(SIGNATURES, SignatureList.of(kept).bytes());
  }

  private byte[] without(Family family) throws PackageRefusedException {
    List<EnvelopeSignature> kept =
        SignatureList.read(entry(SIGNATURES)).signatures().stream()
            .filter(
                signature ->
                    Algorithm.byName(header(signature).algName()).orElseThrow().family() != family)
            .toList();
    return replaced(SIGNATURES, SignatureList.of(kept).bytes());
  }

  private byte[] appended() {
    Map<String, byte[]> more = new LinkedHashMap<>(entries);
    more.put("files/extra.sh", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII));
    return write(more);
  }

  private byte[] replaced(String name, byte[] content) {
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.put(name, content);
    return write(changed);
  }

  private static ProtectedHeader header(EnvelopeSignature signature) {
    try {
      return ProtectedHeader.read(signature.protectedHeader());
    } catch (PackageRefusedException e) {
      throw new IllegalStateException("a released package has readable headers", e);
    }
  }

  private static Map<String, byte[]> read(byte[] tar) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    int at = 0;
    while (tar[at] != 0) {
      String name = new String(tar, at, 100, StandardCharsets.US_ASCII).replace("\0", "");
      int size = Integer.parseInt(new String(tar, at + 124, 11, StandardCharsets.US_ASCII), 8);
      int from = at + UstarHeader.BLOCK;
      entries.put(name, Arrays.copyOfRange(tar, from, from + size));
      at = from + size + padding(size);
    }
    return entries;
  }

  private static byte[] write(Map<String, byte[]> entries) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entries.forEach(
        (name, content) -> {
          tar.writeBytes(UstarHeader.of(name, content.length));
          tar.writeBytes(content);
          tar.writeBytes(new byte[padding(content.length)]);
        });
    tar.writeBytes(new byte[2 * UstarHeader.BLOCK]);
    return tar.toByteArray();
  }

  private static int padding(int size) {
    return (UstarHeader.BLOCK - size % UstarHeader.BLOCK) % UstarHeader.BLOCK;
  }
}
