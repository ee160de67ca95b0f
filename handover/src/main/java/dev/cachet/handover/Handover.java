package dev.cachet.handover;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.network.SiteBinding;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.released.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder that a hospital gets with a release: what its firewall, probes and scanners take, and
 * what its people read. It is made of the signed package alone and, where one is given, of the
 * binding of the site, of which nothing goes back into any package.
 */
public final class Handover {
  private final List<HandoverFile> files;

  private Handover(List<HandoverFile> files) {
    this.files = files;
  }

  /**
   * Makes the files in memory.
   *
   * @param release a verified package
   * @param site the binding of the site, if there is one
   * @param catalogue the facts for components of which the SBOM states no support
   * @param terms by what the folder is made
   * @return the folder, to be written
   * @throws NetworkRefusedException if the profile breaks a rule, alone or with the binding
   * @throws HandoverRefusedException if a binding is given and the package declares no connections
   * @throws PackageRefusedException if a chunk is refused
   * @throws IOException if the package cannot be read
   */
  public static Handover of(
      Release release, Optional<SiteBinding> site, Catalogue catalogue, HandoverTerms terms)
      throws NetworkRefusedException,
          HandoverRefusedException,
          PackageRefusedException,
          IOException {
    HandoverDraft draft = new HandoverDraft(release, terms);
    ReadingFiles.add(draft);
    NetworkFiles.add(draft, site);
    SbomFiles.add(draft, catalogue);
    DigestFiles.add(draft);
    for (Language language : terms.languages()) {
      if (language != terms.languages().get(0)) {
        String page = IndexPage.write(draft, site, Phrases.of(language));
        draft.add(IndexPage.name(language, terms), "index", page);
      }
    }
    Phrases first = Phrases.of(terms.languages().get(0));
    String page = IndexPage.write(draft, site, first);
    draft.add("index.html", "index", page);
    draft.add("SHA256SUMS", "index", Sums.write(draft.files()));
    return new Handover(draft.files());
  }

  /**
   * Writes the files.
   *
   * @param folder an empty place, made here
   * @throws IOException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectory(folder);
    for (HandoverFile file : files) {
      Files.write(folder.resolve(file.name()), file.bytes());
    }
  }

  /**
   * The names of all files.
   *
   * @return in the order of the index
   */
  public List<String> names() {
    return files.stream().map(HandoverFile::name).toList();
  }
}
