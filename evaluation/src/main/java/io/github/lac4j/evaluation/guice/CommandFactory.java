package io.github.lac4j.evaluation.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import io.github.lac4j.contrastive.guice.ContrastiveLossesModule;
import io.github.lac4j.core.guice.LacModule;
import io.github.lac4j.core.guice.Plugin;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.datasets.guice.DatasetsModule;
import io.github.lac4j.models.guice.ModelsModule;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * Makes the commands, with everything on the class path at hand: the five modules and all plug-ins.
 *
 * <p>All commands are made before the first word is read. So what a command works with comes in
 * suppliers, and is wired when a command first asks for something: help costs next to nothing.
 */
public final class CommandFactory implements IFactory {

  private final ClassLoader classLoader;
  private final List<Module> more;
  private final IFactory other = CommandLine.defaultFactory();
  private Injector injector;

  private CommandFactory(ClassLoader classLoader, List<Module> more) {
    this.classLoader = requireNonNull(classLoader, "classLoader is null");
    this.more = more;
  }

  /**
   * Returns a factory over everything that a class loader can see.
   *
   * @param more modules that join as those of a plug-in do
   */
  public static CommandFactory create(ClassLoader classLoader, Module... more) {
    return new CommandFactory(classLoader, List.of(more));
  }

  /**
   * Makes a command, all of whose constructor's parameters are suppliers, or records of suppliers.
   */
  @Override
  public <K> K create(Class<K> type) throws Exception {
    Constructor<?>[] constructors = type.getConstructors();
    if (!type.isAnnotationPresent(Command.class) || constructors.length != 1) {
      return other.create(type);
    }
    return type.cast(supplied(constructors[0]));
  }

  private Object supplied(Constructor<?> constructor) throws ReflectiveOperationException {
    List<Object> arguments = new ArrayList<>();
    for (Type parameter : constructor.getGenericParameterTypes()) {
      arguments.add(
          parameter instanceof ParameterizedType supplier
              ? supplier(supplier.getActualTypeArguments()[0])
              : supplied(((Class<?>) parameter).getConstructors()[0]));
    }
    return constructor.newInstance(arguments.toArray());
  }

  /**
   * Returns something that commands work with.
   *
   * @throws IllegalArgumentException if two things of a kind have the same name; the message names
   *     where each comes from
   */
  public <T> T get(Class<T> type) {
    return get(Key.get(type));
  }

  private Supplier<Object> supplier(Type type) {
    return () -> get(Key.get(type));
  }

  private <T> T get(Key<? extends T> key) {
    try {
      return injector().getInstance(key);
    } catch (ProvisionException e) {
      // A person can act on what is wrong, not on where it was wired.
      if (e.getCause() instanceof RuntimeException wrong) {
        throw wrong;
      }
      throw e;
    }
  }

  private synchronized Injector injector() {
    if (injector == null) {
      List<Module> modules = new ArrayList<>();
      modules.add(new LacModule());
      modules.add(new ContrastiveLossesModule());
      modules.add(new ModelsModule());
      modules.add(new DatasetsModule());
      modules.add(new EvaluationModule());
      ServiceLoader.load(Plugin.class, classLoader).forEach(modules::add);
      modules.addAll(more);
      Injector wired = Guice.createInjector(modules);
      // Made now, because a name that is taken twice should stop every command.
      wired.getInstance(Registries.class);
      injector = wired;
    }
    return injector;
  }
}
