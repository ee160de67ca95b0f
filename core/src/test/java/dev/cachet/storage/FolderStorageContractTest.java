package dev.cachet.storage;

import dev.cachet.conformance.StorageContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderStorageContractTest extends StorageContract {
  @TempDir Path folder;

  @Override
  protected Storage create() throws IOException {
    return new FolderStorage(folder);
  }

  @Override
  protected Storage reopen() throws IOException {
    return new FolderStorage(folder);
  }
}
