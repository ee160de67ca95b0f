package dev.cachet.sbom;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private final MessageDigest digest = sha1();

  /** What is not digested yet: most texts are short, and most numbers stand between two of them. */
  private final ByteBuffer pending = ByteBuffer.allocate(1 << 13);

  private ContentSerial() {
    digest.update(bytes(NAME_SPACE));
  }

  static UUID of(SbomContent content, Instant timestamp) {
    ContentSerial serial = new ContentSerial();
    serial.add(timestamp.toString());
    serial.add(content.state());
    serial.flush();
    return versionFive(serial.digest.digest());
  }

  /** By kind of value and not field by field, so that a new field cannot be forgotten here. */
  private void add(@Nullable Object value) {
    if (value instanceof Component component) {
      addAll(component.state());
    } else if (value instanceof Service service) {
      addAll(service.state());
    } else if (value instanceof Dependencies dependencies) {
      add(List.copyOf(dependencies.edges().entrySet()));
    } else if (value instanceof Map.Entry<?, ?> entry) {
      add(entry.getKey());
      add(entry.getValue());
    } else if (value instanceof List<?> list) {
      addAll(list);
    } else if (value instanceof Record values) {
      addRecord(values);
    } else {
      addText(value == null ? null : value.toString());
    }
  }

  private void addAll(List<?> values) {
    addNumber(values.size());
    values.forEach(this::add);
  }

  private void addRecord(Record values) {
    List<Method> accessors = ACCESSORS.get(values.getClass());
    addNumber(accessors.size());
    try {
      for (Method accessor : accessors) {
        add(accessor.invoke(values));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a value of this package is not readable here", e);
    }
  }

  private void addText(@Nullable String text) {
    if (text == null) {
      addNumber(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    addNumber(utf8.length);
    if (utf8.length > pending.remaining()) {
      flush();
    }
    if (utf8.length > pending.remaining()) {
      digest.update(utf8);
    } else {
      pending.put(utf8);
    }
  }

  private void addNumber(int number) {
    if (pending.remaining() < Integer.BYTES) {
      flush();
    }
    pending.putInt(number);
  }

  private void flush() {
    digest.update(pending.array(), 0, pending.position());
    pending.clear();
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
