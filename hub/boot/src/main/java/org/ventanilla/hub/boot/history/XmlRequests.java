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
        int depth = 1;
        String name = "";
        var words = new StringBuilder();
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 2) {
                        name = xml.getLocalName();
                        words.setLength(0);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth == 2) {
                        words.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 2) {
                        cells.put(name, words.toString());
                    }
                    depth--;
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return cells;
    }
}
