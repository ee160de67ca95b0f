package dev.cachet.storage;

import dev.cachet.conformance.StorageContract;

/** The simulated disk behaves as a real one while the power is there. */
class SimulatedStorageContractTest extends StorageContract {
  private final SimulatedStorage storage = new SimulatedStorage();

  @Override
  protected Storage create() {
    return storage;
  }

  @Override
  protected Storage reopen() {
    return storage;
  }
}
