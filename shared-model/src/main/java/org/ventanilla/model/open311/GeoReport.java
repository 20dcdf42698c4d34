package org.ventanilla.model.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * One document in both forms, so that they cannot differ: JSON is the "Spark" reading of the XML, in which the root element
 * disappears and a list is an array also with one element or none. What XML cannot hold is left out of both.
 *
 * @param root name of the root element, for example {@code service_requests}
 * @param body a {@code Map} by element name in its order, or a {@code List} of such; leaves are texts, numbers, booleans
 *     and null
 */
public record GeoReport(String root, Object body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** What stands inside a list, where it is not the same word without its {@code s}. */
    private static final Map<String, String> ONE_OF =
            Map.of("service_requests", "request", "service_request_updates", "request_update");

    public GeoReport {
        body = clean(body);
    }

    /** A list, as the root or as part of a document. */
    public static GeoReport list(String root, List<? extends Map<String, ? extends @Nullable Object>> items) {
        return new GeoReport(root, items);
    }

    /**
     * Errors as the standard writes them.
     *
     * @param code as in the status line
     * @param descriptions for the person who sent the request
     */
    public static GeoReport errors(int code, List<String> descriptions) {
        return list(
                "errors",
                descriptions.stream()
                        .map(d -> Map.<String, Object>of("code", code, "description", d))
                        .map(GeoReport::codeFirst)
                        .toList());
    }

    private static Map<String, Object> codeFirst(Map<String, Object> error) {
        var ordered = new LinkedHashMap<String, Object>();
        ordered.put("code", error.getOrDefault("code", 0));
        ordered.put("description", error.getOrDefault("description", ""));
        return ordered;
    }

    public String json() {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of maps and lists can be written", e);
        }
    }

    public String xml() {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            write(out, root, body);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document of maps and lists can be written", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter out, String name, @Nullable Object value) throws XMLStreamException {
        if (isEmpty(value)) {
            out.writeEmptyElement(name);
            return;
        }
        out.writeStartElement(name);
        if (value instanceof Map<?, ?> map) {
            for (var entry : map.entrySet()) {
                write(out, String.valueOf(entry.getKey()), entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                write(out, ONE_OF.getOrDefault(name, name.replaceFirst("s$", "")), item);
            }
        } else {
            out.writeCharacters(String.valueOf(value));
        }
        out.writeEndElement();
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || "".equals(value)
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
    }

    private static Object clean(Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((name, part) -> copy.put(String.valueOf(name), part == null ? null : clean(part)));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<Object>();
            list.forEach(part -> copy.add(clean(part)));
            return copy;
        }
        return value instanceof String text ? readable(text) : value;
    }

    /** Without what XML 1.0 cannot hold (§2.2); a reader of XML would see other line ends than one of JSON. */
    public static String readable(String text) {
        var kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(GeoReport::isWritable)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isWritable(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c == '\t' || c == '\n' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !surrogate);
    }
}
