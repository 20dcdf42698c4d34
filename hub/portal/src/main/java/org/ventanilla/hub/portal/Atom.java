package org.ventanilla.hub.portal;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.IncidentView.TimelineEntry;
import org.ventanilla.hub.look.Texts;
import org.ventanilla.model.open311.GeoReport;

/**
 * Incidents as a feed: Atom (RFC 4287) with pages (RFC 5005) and points (GeoRSS Simple). Pure.
 *
 * @param base where this hub is reached, without a trailing slash
 */
record Atom(URI base, PublicJson words, Texts texts) {
    static final String TYPE = "application/atom+xml";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String POINTS = "http://www.georss.org/georss";

    /**
     * What a feed says of itself.
     *
     * @param self its own path and query
     * @param page path of the page that shows the same
     * @param next path of the next page of the feed; null on the last one
     */
    record About(String title, String self, String page, @Nullable String next) {}

    /** A list of incidents, one entry each. */
    String list(About about, List<IncidentView> shown) {
        Instant updated = shown.stream()
                .map(IncidentView::updatedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return written(about, updated, out -> {
            for (IncidentView incident : shown) {
                entry(out, incident);
            }
        });
    }

    /** What became of one incident, one entry for each step, the latest first. */
    String steps(About about, IncidentView incident) {
        return written(about, incident.updatedAt(), out -> {
            for (int i = incident.timeline().size() - 1; i >= 0; i--) {
                step(out, incident, incident.timeline().get(i), i);
            }
        });
    }

    /** The part of a feed between its head and its end. */
    private interface Entries {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private String written(About about, Instant updated, Entries entries) {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("feed");
            out.writeDefaultNamespace(NAMESPACE);
            out.writeNamespace("georss", POINTS);
            out.writeAttribute("xml:lang", texts.language());
            head(out, about, updated);
            entries.write(out);
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("texts without control characters can be written", e);
        }
        return text.toString();
    }

    private void head(XMLStreamWriter out, About about, Instant updated) throws XMLStreamException {
        element(out, "id", base + about.self());
        element(out, "title", about.title());
        element(out, "updated", updated.toString());
        out.writeStartElement("author");
        element(out, "name", texts.get("feed.author"));
        out.writeEndElement();
        link(out, "self", about.self(), TYPE);
        link(out, "alternate", about.page(), "text/html");
        if (about.next() != null) {
            link(out, "next", about.next(), TYPE);
        }
    }

    private void entry(XMLStreamWriter out, IncidentView i) throws XMLStreamException {
        String path = "/incidents/" + i.id();
        out.writeStartElement("entry");
        element(out, "id", base + path);
        element(out, "title", words.categoryName(i.category()) + " · " + texts.get("status." + i.status()));
        element(out, "updated", i.updatedAt().toString());
        element(out, "published", i.openedAt().toString());
        link(out, "alternate", path, "text/html");
        category(out, i);
        element(out, "summary", summary(i));
        point(out, i);
        out.writeEndElement();
    }

    private void category(XMLStreamWriter out, IncidentView i) throws XMLStreamException {
        out.writeEmptyElement("category");
        out.writeAttribute("term", i.category());
        out.writeAttribute("label", GeoReport.readable(words.categoryName(i.category())));
    }

    private String summary(IncidentView i) {
        String where = String.join(
                ", ",
                java.util.stream.Stream.of(i.place(), i.area())
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .toList());
        String closing = i.closingText() == null ? "" : " " + i.closingText();
        return (i.number() + (where.isEmpty() ? "." : ". " + where + ".")) + closing;
    }

    /** GeoRSS Simple: latitude, a space, longitude. */
    private static void point(XMLStreamWriter out, IncidentView i) throws XMLStreamException {
        if (i.lat() != null && i.lon() != null) {
            out.writeStartElement("georss", "point", POINTS);
            out.writeCharacters(i.lat() + " " + i.lon());
            out.writeEndElement();
        }
    }

    private void step(XMLStreamWriter out, IncidentView i, TimelineEntry step, int number) throws XMLStreamException {
        String path = "/incidents/" + i.id();
        out.writeStartElement("entry");
        element(out, "id", base + path + "#" + number);
        element(out, "title", i.number() + " · " + name(step));
        element(out, "updated", step.at().toString());
        link(out, "alternate", path, "text/html");
        element(out, "summary", step.text() == null ? name(step) : step.text());
        out.writeEndElement();
    }

    private String name(TimelineEntry step) {
        if (step.status() != null) {
            return texts.get("status." + step.status());
        }
        String key = "step." + step.type();
        return texts.get(texts.has(key) ? key : "step.other");
    }

    private void link(XMLStreamWriter out, String rel, String path, String type) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", rel);
        out.writeAttribute("type", type);
        out.writeAttribute("href", base + path);
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(GeoReport.readable(text));
        out.writeEndElement();
    }
}
