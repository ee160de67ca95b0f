package dev.cachet.buildinfo;

import dev.cachet.buildinfo.ElfFile.Section;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The modules that the linker of Go writes into a program. Since Go 1.18 the texts stand in the
 * section itself, before that it has pointers to them.
 */
final class GoBuildInfo {
  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int HEADER = 32;
  private static final int INLINE = 2;
  private static final int BIG_ENDIAN = 1;
  private static final int MARK = 16;
  private static final int MAX_BYTES = 4 << 20;

  private GoBuildInfo() {}

  /** Empty where the program has none. */
  static List<CompiledIn> read(ElfFile elf) throws IOException, DamagedProgramException {
    Optional<Section> found = elf.named(".go.buildinfo");
    if (found.isEmpty()) {
      return List.of();
    }
    if (found.get().size() > MAX_BYTES) {
      throw new DamagedProgramException("is larger than 4 MiB");
    }
    byte[] bytes = elf.content(found.get());
    if (bytes.length < HEADER || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new DamagedProgramException("does not begin as the linker of Go begins it");
    }
    List<String> texts = (bytes[15] & INLINE) != 0 ? inline(bytes) : pointed(elf, bytes);
    return modules(texts.get(0), texts.get(1));
  }

  private static List<String> inline(byte[] bytes) throws DamagedProgramException {
    ByteBuffer in = ByteBuffer.wrap(bytes).position(HEADER);
    return List.of(text(in), text(in));
  }

  private static String text(ByteBuffer in) throws DamagedProgramException {
    long length = 0;
    for (int shift = 0; ; shift += 7) {
      if (!in.hasRemaining() || shift > 28) {
        throw new DamagedProgramException("ends within a length");
      }
      byte each = in.get();
      length |= (each & 0x7fL) << shift;
      if (each >= 0) {
        break;
      }
    }
    if (length > in.remaining()) {
      throw new DamagedProgramException("states a text that is longer than itself");
    }
    byte[] text = new byte[(int) length];
    in.get(text);
    return utf8(text);
  }

  private static List<String> pointed(ElfFile elf, byte[] bytes)
      throws IOException, DamagedProgramException {
    int size = bytes[14];
    if (size != 4 && size != 8) {
      throw new DamagedProgramException("has pointers of " + size + " bytes");
    }
    ByteOrder order =
        (bytes[15] & BIG_ENDIAN) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
    return List.of(
        pointed(elf, pointer(in, 16, size), size, order),
        pointed(elf, pointer(in, 16 + size, size), size, order));
  }

  private static String pointed(ElfFile elf, long address, int size, ByteOrder order)
      throws IOException, DamagedProgramException {
    if (address == 0) {
      return "";
    }
    byte[] header = elf.inMemory(address, 2 * size);
    if (header.length < 2 * size) {
      throw new DamagedProgramException("points outside the program");
    }
    ByteBuffer in = ByteBuffer.wrap(header).order(order);
    long length = pointer(in, size, size);
    if (length < 0 || length > MAX_BYTES) {
      throw new DamagedProgramException("points to a text of more than 4 MiB");
    }
    byte[] text = elf.inMemory(pointer(in, 0, size), (int) length);
    if (text.length < length) {
      throw new DamagedProgramException("points outside the program");
    }
    return utf8(text);
  }

  private static long pointer(ByteBuffer in, int at, int size) {
    return size == 8 ? in.getLong(at) : in.getInt(at) & 0xffffffffL;
  }

  private static List<CompiledIn> modules(String version, String framed)
      throws DamagedProgramException {
    List<CompiledIn> modules = new ArrayList<>();
    if (version.startsWith("go")) {
      // "go1.21.5 X:experiment"
      modules.add(module("stdlib", version.substring(2).split(" ", 2)[0]));
    }
    if (framed.length() < 2 * MARK) {
      return modules;
    }
    for (String line : framed.substring(MARK, framed.length() - MARK).split("\n", -1)) {
      String[] words = line.split("\t", -1);
      boolean module = words[0].equals("mod") || words[0].equals("dep");
      boolean instead = words[0].equals("=>");
      if ((module || instead) && words.length > 2) {
        if (instead && !modules.isEmpty()) {
          modules.remove(modules.size() - 1);
        }
        add(words, modules);
      }
    }
    return modules;
  }

  private static void add(String[] words, List<CompiledIn> modules) throws DamagedProgramException {
    if (modules.size() == CompiledIn.MAX) {
      throw new DamagedProgramException("lists more than " + CompiledIn.MAX + " modules");
    }
    boolean plain = isPlain(words[1]) && isPlain(words[2]);
    if (!plain) {
      throw new DamagedProgramException("has a name or version with blanks or control characters");
    }
    modules.add(module(words[1], words[2]));
  }

  /** A module that was built from a folder says {@code (devel)} for a version, or nothing. */
  private static CompiledIn module(String path, String version) {
    boolean known = !version.isEmpty() && !version.startsWith("(");
    boolean local = path.startsWith(".") || path.startsWith("/");
    @Nullable String purl = known && !local ? PurlText.of("golang", path, version) : null;
    return new CompiledIn(path, known ? version : "", purl, List.of());
  }

  static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
  }

  private static String utf8(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }
}
