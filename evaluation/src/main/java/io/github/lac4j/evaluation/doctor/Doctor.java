package io.github.lac4j.evaluation.doctor;

import io.github.lac4j.core.backend.OperandRetention;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.models.onednn.NativeLibrary;
import io.github.lac4j.models.onednn.OneDnnExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Finds out what the networks of each model would run on, and why. */
public final class Doctor {

  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private final Registry<Model> models;
  private final Executor executor;
  private final Map<String, String> environment;

  /**
   * Creates a doctor.
   *
   * @param executor what studies run on
   * @param environment the process's environment, {@link System#getenv()}
   */
  public Doctor(Registry<Model> models, Executor executor, Map<String, String> environment) {
    this.models = models;
    this.executor = executor;
    this.environment = Map.copyOf(environment);
  }

  /** Looks at the libraries, the threads and every model with its default settings. */
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding("Java", Runtime.version() + ", " + System.getProperty("os.arch")));
    findings.add(new Finding("ND4J backend", Nd4j.getBackend().getClass().getSimpleName()));
    findings.add(
        new Finding(
            "ND4J operations",
            OperandRetention.isInstalled()
                ? "protected from garbage collections during native calls"
                : "NOT protected from garbage collections during native calls; a rare crash is possible"));
    findings.add(
        new Finding(
            "oneDNN",
            NativeLibrary.problem()
                .map(problem -> "cannot be loaded: " + problem)
                .orElseGet(
                    () ->
                        "%s, kernels for %s"
                            .formatted(NativeLibrary.version(), NativeLibrary.instructionSet()))));
    findings.add(new Finding("native threads", threads()));
    models.all().forEach(definition -> findings.add(examine(definition)));
    return findings;
  }

  private String threads() {
    String given = environment.get("OMP_NUM_THREADS");
    return given == null
        ? "%d, one for each processor that Java sees"
            .formatted(Runtime.getRuntime().availableProcessors())
        : given + " (OMP_NUM_THREADS)";
  }

  private Finding examine(Definition<? extends Record, Model> definition) {
    Blueprint encoder = definition.create().encoder(SHAPE, DataType.FLOAT);
    String subject = "model " + definition.name();
    try (Network network = Network.create(encoder, executor, new Seed(1))) {
      String used = network.executorName();
      return new Finding(subject, "runs on " + used + reason(used, encoder));
    }
  }

  /** Says why oneDNN was not used. */
  private static String reason(String used, Blueprint encoder) {
    if (used.equals(OneDnnExecutor.NAME) || NativeLibrary.problem().isPresent()) {
      return "";
    }
    try (Network network = Network.create(encoder, new OneDnnExecutor(), new Seed(1))) {
      return ", though %s could run it".formatted(network.executorName());
    } catch (IllegalArgumentException e) {
      return ": " + e.getMessage();
    }
  }

  /**
   * One fact about where lac4j runs.
   *
   * @param subject what it is about, for example {@code oneDNN} or {@code model resnet18}
   * @param state what is so
   */
  public record Finding(String subject, String state) {}
}
