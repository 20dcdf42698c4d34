package org.ventanilla.hub.boot.gazetteer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/**
 * Nodes and ways with tags of an OpenStreetMap extract in XML, nodes before ways as every extract has them. Relations are passed
 * over. No document types and nothing from outside the file.
 */
final class OsmFeatures {
    private final Map<Long, LatLon> nodes = new HashMap<>();
    private final Consumer<Feature> each;

    private OsmFeatures(Consumer<Feature> each) {
        this.each = each;
    }

    static void read(Path file, Consumer<Feature> each) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var in = Files.newInputStream(file)) {
            var xml = factory.createXMLStreamReader(in);
            var features = new OsmFeatures(each);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    features.element(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw new Source.Unreadable("line " + e.getLocation().getLineNumber() + ": not XML");
        } catch (NumberFormatException e) {
            throw new Source.Unreadable("a number that is none");
        }
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        if (!name.equals("node") && !name.equals("way")) {
            return;
        }
        long id = Long.parseLong(Objects.requireNonNullElse(xml.getAttributeValue(null, "id"), "0"));
        List<LatLon> points = new ArrayList<>();
        if (name.equals("node")) {
            LatLon at = new LatLon(number(xml, "lat"), number(xml, "lon"));
            nodes.put(id, at);
            points.add(at);
        }
        Map<String, String> tags = inside(xml, name, points);
        if (!tags.isEmpty()) {
            each.accept(new Feature(name + " " + id, tags, points));
        }
    }

    private Map<String, String> inside(XMLStreamReader xml, String until, List<LatLon> points)
            throws XMLStreamException {
        Map<String, String> tags = new HashMap<>();
        for (int event = xml.next();
                !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(until));
                event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("tag")) {
                String key = xml.getAttributeValue(null, "k");
                String value = xml.getAttributeValue(null, "v");
                if (key != null && value != null) {
                    tags.put(key, value);
                }
            } else if (xml.getLocalName().equals("nd")) {
                @Nullable String ref = xml.getAttributeValue(null, "ref");
                LatLon at = ref == null ? null : nodes.get(Long.parseLong(ref));
                if (at != null) {
                    points.add(at);
                }
            }
        }
        return tags;
    }

    private static double number(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? Double.NaN : Double.parseDouble(value);
    }
}
