package io.github.lac4j.evaluation.report.html;

import java.io.StringReader;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * A page read by a strict parser, which fails unless every element is closed and all is escaped.
 */
final class Page {

  private static final Pattern RAW = Pattern.compile("(?s)<(style|script)>.*?</\\1>");

  private final Document document;

  Page(String html) {
    String strict = RAW.matcher(html).replaceAll("<$1></$1>").replace("<!DOCTYPE html>\n", "");
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(strict)));
    } catch (Exception e) {
      throw new AssertionError("The page is not well-formed: " + e.getMessage(), e);
    }
  }

  Stream<Element> elements(String tag) {
    NodeList list = document.getElementsByTagName(tag);
    return IntStream.range(0, list.getLength()).mapToObj(i -> (Element) list.item(i));
  }
}
