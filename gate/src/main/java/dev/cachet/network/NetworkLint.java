package dev.cachet.network;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what is wrong or dangerous in a profile that can be read. An error of it refuses everything
 * that is made of the profile.
 */
public final class NetworkLint {
  private final NetworkProfile profile;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  private NetworkLint(NetworkProfile profile, String file) {
    this.profile = profile;
    this.file = file;
  }

  /**
   * Judges a profile.
   *
   * @param profile the profile
   * @param binding the site's binding, empty to judge what holds at every site
   * @param file the profile's name in the evidence
   * @return what was found, in the order of the rules; no error means that it may be used
   */
  public static List<Finding> check(
      NetworkProfile profile, Optional<SiteBinding> binding, String file) {
    NetworkLint lint = new NetworkLint(profile, file);
    for (int i = 0; i < profile.flows().size(); i++) {
      FlowRules.check(lint, i, profile.flows().get(i));
    }
    OpenRules.check(lint, binding);
    PairRules.check(lint);
    if (binding.isPresent()) {
      BindingRules.check(lint, binding.get());
    } else {
      BindingRules.checkWithout(lint);
    }
    return List.copyOf(lint.findings);
  }

  /**
   * Whether nothing may be made of a profile.
   *
   * @param findings what {@link #check} returned
   * @return whether one of them is an error
   */
  public static boolean isRefused(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /**
   * Lets a profile pass if it breaks no rule.
   *
   * @param profile the profile
   * @param file the profile's name in the evidence
   * @return what everything that a maker publishes is made of
   * @throws NetworkRefusedException if there is an error
   */
  public static CheckedProfile accept(NetworkProfile profile, String file)
      throws NetworkRefusedException {
    return new CheckedProfile(profile, passed(check(profile, Optional.empty(), file)));
  }

  /**
   * Lets a profile pass that says where its MUD file will be.
   *
   * @param profile the profile
   * @param file the profile's name in the evidence
   * @return what a MUD file is made of
   * @throws NetworkRefusedException if there is an error, or no such place
   */
  public static PublishedProfile publish(NetworkProfile profile, String file)
      throws NetworkRefusedException {
    CheckedProfile checked = accept(profile, file);
    Optional<String> url = profile.publication().mudUrl();
    if (url.isEmpty()) {
      NetworkLint lint = new NetworkLint(profile, file);
      lint.whole(
          Severity.ERROR,
          "network.no-mud-url",
          "publication",
          "says not where the MUD file will be; add /publication/mudUrl");
      throw new NetworkRefusedException(lint.findings);
    }
    return new PublishedProfile(checked, url.get());
  }

  /**
   * Lets a profile pass if it and the binding of a site break no rule.
   *
   * @param profile the profile
   * @param binding the site's binding
   * @param file the profile's name in the evidence
   * @return what rules for the site are made of
   * @throws NetworkRefusedException if there is an error
   */
  public static SiteProfile bind(NetworkProfile profile, SiteBinding binding, String file)
      throws NetworkRefusedException {
    return new SiteProfile(profile, binding, passed(check(profile, Optional.of(binding), file)));
  }

  private static List<Finding> passed(List<Finding> findings) throws NetworkRefusedException {
    if (isRefused(findings)) {
      throw new NetworkRefusedException(findings);
    }
    return findings;
  }

  NetworkProfile profile() {
    return profile;
  }

  void error(String rule, int flow, String member, String message) {
    add(Severity.ERROR, rule, flow, member, message);
  }

  void warning(String rule, int flow, String member, String message) {
    add(Severity.WARNING, rule, flow, member, message);
  }

  /** Adds a finding on one flow. */
  private void add(Severity severity, String rule, int flow, String member, String message) {
    Flow found = profile.flows().get(flow);
    findings.add(
        new Finding(
            rule,
            found.id(),
            severity,
            message,
            List.of(new Evidence(file, "/flows/" + flow + member, found.text()))));
  }

  /** Adds a finding on the whole profile. */
  void whole(Severity severity, String rule, String subject, String message) {
    findings.add(
        new Finding(
            rule, subject, severity, message, List.of(new Evidence(file, "/flows", subject))));
  }
}
