package dev.cachet.sbom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version 5 UUID of what a document says: SHA-1 over the name space and every text of the
 * content in order, each with its length before it, so that no two contents run together.
 */
final class ContentSerial {
  /** Version 5 UUID of {@code urn:dev.cachet:sbom} in the URL name space of RFC 9562. */
  private static final UUID NAME_SPACE =
      of(sha1(), UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "urn:dev.cachet:sbom");

  private final MessageDigest digest = sha1();

  private ContentSerial() {
    digest.update(bytes(NAME_SPACE));
  }

  static UUID of(SbomContent content, Instant timestamp) {
    ContentSerial serial = new ContentSerial();
    serial.add(timestamp.toString());
    serial.add(content.subject());
    serial.add(content.components().size());
    content.components().forEach(serial::add);
    serial.add(content.dependencies().edges().size());
    content.dependencies().edges().forEach(serial::addEdges);
    serial.add(content.compositions().size());
    content.compositions().forEach(serial::add);
    serial.add(content.inputs().size());
    for (InputDigest input : content.inputs()) {
      serial.add(input.path());
      serial.add(input.sha256());
    }
    return versionFive(serial.digest.digest());
  }

  private void add(Component component) {
    add(component.ref());
    add(component.type().name());
    add(component.name());
    add(component.version());
    add(component.purl());
    add(component.supplier());
    add(component.licences().size());
    component.licences().forEach(l -> addPair(l.form().name(), l.text()));
    add(component.hashes().size());
    component.hashes().forEach(h -> addPair(h.algorithm(), h.hex()));
    add(component.properties().size());
    component.properties().forEach(p -> addPair(p.name(), p.value()));
  }

  private void add(Composition composition) {
    add(composition.aggregate().name());
    addAll(composition.assemblies());
    addAll(composition.dependencies());
  }

  private void addEdges(String from, List<String> to) {
    add(from);
    addAll(to);
  }

  private void addAll(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
  }

  private void addPair(String first, String second) {
    add(first);
    add(second);
  }

  private void add(@Nullable String text) {
    if (text == null) {
      add(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(utf8.length);
    digest.update(utf8);
  }

  private void add(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  private static UUID of(MessageDigest digest, UUID nameSpace, String name) {
    digest.update(bytes(nameSpace));
    return versionFive(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static UUID versionFive(byte[] sha1) {
    ByteBuffer bytes = ByteBuffer.wrap(sha1);
    long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
