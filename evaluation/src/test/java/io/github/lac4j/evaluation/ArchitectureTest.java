package io.github.lac4j.evaluation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.lac4j.core.Internal;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Stream;

/** Holds the house together: which module and package may see which. */
@AnalyzeClasses(
    packages = ArchitectureTest.ROOT,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  static final String ROOT = "io.github.lac4j";

  private static final String CORE = ROOT + ".core..";
  private static final String CONTRASTIVE = ROOT + ".contrastive..";
  private static final String MODELS = ROOT + ".models..";
  private static final String DATASETS = ROOT + ".datasets..";
  private static final String EVALUATION = ROOT + ".evaluation..";
  private static final String DL4J_EXECUTOR = ROOT + ".core.network.dl4j..";

  @ArchTest
  static void should_see_the_classes_of_all_modules_and_no_tests(JavaClasses classes) {
    for (String module : new String[] {CORE, CONTRASTIVE, MODELS, DATASETS, EVALUATION}) {
      assertThat(classes.stream().filter(resideInAPackage(module))).as(module).isNotEmpty();
    }
    assertThat(classes)
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> name.endsWith("Test"));
  }

  @ArchTest
  static void should_let_core_see_no_other_module(JavaClasses classes) {
    onlySees(CORE).check(classes);
  }

  @ArchTest
  static void should_let_the_contrastive_losses_see_core_only(JavaClasses classes) {
    onlySees(CONTRASTIVE, CORE).check(classes);
  }

  @ArchTest
  static void should_let_the_models_see_core_only(JavaClasses classes) {
    onlySees(MODELS, CORE).check(classes);
  }

  @ArchTest
  static void should_let_the_datasets_see_core_only(JavaClasses classes) {
    onlySees(DATASETS, CORE).check(classes);
  }

  @ArchTest
  static void should_know_no_module_but_the_five(JavaClasses classes) {
    classes()
        .should()
        .resideInAnyPackage(CORE, CONTRASTIVE, MODELS, DATASETS, EVALUATION)
        .check(classes);
  }

  @ArchTest
  static void should_use_guice_only_in_packages_of_that_name(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage("..guice..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "javax.inject..")
        .check(classes);
  }

  @ArchTest
  static void should_inject_no_fields(JavaClasses classes) {
    noFields()
        .should()
        .beAnnotatedWith("com.google.inject.Inject")
        .orShould()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("javax.inject.Inject")
        .check(classes);
  }

  @ArchTest
  static void should_not_use_what_nd4j_has_shaded(JavaClasses classes) {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.nd4j.shade..").check(classes);
  }

  @ArchTest
  static void should_choose_the_dl4j_executor_only_where_things_are_wired(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            DL4J_EXECUTOR,
            ROOT + ".core.guice..",
            ROOT + "..testkit..",
            "io.github.lac4j.models.onednn")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(DL4J_EXECUTOR)
        .check(classes);
  }

  @ArchTest
  static void should_parse_the_command_line_only_in_the_command(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".evaluation.command..", ROOT + ".evaluation.guice..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(classes);
  }

  @ArchTest
  static void should_use_jackson_only_in_evaluation(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage(EVALUATION)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(classes);
  }

  @ArchTest
  static void should_keep_losses_away_from_files(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".core.loss..", ROOT + ".contrastive.loss..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
                // Every record and lambda may name it.
                .and(not(isSerializable())))
        .check(classes);
  }

  /** Who calls one loss needs no network library. */
  @ArchTest
  static void should_let_losses_and_queue_run_on_nd4j_alone(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".core.loss..", ROOT + ".contrastive.loss..", ROOT + ".contrastive.queue..")
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAPackage("org.deeplearning4j..")
        .check(classes);
  }

  @ArchTest
  static void should_leave_the_kernel_of_the_losses_to_the_losses(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".contrastive.loss..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".contrastive.loss.kernel..")
        .check(classes);
  }

  @ArchTest
  static void should_use_the_testkit_in_no_main_code(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "..testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "..testkit..", "org.junit..", "org.assertj..")
        .check(classes);
  }

  @ArchTest
  static void should_show_nothing_internal_to_programs(JavaClasses classes) {
    // One of a package that is marked, and one that is marked itself.
    assertThat(classes.stream().filter(ArchitectureTest::isInternal))
        .extracting(JavaClass::getSimpleName)
        .contains("Checks", "AtomicFile");
    codeUnits()
        .that()
        .areDeclaredInClassesThat(
            describe("programs see", type -> isShown(type) && !isInternal(type)))
        .and(
            describe(
                "programs may call",
                unit ->
                    unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED)))
        .should(
            not(
                have(
                    describe(
                        "something internal in their signature",
                        unit ->
                            Stream.concat(
                                    unit.getRawParameterTypes().stream(),
                                    Stream.of(unit.getRawReturnType()))
                                .anyMatch(ArchitectureTest::isInternal)))))
        .check(classes);
  }

  private static boolean isShown(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isShown).orElse(true);
  }

  private static boolean isInternal(JavaClass type) {
    return type.isAnnotatedWith(Internal.class)
        || type.getPackage().isAnnotatedWith(Internal.class)
        || type.getEnclosingClass().map(ArchitectureTest::isInternal).orElse(false);
  }

  @ArchTest
  static void should_have_no_cycles_among_the_packages_of_a_library_module(JavaClasses classes) {
    Stream.of("core", "contrastive", "models", "datasets")
        .forEach(
            module ->
                slices()
                    .matching(ROOT + "." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .check(classes));
  }

  @ArchTest
  static void should_have_no_cycles_in_evaluation_but_that_of_the_command_and_its_wiring(
      JavaClasses classes) {
    slices()
        .matching(ROOT + ".evaluation.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            resideInAPackage(ROOT + ".evaluation.command"),
            resideInAPackage(ROOT + ".evaluation.guice"))
        .check(classes);
  }

  private static ArchRule onlySees(String module, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(module), Arrays.stream(others)).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))));
  }

  private static DescribedPredicate<JavaClass> isSerializable() {
    return JavaClass.Predicates.type(Serializable.class);
  }
}
