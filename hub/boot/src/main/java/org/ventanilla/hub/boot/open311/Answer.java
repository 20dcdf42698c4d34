package org.ventanilla.hub.boot.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ventanilla.hub.boot.open311.Check.Broken;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An answer as it came.
 *
 * @param type content type; empty when there was none
 * @param cors of {@code Access-Control-Allow-Origin}; empty when there was none
 */
record Answer(String asked, int status, String type, String cors, boolean retryAfter, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    static final Set<String> LISTS = Set.of(
            "services",
            "service_requests",
            "attributes",
            "values",
            "errors",
            "endpoints",
            "formats",
            "service_request_updates");

    boolean isXml() {
        return asked.replaceFirst("\\?.*", "").endsWith(".xml");
    }

    Answer ok() {
        return status(200);
    }

    Answer status(int wanted) {
        Check.expect(status == wanted, asked + " answered " + status + " instead of " + wanted);
        return this;
    }

    /** Exactly as the standard writes it. */
    Answer typed() {
        String wanted = (isXml() ? "text/xml" : "application/json") + "; charset=utf-8";
        Check.expect(type.toLowerCase(Locale.ROOT).equals(wanted), asked + " has the Content-Type '" + type + "'");
        return this;
    }

    /** An error in the form asked for. */
    Answer error(int wanted) {
        status(wanted);
        typed();
        if (isXml()) {
            Element root = xml();
            boolean good = "errors".equals(root.getTagName())
                    && elements(root, "error").stream()
                            .allMatch(e -> !text(e, "code").isEmpty()
                                    && !text(e, "description").isEmpty())
                    && !elements(root, "error").isEmpty();
            Check.expect(good, asked + " answered no <errors>");
        } else {
            JsonNode array = array();
            Check.expect(
                    array.size() > 0 && array.get(0).has("code") && array.get(0).has("description"),
                    asked + " answered no array of errors");
        }
        return this;
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Broken(asked + " is no JSON");
        }
    }

    JsonNode array() {
        JsonNode read = json();
        Check.expect(read.isArray(), asked + " is no bare array");
        return read;
    }

    Element xml() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
        } catch (SAXException e) {
            throw new Broken(asked + " is not well-formed XML");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("every Java platform reads XML from a text", e);
        }
    }

    static List<Element> elements(Element parent, String name) {
        var found = new ArrayList<Element>();
        NodeList children = parent.getChildNodes();
        for (int n = 0; n < children.getLength(); n++) {
            if (children.item(n) instanceof Element e && ("*".equals(name) || name.equals(e.getTagName()))) {
                found.add(e);
            }
        }
        return found;
    }

    static String text(Element parent, String name) {
        return elements(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    /** Every value with its place, the same for XML and JSON: {@code 0.code=ALU}. */
    Set<String> values() {
        var all = new TreeSet<String>();
        if (isXml()) {
            collect("", xml(), all);
        } else {
            collect("", json(), all);
        }
        return all;
    }

    private static void collect(String at, Element element, Set<String> all) {
        List<Element> children = elements(element, "*");
        if (LISTS.contains(element.getTagName())) {
            for (int n = 0; n < children.size(); n++) {
                collect(at + n + ".", children.get(n), all);
            }
        } else if (children.isEmpty()) {
            all.add(at + "=" + plain(element.getTextContent()));
        } else {
            children.forEach(child -> collect(at + child.getTagName() + ".", child, all));
        }
    }

    private static void collect(String at, JsonNode node, Set<String> all) {
        if (node.isArray()) {
            for (int n = 0; n < node.size(); n++) {
                collect(at + n + ".", node.get(n), all);
            }
        } else if (node.isObject()) {
            node.properties().forEach(e -> collect(at + e.getKey() + ".", e.getValue(), all));
        } else {
            all.add(at + "=" + (node.isNull() ? "" : plain(node.asText())));
        }
    }

    /** One number may be written in many ways. */
    private static String plain(String text) {
        String word = text.strip();
        return word.matches("-?\\d{1,9}[.]\\d{1,18}")
                ? new BigDecimal(word).stripTrailingZeros().toPlainString()
                : word;
    }
}
