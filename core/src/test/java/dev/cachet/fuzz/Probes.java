package dev.cachet.fuzz;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Which places of our parsers ran since the last question, by the coverage agent of the build: it
 * is asked by name, as it is on the command line and not on the class path.
 */
final class Probes {
  private static final int HEADER = 0x01;
  private static final int SESSION = 0x10;

  private Probes() {}

  static Set<String> sinceLast() throws IOException {
    Set<String> ran = new HashSet<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(ask()));
    while (in.available() > 0) {
      int block = in.readUnsignedByte();
      if (block == HEADER) {
        in.readInt();
      } else if (block == SESSION) {
        in.readUTF();
        in.skipBytes(2 * Long.BYTES);
      } else {
        in.readLong();
        readProbes(in, in.readUTF(), ran);
      }
    }
    return ran;
  }

  private static byte[] ask() {
    try {
      Object agent = Class.forName("org.jacoco.agent.rt.RT").getMethod("getAgent").invoke(null);
      return (byte[])
          Class.forName("org.jacoco.agent.rt.IAgent")
              .getMethod("getExecutionData", boolean.class)
              .invoke(agent, true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("run with the coverage agent, see docs/fuzzing.md", e);
    }
  }

  private static void readProbes(DataInputStream in, String type, Set<String> ran)
      throws IOException {
    int count = in.readUnsignedByte();
    for (int shift = 7; count >> shift != 0; shift += 7) {
      count = (count & (1 << shift) - 1) | in.readUnsignedByte() << shift;
    }
    for (int i = 0, bits = 0; i < count; i++) {
      bits = i % 8 == 0 ? in.readUnsignedByte() : bits >>> 1;
      if ((bits & 1) != 0 && !type.startsWith("dev/cachet/fuzz")) {
        ran.add(type + " " + i);
      }
    }
  }
}
