package dev.cachet.installation.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.boot.BootState;
import dev.cachet.json.JsonWriter;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.KnownNotice;
import dev.cachet.memory.record.LostFile;
import dev.cachet.memory.record.SlotRecord;
import java.util.List;
import java.util.Map;

/**
 * The forms in which it is told what a device runs and remembers. The same state, the same bytes.
 */
public enum StatusFormat {
  /** Lines for a person. */
  TEXT,
  /** JSON of Cachet's own, in one line. */
  JSON;

  /**
   * Writes the state of a device.
   *
   * @param boot what its loader says
   * @param memory what it remembers
   * @return UTF-8, ending in a line feed
   */
  public byte[] write(BootState boot, MemoryState memory) {
    String written = this == TEXT ? text(boot, memory) : json(boot, memory) + "\n";
    return written.getBytes(UTF_8);
  }

  /**
   * Writes that the memory of a device is lost.
   *
   * @param files which files are why
   * @param remedy what to do, in words for a person
   * @return UTF-8, ending in a line feed
   */
  public byte[] writeLost(List<LostFile> files, String remedy) {
    StringBuilder text = new StringBuilder("memory is lost\n");
    JsonWriter json = new JsonWriter().member("schemaVersion", 1).member("memory", "lost");
    json.beginArray("files");
    for (LostFile file : files) {
      text.append(file.line()).append('\n');
      json.beginObject().member("file", file.path()).member("state", file.condition().name());
      json.endObject();
    }
    json.endArray().member("remedy", remedy);
    text.append("remedy: ").append(remedy).append('\n');
    String written = this == TEXT ? text.toString() : new String(json.bytes(), UTF_8) + "\n";
    return written.getBytes(UTF_8);
  }

  private static String text(BootState boot, MemoryState memory) {
    StringBuilder text = new StringBuilder("runs slot ").append(boot.running()).append('\n');
    text.append("floor ").append(memory.floor());
    text.append(", root ").append(memory.rootVersion()).append('\n');
    for (Map.Entry<String, SlotRecord> each : memory.slots().entrySet()) {
      SlotRecord slot = each.getValue();
      text.append("slot ").append(each.getKey()).append(' ').append(slot.state());
      text.append(" counter ").append(slot.counter());
      text.append(slot.manifest().map(id -> " package " + id).orElse("")).append('\n');
    }
    memory
        .notice()
        .ifPresent(
            known ->
                text.append("notice ")
                    .append(known.serial())
                    .append(' ')
                    .append(known.sha256())
                    .append('\n'));
    return text.toString();
  }

  private static String json(BootState boot, MemoryState memory) {
    JsonWriter json = new JsonWriter().member("schemaVersion", 1);
    json.member("runs", boot.running()).member("floor", memory.floor());
    json.member("rootVersion", memory.rootVersion()).member("clockFloor", memory.clockFloor());
    if (memory.notice().isPresent()) {
      KnownNotice known = memory.notice().get();
      json.beginObject("notice").member("serial", known.serial());
      json.member("sha256", known.sha256().hex()).endObject();
    }
    json.beginArray("slots");
    for (Map.Entry<String, SlotRecord> each : memory.slots().entrySet()) {
      SlotRecord slot = each.getValue();
      json.beginObject().member("slot", each.getKey()).member("state", slot.state().name());
      json.member("counter", slot.counter());
      slot.manifest().ifPresent(id -> json.member("package", id.hex()));
      json.endObject();
    }
    return new String(json.endArray().bytes(), UTF_8);
  }
}
