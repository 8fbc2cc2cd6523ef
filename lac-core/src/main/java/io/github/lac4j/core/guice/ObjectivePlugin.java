package io.github.lac4j.core.guice;

import com.google.inject.Module;
import java.util.List;

/**
 * What a jar of one's own provides so that its objectives appear in every study.
 *
 * <p>Found by {@link java.util.ServiceLoader}: name the implementing class in {@code
 * META-INF/services/io.github.lac4j.core.guice.ObjectivePlugin}.
 */
public interface ObjectivePlugin {

  /** Returns the modules to install; they bind objectives with an {@link ObjectiveBinder}. */
  List<Module> modules();
}
