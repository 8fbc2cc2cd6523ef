package io.github.lac4j.datasets.guice;

import static io.github.lac4j.datasets.guice.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;
import io.github.lac4j.datasets.cifar.Cifar10;
import io.github.lac4j.datasets.cifar.Cifar100;
import io.github.lac4j.datasets.cifar.CifarFiles;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.fashionmnist.FashionMnistFiles;
import io.github.lac4j.datasets.mnist.Mnist;
import io.github.lac4j.datasets.mnist.MnistFiles;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.stl10.Stl10;
import io.github.lac4j.datasets.stl10.Stl10Files;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNet;
import io.github.lac4j.datasets.tinyimagenet.TinyImageNetFiles;

/** Binds the data sets and the recipes. */
public final class DatasetsModule extends AbstractModule {

  @Override
  protected void configure() {
    DatasetBinder binder =
        datasetBinder(binder())
            .bind(FashionMnist.subset())
            .bind(FashionMnist.complete())
            .bind(Mnist.complete())
            .bind(new Cifar10())
            .bind(new Cifar100(Cifar100.Labels.FINE))
            .bind(new Cifar100(Cifar100.Labels.COARSE))
            .bind(new TinyImageNet())
            .bind(new Stl10())
            .bind(FashionMnistFiles.fashionMnist())
            .bind(MnistFiles.mnist())
            .bind(CifarFiles.cifar10())
            .bind(CifarFiles.cifar100())
            .bind(TinyImageNetFiles.tinyImageNet())
            .bind(Stl10Files.stl10());
    Recipes.all().forEach(binder::bind);
  }
}
