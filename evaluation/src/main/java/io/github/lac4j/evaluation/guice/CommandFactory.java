package io.github.lac4j.evaluation.guice;

import com.google.inject.Binding;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import io.github.lac4j.contrastive.guice.ContrastiveLossesModule;
import io.github.lac4j.core.guice.LacModule;
import io.github.lac4j.core.guice.ObjectivePlugin;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.guice.DatasetsModule;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.models.guice.ModelsModule;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes the commands, with everything on the class path wired in: the five modules and all
 * plug-ins.
 */
public final class CommandFactory implements IFactory {

  private final Injector injector;
  private final IFactory other = CommandLine.defaultFactory();

  private CommandFactory(Injector injector) {
    this.injector = injector;
  }

  /**
   * Wires everything that a class loader can see.
   *
   * @throws IllegalArgumentException if two objectives, models, data sets or evaluators have the
   *     same name; the message names where each comes from
   */
  public static CommandFactory create(ClassLoader classLoader) {
    List<Module> modules = new ArrayList<>();
    modules.add(new LacModule());
    modules.add(new ContrastiveLossesModule());
    modules.add(new ModelsModule());
    modules.add(new DatasetsModule());
    modules.add(new EvaluationModule());
    ServiceLoader.load(ObjectivePlugin.class, classLoader)
        .forEach(plugin -> modules.addAll(plugin.modules()));
    Injector injector = Guice.createInjector(modules);
    requireUniqueNames(injector);
    return new CommandFactory(injector);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Binding<K> binding = injector.getExistingBinding(Key.get(type));
    return binding == null ? other.create(type) : binding.getProvider().get();
  }

  /** Makes the registries now, because a name that is taken twice should stop every command. */
  private static void requireUniqueNames(Injector injector) {
    try {
      injector.getInstance(new Key<Registry<Objective>>() {});
      injector.getInstance(new Key<Registry<Model>>() {});
      injector.getInstance(new Key<Registry<DatasetDefinition>>() {});
      injector.getInstance(new Key<Registry<Evaluator>>() {});
    } catch (ProvisionException e) {
      if (e.getCause() instanceof IllegalArgumentException duplicate) {
        throw duplicate;
      }
      throw e;
    }
  }
}
