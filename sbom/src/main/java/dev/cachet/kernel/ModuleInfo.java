package dev.cachet.kernel;

import dev.cachet.detection.ByteSearch;
import dev.cachet.detection.FileReading;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.source.Stanza;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Version and licence that a kernel module carries as text, if it is not compressed. */
final class ModuleInfo implements FileReading.Sink {
  private final ByteSearch version = new ByteSearch("\0version=", 200);
  private final ByteSearch licence = new ByteSearch("\0license=", 200);

  @Override
  public void take(byte[] buffer, int length) {
    version.take(buffer, length);
    licence.take(buffer, length);
  }

  @Nullable String version() {
    return version.found().filter(Stanza::isWord).orElse(null);
  }

  List<LicenceClaim> licences() {
    return licence.found().map(text -> List.of(SpdxLicences.claim(text))).orElse(List.of());
  }
}
