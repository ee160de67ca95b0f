package dev.cachet.rpm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes headers as RPM stores them. */
public final class HeaderBytes {
  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int STRINGS = 8;

  private record Entry(int tag, int type, int offset, int count) {}

  private final List<Entry> entries = new ArrayList<>();
  private final ByteArrayOutputStream store = new ByteArrayOutputStream();

  private HeaderBytes() {}

  public static HeaderBytes of(String name, String version, String release, String architecture) {
    return new HeaderBytes()
        .text(1000, name)
        .text(1001, version)
        .text(1002, release)
        .text(1022, architecture);
  }

  public static HeaderBytes empty() {
    return new HeaderBytes();
  }

  public HeaderBytes text(int tag, String text) {
    entries.add(new Entry(tag, STRING, store.size(), 1));
    put(text);
    return this;
  }

  public HeaderBytes texts(int tag, String... texts) {
    entries.add(new Entry(tag, STRINGS, store.size(), texts.length));
    for (String text : texts) {
      put(text);
    }
    return this;
  }

  public HeaderBytes numbers(int tag, int... numbers) {
    while (store.size() % INT32 != 0) {
      store.write(0);
    }
    return entry(tag, INT32, store.size(), numbers.length, numbers);
  }

  /** Says of itself whatever is wanted. */
  public HeaderBytes entry(int tag, int type, int offset, int count, int... numbers) {
    entries.add(new Entry(tag, type, offset, count));
    for (int number : numbers) {
      store.writeBytes(ByteBuffer.allocate(INT32).putInt(number).array());
    }
    return this;
  }

  /** The names of what is needed, each with how it compares and with what. */
  public HeaderBytes needs(String... namesFlagsVersions) {
    return capabilities(1049, 1048, 1050, namesFlagsVersions);
  }

  public HeaderBytes provides(String... namesFlagsVersions) {
    return capabilities(1047, 1112, 1113, namesFlagsVersions);
  }

  private HeaderBytes capabilities(int name, int flag, int version, String... all) {
    int count = all.length / 3;
    String[] names = new String[count];
    int[] flags = new int[count];
    String[] versions = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = all[3 * i];
      flags[i] = Integer.parseInt(all[3 * i + 1]);
      versions[i] = all[3 * i + 2];
    }
    return texts(name, names).numbers(flag, flags).texts(version, versions);
  }

  /** Files below one folder, with the flags and states of each. */
  public HeaderBytes files(String folder, int flags, int state, String... names) {
    int[] zeros = new int[names.length];
    int[] all = new int[names.length];
    int[] states = new int[names.length];
    Arrays.fill(all, flags);
    Arrays.fill(states, state);
    return texts(1117, names)
        .texts(1118, folder)
        .numbers(1116, zeros)
        .numbers(1037, all)
        .numbers(1029, states);
  }

  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(8 + 16 * entries.size() + store.size());
    out.putInt(entries.size()).putInt(store.size());
    for (Entry entry : entries) {
      out.putInt(entry.tag()).putInt(entry.type()).putInt(entry.offset()).putInt(entry.count());
    }
    return out.put(store.toByteArray()).array();
  }

  private void put(String text) {
    store.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
  }
}
