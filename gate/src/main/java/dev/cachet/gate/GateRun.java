package dev.cachet.gate;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.gate.input.GateInput;
import dev.cachet.gate.input.GateRefusedException;
import dev.cachet.gate.patient.PatientRules;
import dev.cachet.gate.record.JudgedPayload;
import dev.cachet.gate.rule.ChangeRules;
import dev.cachet.gate.rule.Decisions;
import dev.cachet.gate.rule.Drift;
import dev.cachet.gate.rule.FileDigest;
import dev.cachet.gate.rule.FoundSystem;
import dev.cachet.gate.rule.JudgedChange;
import dev.cachet.gate.rule.JudgedOs;
import dev.cachet.gate.rule.JudgedSystem;
import dev.cachet.gate.rule.Judgement;
import dev.cachet.gate.rule.LevelRules;
import dev.cachet.gate.rule.OverrideRules;
import dev.cachet.gate.rule.PayloadRules;
import dev.cachet.gate.rule.SbomRules;
import dev.cachet.gate.rule.SupportRules;
import dev.cachet.gate.rule.SystemSearch;
import dev.cachet.gate.rule.ThingRules;
import dev.cachet.gate.rule.TiedPayload;
import dev.cachet.gate.rule.WaiverRules;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportAssessor;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lifecycle.SupportVerdict;
import dev.cachet.lifecycle.Waiver;
import dev.cachet.lifecycle.Waivers;
import dev.cachet.os.OsIdentifier;
import dev.cachet.override.Exceptions;
import dev.cachet.override.Overridden;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.policy.GatePolicy;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of the gate over one release. */
final class GateRun {
  private final GatePolicy policy;
  private final GateInput in;
  private final Judgement judgement = new Judgement();
  private final SbomRules sbomRules;
  private final SupportRules supportRules;
  private final Map<RootFolder, Sbom> roots = new LinkedHashMap<>();
  private final Decisions decisions;
  private @Nullable SupportReport report;

  GateRun(GatePolicy policy, GateInput in) {
    this.policy = policy;
    this.in = in;
    this.sbomRules = new SbomRules(policy, in.listing(), judgement);
    this.decisions = new Decisions(policy);
    this.supportRules = new SupportRules(policy, judgement);
  }

  GatePassed judge() throws GateRefusedException, IOException {
    if (in.assessed().isPresent()) {
      judge(in.assessed().get());
    }
    List<JudgedPayload> payloads = payloads();
    byte[] document = in.sbom();
    Optional<Sbom> read = sbomRules.read(document);
    Optional<Drift> drift = in.previous().flatMap(last -> sbomRules.drift(last.sbom(), read));
    List<JudgedSystem> systems = new ArrayList<>();
    List<TiedPayload> tied = new ArrayList<>();
    Optional<JudgedChange> change = Optional.empty();
    Optional<SearchedRecords> records = Optional.empty();
    if (read.isPresent()) {
      systems.addAll(systems(read.get()));
      tied.addAll(new PayloadRules(policy, in, judgement).judge(payloads, read.get(), roots));
      records = Optional.of(new PatientRules(policy, in, judgement, decisions).judge(tied));
      change = new ChangeRules(policy, in, judgement).judge(drift.map(Drift::diff));
      if (report != null) {
        new LevelRules(policy, in, judgement, decisions)
            .judge(read.get(), report, systems, tied, change);
      }
    }
    judgement.name(decisions);
    Overridden overridden = new OverrideRules(in, judgement).judge();
    judgement.requirePassed(overridden);
    systems.sort(JudgedSystem.FIRST_TO_END);
    SupportReport assessed = Objects.requireNonNull(report);
    byte[] evidence =
        EvidenceWriter.write(
            policy,
            new JudgedSbom(
                document,
                read.orElseThrow(),
                systems,
                drift,
                change,
                decisions,
                records.orElseThrow(),
                new Exceptions(waivers(systems), overridden.inForce())),
            assessed,
            tied,
            judgement.findings());
    List<JudgedOs> told = systems.stream().map(one -> one.told(in.asOf())).toList();
    Map<String, String> digests = new TreeMap<>();
    payloads.forEach(payload -> digests.put(payload.id(), payload.sha256()));
    return new GatePassed(document, evidence, digests, told, decisions.all(), overridden.inForce());
  }

  private List<Waiver> waivers(List<JudgedSystem> systems) {
    return systems.stream()
        .flatMap(system -> WaiverRules.used(in, system).stream())
        .distinct()
        .toList();
  }

  private void judge(SupportReport assessed) {
    report = assessed;
    supportRules.judge(assessed, in.asOf());
  }

  private List<JudgedSystem> systems(Sbom sbom) throws IOException {
    if (in.facts().isPresent()) {
      return systems(sbom, in.facts().get());
    }
    Optional<Sbom> system = sbomRules.system(sbom);
    if (system.isEmpty()) {
      return List.of();
    }
    RootFolder root = in.roots().get(0);
    roots.put(root, system.get());
    Component os = sbomRules.judge(sbom, system.get(), root, in.asOf());
    return supportRules
        .of(os, Objects.requireNonNull(report))
        .map(verdict -> List.of(new JudgedSystem(os, verdict)))
        .orElse(List.of());
  }

  private List<JudgedSystem> systems(Sbom sbom, Catalogue facts) throws IOException {
    SystemSearch search = new SystemSearch(sbom, new OsIdentifier(facts), judgement);
    roots.putAll(search.pair(in.roots()));
    List<FoundSystem> found = search.systems();
    judge(waived(assess(found, facts)));
    sbomRules.judgeDocument(sbom, in.asOf());
    new ThingRules(sbom, sbomRules, judgement).compare(roots, in.things());
    List<JudgedSystem> judged = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      SupportVerdict verdict = Objects.requireNonNull(report).verdicts().get(i);
      supportRules.requireSame(found.get(i).component(), verdict);
      judged.add(new JudgedSystem(found.get(i).component(), verdict));
    }
    return judged;
  }

  private SupportReport assess(List<FoundSystem> found, Catalogue facts) {
    return new SupportAssessor(facts)
        .assess(
            found.stream().map(FoundSystem::identity).toList(),
            new Horizon(in.asOf(), in.until(), 0));
  }

  private SupportReport waived(SupportReport assessed) throws IOException {
    Optional<Waivers> waivers = in.waivers();
    if (waivers.isEmpty()) {
      return assessed;
    }
    SupportReport waived = waivers.get().apply(assessed);
    judgement.addAll(waived.notices());
    return waived;
  }

  private List<JudgedPayload> payloads() throws IOException {
    if (in.payloads().isEmpty()) {
      judgement.error("gate.no-payload", "payloads", "there is no payload to judge; name its file");
    }
    List<JudgedPayload> judged = new ArrayList<>();
    for (Map.Entry<String, Path> payload : new TreeMap<>(in.payloads()).entrySet()) {
      if (Files.isRegularFile(payload.getValue())) {
        judged.add(FileDigest.of(payload.getKey(), payload.getValue()));
      } else {
        judgement.error(
            "gate.payload-missing",
            payload.getKey(),
            "the payload " + payload.getKey() + " is no file: " + payload.getValue());
      }
    }
    return judged;
  }
}
