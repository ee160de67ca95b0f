package dev.cachet.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A root that is nowhere but in memory, as an image would offer one. */
public record MemoryTree(List<ListedEntry> entries) implements RootTree {
  public MemoryTree {
    entries = new ArrayList<>(entries);
    entries.sort(EntryOrder.BY_PATH);
  }

  @Override
  public void walk(LeftOut leftOut, EntrySink sink) throws IOException {
    for (ListedEntry entry : entries) {
      if (!leftOut.covers(entry.path())) {
        sink.entry(entry);
      }
    }
  }

  @Override
  public String name() {
    return "memory";
  }
}
