package dev.cachet.gate.rule;

import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.record.JudgedPayload;
import dev.cachet.payload.PayloadTie;
import dev.cachet.payload.TieSearch;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Is each payload described by an inventory that was judged? */
public final class PayloadRules {
  private static final String OTHER_IMAGE =
      ", whose SHA-256 is none of those that the SBOM states of the images of the root";

  private final GatePolicy policy;
  private final GateInput in;
  private final Judgement judgement;

  /**
   * Makes one of its parts.
   *
   * @param policy the rules of the maker
   * @param in read to its end
   * @param judgement takes what is found
   */
  public PayloadRules(GatePolicy policy, GateInput in, Judgement judgement) {
    this.policy = policy;
    this.in = in;
    this.judgement = judgement;
  }

  /**
   * The payloads with what ties each.
   *
   * @param payloads the payloads
   * @param sbom the SBOM
   * @param roots the roots
   * @return what was found, in a fixed order
   * @throws IOException if the medium failed
   */
  public List<TiedPayload> judge(
      List<JudgedPayload> payloads, Sbom sbom, Map<RootFolder, Sbom> roots) throws IOException {
    requireNamed();
    Map<RootFolder, String> titles = new LinkedHashMap<>();
    roots.forEach((root, part) -> titles.put(root, part.subject().title()));
    TieSearch search = new TieSearch(sbom, titles);
    List<TiedPayload> tied = new ArrayList<>();
    for (JudgedPayload payload : payloads) {
      Path file = Objects.requireNonNull(in.payloads().get(payload.id()));
      RootFolder stated = in.madeOf().get(payload.id());
      TieSearch.Found found = search.find(file, payload.sha256(), stated);
      judge(payload, found, stated != null);
      tied.add(new TiedPayload(payload, found.tie(), found.root()));
    }
    return tied;
  }

  private void requireNamed() {
    for (String id : in.madeOf().keySet()) {
      if (!in.payloads().containsKey(id)) {
        judgement.error(
            "gate.payload-missing",
            id,
            "it is stated of which root the payload "
                + id
                + " was made, and there is no such payload; name one of "
                + String.join(", ", in.payloads().keySet()));
      }
    }
  }

  private void judge(JudgedPayload payload, TieSearch.Found found, boolean stated) {
    if (stated && found.difference().isPresent()) {
      judgement.error(
          "gate.payload-differs",
          payload.id(),
          "the payload "
              + payload.id()
              + " is stated to be made of a root and differs from it, for example in "
              + found.difference().get()
              + "; pack the archive or image that was made of the root that the SBOM describes");
    } else if (stated && found.otherImage()) {
      judgement.error(
          "gate.payload-differs",
          payload.id(),
          "the payload "
              + payload.id()
              + OTHER_IMAGE
              + "; pack the image that the SBOM was made with, or make the SBOM again with"
              + " --image");
    } else if (found.tie().kind() == PayloadTie.Kind.NONE) {
      tell(
          policy.undescribedRefused(),
          "gate.payload-not-described",
          payload.id(),
          "no inventory describes the payload "
              + payload.id()
              + (found.otherImage() ? OTHER_IMAGE : difference(found.difference()))
              + "; give its file as a part in a parts file, its archive with --jar, pack a tar"
              + " archive or an image of the root, or state with --made-of which root the image was"
              + " made from");
    } else if (found.tie().kind() == PayloadTie.Kind.STATEMENT) {
      tell(
          policy.statementsRefused(),
          "gate.payload-by-statement",
          payload.id(),
          "that the payload "
              + payload.id()
              + " was made from the root of "
              + found.tie().part()
              + " is stated and not shown, as images of its form are not read");
    }
  }

  private static String difference(Optional<String> path) {
    return path.map(one -> ", whose files differ from those of the root, for example in " + one)
        .orElse("");
  }

  private void tell(boolean refused, String rule, String subject, String message) {
    if (refused) {
      judgement.error(rule, subject, message);
    } else {
      judgement.warning(rule, subject, message);
    }
  }
}
