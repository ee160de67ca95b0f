package dev.cachet.drift;

import dev.cachet.drift.ComparedRow.State;
import dev.cachet.listing.Attribute;
import dev.cachet.listing.RootFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills the table of what is compared for one comparison. */
final class Coverage {
  private final List<ComparedRow> rows = new ArrayList<>();

  /** Of an inventory of components, with or without the files of a root. */
  static List<ComparedRow> of(
      boolean components, State support, Optional<RootFacts> stated, Optional<RootFacts> now) {
    Coverage table = new Coverage();
    State inventory = components ? State.YES : State.NO;
    String none = "the root has no package database that says what is installed";
    table.row(ComparedSubject.SYSTEM, inventory, components ? "" : none);
    table.row(ComparedSubject.COMPONENTS, inventory, components ? "" : none);
    table.row(ComparedSubject.EDGES, inventory, components ? "" : none);
    table.row(
        ComparedSubject.COMPLETENESS,
        components && now.isPresent() ? State.YES : State.NO,
        components && now.isPresent() ? "" : "only of an inventory of a root");
    table.support(support);
    table.files(stated, now);
    table.row(ComparedSubject.NAMES, State.NO, "only with a listing; else of packages' files");
    table.leftOut(stated);
    table.row(ComparedSubject.SERVICES, State.NO, "");
    table.row(ComparedSubject.STATED, State.NO, "");
    table.row(ComparedSubject.OTHER, State.NO, "");
    return table.rows;
  }

  /** The same with a listing, which says more of each entry. */
  static List<ComparedRow> withListing(List<ComparedRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.subject() == ComparedSubject.NAMES
                    ? new ComparedRow(row.subject(), State.YES, row.subject().what())
                    : row)
        .toList();
  }

  private void support(State state) {
    String why =
        switch (state) {
          case YES -> "";
          case NO -> "the document says nothing of support, or the thing has no inventory";
          case UNKNOWN -> "the document names facts of another day";
        };
    row(ComparedSubject.SUPPORT, state, why);
  }

  private void files(Optional<RootFacts> stated, Optional<RootFacts> now) {
    boolean both = stated.isPresent() && now.isPresent();
    State state = both ? State.YES : stated.isEmpty() && now.isEmpty() ? State.NO : State.UNKNOWN;
    String why = both ? "" : "no digests over the files of a root are at hand on both sides";
    row(ComparedSubject.FILES, state, why);
    row(ComparedSubject.LINKS, state, why);
    attribute(ComparedSubject.SETUID, Attribute.SETUID, stated, now);
    attribute(ComparedSubject.MODE, Attribute.MODE, stated, now);
    attribute(ComparedSubject.OWNER, Attribute.OWNER, stated, now);
    attribute(ComparedSubject.CAPABILITIES, Attribute.CAPABILITIES, stated, now);
  }

  private void attribute(
      ComparedSubject subject,
      Attribute attribute,
      Optional<RootFacts> stated,
      Optional<RootFacts> now) {
    boolean then = stated.filter(one -> one.attributes().containsKey(attribute)).isPresent();
    boolean found = now.filter(one -> one.attributes().containsKey(attribute)).isPresent();
    String why = then && found ? "" : unknown(attribute);
    row(subject, then && found ? State.YES : State.UNKNOWN, why);
  }

  private static String unknown(Attribute attribute) {
    return switch (attribute) {
      case CAPABILITIES ->
          "Java does not show this attribute of a folder, nor the reader of an image";
      case OWNER -> "all files belong to one user who is not root, who unpacked them";
      case SETUID, MODE -> "no digests over them are at hand on both sides";
    };
  }

  private void leftOut(Optional<RootFacts> stated) {
    List<String> paths = stated.map(one -> one.leftOut().codes()).orElse(List.of());
    row(
        ComparedSubject.LEFT_OUT,
        State.NO,
        paths.isEmpty() ? "none is declared" : String.join(", ", paths));
  }

  private void row(ComparedSubject subject, State state, String why) {
    rows.add(new ComparedRow(subject, state, why.isEmpty() ? subject.what() : why));
  }
}
