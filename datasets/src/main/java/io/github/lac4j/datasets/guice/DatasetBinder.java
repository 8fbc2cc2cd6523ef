package io.github.lac4j.datasets.guice;

import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.fetch.FetchableDataset;
import io.github.lac4j.datasets.recipe.Recipe;

/** Binds data sets and recipes; each knows its own name. */
public final class DatasetBinder {

  private final Multibinder<DatasetDefinition> datasets;
  private final Multibinder<FetchableDataset> fetchable;
  private final Multibinder<Recipe> recipes;

  private DatasetBinder(Binder binder) {
    this.datasets = Multibinder.newSetBinder(binder, DatasetDefinition.class);
    this.fetchable = Multibinder.newSetBinder(binder, FetchableDataset.class);
    this.recipes = Multibinder.newSetBinder(binder, Recipe.class);
  }

  /** Returns a binder of data sets and recipes. */
  public static DatasetBinder datasetBinder(Binder binder) {
    return new DatasetBinder(binder);
  }

  /** Binds a data set. */
  public DatasetBinder bind(DatasetDefinition dataset) {
    datasets.addBinding().toInstance(dataset);
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
