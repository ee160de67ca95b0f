package dev.cachet.maven.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * What the modules of one build leave behind for the last of them. A parent is built before its
 * modules, so a goal about all of them has its place where all have been; which module comes last
 * is decided by time, as several threads may build. A module that fails leaves nothing, and then
 * nobody is the last.
 *
 * @param <T> what each module leaves
 */
public final class Gathering<T> {
  private final List<MavenProject> all;
  private final Map<MavenProject, T> left;

  private Gathering(List<MavenProject> all, Map<MavenProject, T> left) {
    this.all = all;
    this.left = left;
  }

  /** The gathering of one execution, the same for all modules of a build. */
  @SuppressWarnings("unchecked") // nobody else knows the key
  public static <T> Gathering<T> of(MavenSession session, MojoExecution execution) {
    SessionData data = session.getRepositorySession().getData();
    String key = Gathering.class.getName() + " " + execution.getGoal() + execution.getExecutionId();
    data.set(key, null, new ConcurrentHashMap<MavenProject, T>());
    return new Gathering<>(
        participants(session, execution),
        (Map<MavenProject, T>) Objects.requireNonNull(data.get(key)));
  }

  /**
   * Leaves something.
   *
   * @return what all have left, in the order of the build, to the one that came last; nothing to
   *     the others
   */
  public Optional<List<T>> leave(MavenProject project, T its) {
    synchronized (left) {
      left.put(project, its);
      if (!left.keySet().containsAll(all)) {
        return Optional.empty();
      }
      List<T> gathered = new ArrayList<>();
      all.forEach(each -> gathered.add(Objects.requireNonNull(left.get(each))));
      return Optional.of(gathered);
    }
  }

  /** How many modules have not been here. */
  public int missing() {
    return all.size() - left.size();
  }

  /** The modules that run an execution: named on the command line it runs in all. */
  private static List<MavenProject> participants(MavenSession session, MojoExecution execution) {
    if (execution.getSource() == MojoExecution.Source.CLI) {
      return session.getProjects();
    }
    return session.getProjects().stream().filter(each -> runs(each, execution)).toList();
  }

  private static boolean runs(MavenProject project, MojoExecution execution) {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    if (plugin == null) {
      return false;
    }
    for (PluginExecution each : plugin.getExecutions()) {
      if (each.getId().equals(execution.getExecutionId())
          && each.getGoals().contains(execution.getGoal())) {
        return !"none".equals(each.getPhase());
      }
    }
    return false;
  }
}
