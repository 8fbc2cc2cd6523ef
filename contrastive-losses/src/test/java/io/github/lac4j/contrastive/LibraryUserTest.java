package io.github.lac4j.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Whoever uses the losses alone has this module and DL4J, and nothing else. */
class LibraryUserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.github.lac4j.evaluation.command.Lac",
        "io.github.lac4j.models.mlp.Mlp",
        "io.github.lac4j.datasets.ImageDataset",
        "picocli.CommandLine"
      })
  void should_not_see_the_other_rooms_of_the_house(String className) {
    // The test class path holds the compile class path, so what is not here is not there either.
    assertThatThrownBy(() -> Class.forName(className)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void should_bring_a_user_nothing_but_the_core_and_dl4j() throws Exception {
    assertThat(required(Path.of("pom.xml"))).containsExactly("lac-core");
    assertThat(required(Path.of("../lac-core/pom.xml")))
        .containsExactlyInAnyOrder("deeplearning4j-nn", "slf4j-api");
    // The parent's profiles carry the backends: at test scope only.
    assertThat(required(Path.of("../pom.xml"))).isEmpty();
  }

  /**
   * Returns the artifacts of a pom that reach whoever depends on it, those of profiles included.
   */
  private static List<String> required(Path pom)
      throws ParserConfigurationException, IOException, SAXException {
    Element project =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getDocumentElement();
    List<Element> holders = new ArrayList<>(List.of(project));
    children(project, "profiles").forEach(all -> holders.addAll(children(all, "profile")));
    List<String> required = new ArrayList<>();
    for (Element holder : holders) {
      for (Element dependencies : children(holder, "dependencies")) {
        for (Element dependency : children(dependencies, "dependency")) {
          String scope = text(dependency, "scope", "compile");
          boolean reaches = !scope.equals("test") && !scope.equals("provided");
          if (reaches && !text(dependency, "optional", "false").equals("true")) {
            required.add(text(dependency, "artifactId", ""));
          }
        }
      }
    }
    return required;
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element parent, String name, String otherwise) {
    return children(parent, name).stream()
        .map(element -> element.getTextContent().strip())
        .findFirst()
        .orElse(otherwise);
  }
}
