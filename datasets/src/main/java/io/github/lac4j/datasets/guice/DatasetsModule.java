package io.github.lac4j.datasets.guice;

import static io.github.lac4j.core.guice.DefinitionBinder.define;

import com.google.inject.AbstractModule;
import io.github.lac4j.core.guice.DefinitionBinder;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.cifar.Cifar;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.mnist.Mnist;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.stl10.Stl10;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Binds the data sets, where their files are to be had, and the recipes. */
public final class DatasetsModule extends AbstractModule {

  @Override
  protected void configure() {
    bind(FashionMnist.subset());
    List<FileDataset> sets =
        List.of(
            FashionMnist.complete(),
            Mnist.complete(),
            Cifar.cifar10(),
            Cifar.cifar100(),
            Cifar.cifar100Coarse(),
            TinyImageNet.tinyImageNet(),
            Stl10.stl10());
    sets.forEach(this::bind);
    DefinitionBinder definitions = define(binder());
    // Sets of one folder share an entry.
    Set<FetchableDataset> files = new LinkedHashSet<>();
    sets.forEach(set -> set.files().ifPresent(files::add));
    files.forEach(file -> definitions.bind(FetchableDataset.class, file.name(), "", file));
    Recipes.all()
        .forEach(
            recipe -> definitions.bind(Recipe.class, recipe.name(), recipe.description(), recipe));
  }

  private void bind(DatasetDefinition set) {
    define(binder()).bind(DatasetDefinition.class, set.name(), set.description(), set);
  }
}
