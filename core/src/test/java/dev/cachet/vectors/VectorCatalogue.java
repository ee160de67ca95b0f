package dev.cachet.vectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All vectors of format 1. */
final class VectorCatalogue {
  private VectorCatalogue() {}

  static List<VectorCase> all() {
    List<VectorCase> all = new ArrayList<>();
    all.addAll(ContainerVectors.all());
    all.addAll(EnvelopeVectors.all());
    all.addAll(JsonVectors.all());
    all.addAll(KeyVectors.all());
    all.addAll(RootVectors.all());
    all.addAll(ChainVectors.all());
    all.addAll(QuorumVectors.all());
    all.addAll(SignatureVectors.all());
    all.addAll(ManifestVectors.all());
    all.addAll(DeviceVectors.all());
    all.addAll(ContentVectors.all());
    return all;
  }

  /** Writes the files anew into a folder. */
  public static void main(String[] folder) throws IOException {
    VectorFiles.write(Path.of(folder[0]), all());
  }
}
