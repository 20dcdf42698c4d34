package org.ventanilla.hub.boot.history;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Service requests in XML (GeoReport v2): every {@code request} anywhere. No document types and nothing from outside the file;
 * what comes after a mistake in the XML cannot be read.
 */
final class XmlRequests {
    private static final String REQUEST = "request";

    private XmlRequests() {}

    static void read(Reader text, Consumer<Line> each) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        long number = 1;
        try {
            var xml = factory.createXMLStreamReader(text);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(REQUEST)) {
                    number = xml.getLocation().getLineNumber();
                    each.accept(Line.of(number, cells(xml)));
                }
            }
        } catch (XMLStreamException e) {
            long where = e.getLocation() == null ? number : e.getLocation().getLineNumber();
            each.accept(Line.broken(Math.max(1, where), "not-xml-from-here"));
        }
    }

    /** The children of one request; what stands deeper is left out. */
    private static Map<String, @Nullable String> cells(XMLStreamReader xml) throws XMLStreamException {
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                cells.put(name, words(xml));
            }
        }
        return cells;
    }

    /** Its own words, up to its end. */
    private static String words(XMLStreamReader xml) throws XMLStreamException {
        var words = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    words.append(depth == 1 ? xml.getText() : "");
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return words.toString();
    }
}
