package example.agent;

import dev.cachet.device.FactoryRecordException;
import dev.cachet.installation.FolderDevice;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.DeviceName;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import dev.cachet.storage.StorageInUseException;
import dev.cachet.storage.StorageLock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** The agent as a process: {@code java -Xmx32m -jar device-agent.jar SETTINGS}. */
public final class Agent {
  /** A restart was asked for, or the process was told to stop. */
  static final int DONE = 0;

  /** The memory of the device is lost: it runs on, installs nothing, and service has to come. */
  static final int REFUSED = 1;

  static final int WRONG_SETTINGS = 2;

  /** The medium failed, or holds no device. Start again: {@code resume} finds out what holds. */
  static final int UNREADABLE = 3;

  /** Another program works on this device. */
  static final int NOT_NOW = 5;

  private Agent() {}

  /**
   * Starts the agent.
   *
   * @param arguments the file with the settings
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /**
   * Runs until a restart is asked for or the thread is interrupted.
   *
   * @param arguments the file with the settings
   * @param out says what happens
   * @param err says why it ended
   * @return the exit code
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length != 1) {
      err.println("usage: device-agent SETTINGS");
      return WRONG_SETTINGS;
    }
    try {
      return watch(Settings.read(Path.of(arguments[0])), out);
    } catch (Settings.WrongSettingException e) {
      err.println(e.getMessage());
      return WRONG_SETTINGS;
    } catch (StorageInUseException e) {
      err.println("another program works on this device: " + e.getMessage());
      return NOT_NOW;
    } catch (PackageRefusedException e) {
      err.println("the device installs nothing, call service: " + e.refusal().line());
      return REFUSED;
    } catch (FactoryRecordException | IOException e) {
      err.println("the device cannot be read or written: " + e);
      return UNREADABLE;
    }
  }

  @SuppressWarnings("try") // A lock is held, not used.
  private static int watch(Settings settings, PrintStream out)
      throws IOException, PackageRefusedException, FactoryRecordException {
    Storage storage = new FolderStorage(settings.device());
    FolderDevice device = FolderDevice.open(storage);
    // For as long as the agent lives: a second one, or a tool of service, is turned away at once.
    try (StorageLock unused = device.memory().lock()) {
      Ports ports = new CommandPorts(settings);
      Outbox outbox =
          new Outbox(
              storage, settings.stick(), DeviceName.of(device.memory().factory().identity()));
      UpdateAgent agent = new UpdateAgent(settings, device, ports, outbox, new Diary(out));
      out.println("the agent watches " + settings.stick() + " and writes to " + outbox.folder());
      UpdateAgent.Next next = agent.start();
      while (next == UpdateAgent.Next.WAIT) {
        next = agent.round();
        if (next == UpdateAgent.Next.WAIT) {
          Thread.sleep(settings.poll().toMillis());
        }
      }
      return DONE;
    } catch (InterruptedException e) {
      out.println("stopped");
      return DONE;
    }
  }
}
