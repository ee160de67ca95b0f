package dev.cachet.benchmarks;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.PackageDraft;
import dev.cachet.catalogue.Catalogue;
import dev.cachet.gate.Gate;
import dev.cachet.gate.GatePassed;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The compressor alone beside packing, in pairs: the same library, level, chunk length and number
 * of threads; the compressor reads the payload and keeps nothing of what it makes.
 */
public final class PackPairs {
  private final PackageDescription description;
  private final PackageDraft draft;
  private final Path payload;
  private final Path out;

  private PackPairs(Path folder) throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    RootFolder root = RootFolder.open(folder.resolve("root"));
    this.description = PackageDescription.read(folder.resolve("pack.json"));
    GatePassed passed =
        new Gate(GatePolicy.read(folder.resolve("policy.json")))
            .judge(
                Files.readAllBytes(folder.resolve("sbom.json")),
                root,
                new SupportCheck(Catalogue.bundled()).root(root, new Horizon(today, null, 0)),
                description.payloadFiles(),
                today);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    this.draft = new PackageAuthor().draft(passed, description, now, now);
    this.payload = description.payloads().get(0).file();
    this.out = folder.resolve("packed");
  }

  /**
   * Measures on one thread and on two.
   *
   * @param arguments a folder with {@code root}, {@code sbom.json}, {@code policy.json}, {@code
   *     pack.json} and its payload; how many pairs
   * @throws Exception if something cannot be read or packed
   */
  public static void main(String[] arguments) throws Exception {
    PackPairs run = new PackPairs(Path.of(arguments[0]));
    for (int threads : new int[] {1, 2}) {
      Pairs.measure(
          "compressor alone (a), writing a package (b), level "
              + run.description.compressionLevel()
              + ", threads "
              + threads,
          Integer.parseInt(arguments[1]),
          () -> run.compress(threads),
          () -> run.pack(threads));
    }
  }

  private long pack(int threads) throws Exception {
    long chunks = new PackageAuthor(threads).write(draft, out).manifest().payloads().size();
    try (Stream<Path> written = Files.walk(out)) {
      for (Path each : written.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    return chunks;
  }

  private long compress(int threads) throws Exception {
    AtomicLong made = new AtomicLong();
    try (InputStream in = Files.newInputStream(payload)) {
      List<Thread> helpers = new ArrayList<>();
      for (int i = 1; i < threads; i++) {
        Thread helper = new Thread(() -> compress(in, made));
        helper.start();
        helpers.add(helper);
      }
      compress(in, made);
      for (Thread helper : helpers) {
        helper.join();
      }
    }
    return made.get();
  }

  private void compress(InputStream in, AtomicLong made) {
    byte[] plain = new byte[description.chunkBytes()];
    byte[] packed = new byte[(int) Zstd.compressBound(plain.length)];
    try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(description.compressionLevel())) {
      for (int n = next(in, plain); n > 0; n = next(in, plain)) {
        made.addAndGet(zstd.compressByteArray(packed, 0, packed.length, plain, 0, n));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int next(InputStream in, byte[] plain) throws IOException {
    synchronized (in) {
      return in.readNBytes(plain, 0, plain.length);
    }
  }
}
