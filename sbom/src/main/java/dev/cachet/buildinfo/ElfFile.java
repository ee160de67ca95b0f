package dev.cachet.buildinfo;

import dev.cachet.rootfs.FoundFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sections of an ELF file, read by their places, so that a program of any size costs a few
 * kilobytes. Every number in it is a claim: what points outside the file is no section.
 */
final class ElfFile {
  /**
   * One section.
   *
   * @param name as the file says
   * @param address where it stands in memory; 0 if it does not
   * @param offset where it begins in the file
   * @param size in bytes
   */
  record Section(String name, long address, long offset, long size) {}

  private static final int HEADER = 64;
  private static final int MAX_SECTIONS = 4096;
  private static final int MAX_NAMES = 1 << 20;
  private static final int NO_BITS = 8;

  private final FoundFile file;
  private final boolean wide;
  private final ByteOrder order;
  private final List<Section> sections = new ArrayList<>();

  private ElfFile(FoundFile file, boolean wide, ByteOrder order) {
    this.file = file;
    this.wide = wide;
    this.order = order;
  }

  /** Null if it is no ELF file, or one without a table of sections. */
  static @Nullable ElfFile read(FoundFile file) throws IOException {
    byte[] start = file.read(0, HEADER);
    boolean magic =
        start.length >= 52
            && start[0] == 0x7f
            && start[1] == 'E'
            && start[2] == 'L'
            && start[3] == 'F';
    if (!magic || start[4] < 1 || start[4] > 2 || (start[4] == 2 && start.length < HEADER)) {
      return null;
    }
    ByteOrder order = start[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ElfFile elf = new ElfFile(file, start[4] == 2, order);
    return elf.readSections(elf.bytes(start)) ? elf : null;
  }

  private boolean readSections(ByteBuffer header) throws IOException {
    long table = wide ? header.getLong(0x28) : header.getInt(0x20) & 0xffffffffL;
    int size = header.getShort(wide ? 0x3a : 0x2e) & 0xffff;
    int count = header.getShort(wide ? 0x3c : 0x30) & 0xffff;
    int names = header.getShort(wide ? 0x3e : 0x32) & 0xffff;
    int least = wide ? 64 : 40;
    boolean plain = size == least && count <= MAX_SECTIONS && names < count;
    if (!plain || table <= 0 || table > file.size() - (long) size * count) {
      return false;
    }
    ByteBuffer rows = bytes(file.read(table, size * count));
    if (rows.remaining() < size * count) {
      return false;
    }
    Section texts = section(rows, names * size, new byte[0]);
    byte[] words = texts == null || texts.size() > MAX_NAMES ? new byte[0] : content(texts);
    for (int i = 0; i < count; i++) {
      Section section = section(rows, i * size, words);
      if (section != null) {
        sections.add(section);
      }
    }
    return true;
  }

  private @Nullable Section section(ByteBuffer rows, int at, byte[] names) {
    long address = wide ? rows.getLong(at + 0x10) : rows.getInt(at + 0x0c) & 0xffffffffL;
    long offset = wide ? rows.getLong(at + 0x18) : rows.getInt(at + 0x10) & 0xffffffffL;
    long size = wide ? rows.getLong(at + 0x20) : rows.getInt(at + 0x14) & 0xffffffffL;
    boolean inside =
        offset >= 0 && size > 0 && offset <= file.size() && size <= file.size() - offset;
    if (rows.getInt(at + 4) == NO_BITS || !inside) {
      return null;
    }
    return new Section(name(names, rows.getInt(at)), address, offset, size);
  }

  private static String name(byte[] names, int from) {
    if (from < 0 || from >= names.length) {
      return "";
    }
    int end = from;
    while (end < names.length && names[end] != 0) {
      end++;
    }
    return new String(names, from, end - from, StandardCharsets.ISO_8859_1);
  }

  Optional<Section> named(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** The bytes of a section whose size the caller has judged. */
  byte[] content(Section section) throws IOException {
    return file.read(section.offset(), Math.toIntExact(section.size()));
  }

  /** Bytes by their place in memory; none if they are in no section. */
  byte[] inMemory(long address, int length) throws IOException {
    for (Section each : sections) {
      long within = address - each.address();
      if (each.address() > 0 && within >= 0 && within <= each.size() - length) {
        return file.read(each.offset() + within, length);
      }
    }
    return new byte[0];
  }

  private ByteBuffer bytes(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(order);
  }
}
