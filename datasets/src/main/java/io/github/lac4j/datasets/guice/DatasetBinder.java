package io.github.lac4j.datasets.guice;

import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import io.github.lac4j.core.guice.DefinitionBinder;
import io.github.lac4j.core.registry.NoSettings;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.recipe.Recipe;
import java.util.function.Function;

/** Binds data sets and recipes; each knows its own name. */
public final class DatasetBinder {

  private final DefinitionBinder<DatasetDefinition> datasets;
  private final Multibinder<FetchableDataset> fetchable;
  private final Multibinder<Recipe> recipes;

  private DatasetBinder(Binder binder) {
    this.datasets = new DefinitionBinder<>(binder, DatasetDefinition.class);
    this.fetchable = Multibinder.newSetBinder(binder, FetchableDataset.class);
    this.recipes = Multibinder.newSetBinder(binder, Recipe.class);
  }

  /** Returns a binder of data sets and recipes. */
  public static DatasetBinder datasetBinder(Binder binder) {
    return new DatasetBinder(binder);
  }

  /** Binds a data set without settings. */
  public DatasetBinder bind(DatasetDefinition dataset) {
    return bind(dataset.name(), new NoSettings(), none -> dataset);
  }

  /**
   * Binds a data set that has settings.
   *
   * @param name the set's name, equal to {@link DatasetDefinition#name()}
   * @param defaults its settings unless a study says otherwise
   * @param factory makes it from settings; no file is looked at before it is opened
   */
  public <C extends Record> DatasetBinder bind(
      String name, C defaults, Function<C, DatasetDefinition> factory) {
    datasets.bind(name, defaults, factory);
    return this;
  }

  /** Binds the files of a data set and where they can be had. */
  public DatasetBinder bind(FetchableDataset dataset) {
    fetchable.addBinding().toInstance(dataset);
    return this;
  }

  /** Binds a recipe. */
  public DatasetBinder bind(Recipe recipe) {
    recipes.addBinding().toInstance(recipe);
    return this;
  }
}
