package dev.cachet.report;

import dev.cachet.page.Section;
import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Release;
import dev.cachet.trust.CountedSigner;
import java.util.ArrayList;
import java.util.List;

/** Whose signatures counted. */
final class SignersSection {
  private SignersSection() {}

  static Section of(Release release, Phrases phrases) {
    List<List<Line>> rows = new ArrayList<>();
    List<CountedSigner> signers = release.verified().signers();
    for (CountedSigner signer : signers) {
      rows.add(
          List.of(
              Line.value(signer.holder()),
              phrases.word(signer.role()),
              phrases.word(signer.algorithm().family()),
              Line.value(signer.algorithm().jwsName()),
              Line.value(signer.kid())));
    }
    long holders = signers.stream().map(CountedSigner::holder).distinct().count();
    Line said =
        phrases.counted(
            "signers.counted",
            signers.size(),
            phrases.counted("signers.holders", holders),
            Line.own(Long.toString(release.verified().rootVersion())));
    Section.Block table =
        new Section.Table(
            phrases.text("signers.table"),
            List.of(
                    "column.holder",
                    "column.role",
                    "column.family",
                    "column.algorithm",
                    "column.key")
                .stream()
                .map(phrases::text)
                .toList(),
            rows);
    return new Section(
        "signers",
        phrases.text("section.signers"),
        List.of(new Section.Sentences(List.of(said)), table));
  }
}
