package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.internet.HeaderTokenizer;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.jspecify.annotations.Nullable;

/**
 * The MIME fields of one entity. Parameters follow RFC 2231 (continuations, charset) and are also read when they hold
 * RFC 2047 words, as many programs write them.
 */
record PartFields(
        String type,
        Map<String, String> parameters,
        @Nullable String disposition,
        Map<String, String> dispositionParameters,
        @Nullable String contentId,
        String transferEncoding) {

    static PartFields of(List<Field> header) {
        var type = new Valued("", Map.of());
        var disposition = new Valued("", Map.of());
        String contentId = null;
        String encoding = "";
        for (Field field : header) {
            switch (field.getName().toLowerCase(Locale.ROOT)) {
                case "content-type" -> type = type.value().isEmpty() ? Valued.of(field) : type;
                case "content-disposition" ->
                    disposition = disposition.value().isEmpty() ? Valued.of(field) : disposition;
                case "content-transfer-encoding" -> encoding = text(field).toLowerCase(Locale.ROOT);
                case "content-id" -> contentId = text(field).strip();
                default -> {
                    // Not about the form of the part.
                }
            }
        }
        return new PartFields(
                mediaType(type.value()),
                type.parameters(),
                disposition.value().isEmpty() ? null : disposition.value(),
                disposition.parameters(),
                contentId,
                encoding);
    }

    /** A Content-Type beyond repair means text, the RFC's own default. */
    private static String mediaType(String value) {
        int slash = value.indexOf('/');
        boolean whole = slash > 0 && slash < value.length() - 1;
        return whole ? value.replace(" ", "") : "text/plain";
    }

    String reportType() {
        return parameters.getOrDefault("report-type", "").toLowerCase(Locale.ROOT);
    }

    /** The one part of a mail that is not multipart: its text is what was said, even where it calls itself attached. */
    MailPart only(Buffer bytes) {
        var part = part(0, bytes);
        // A multipart that nobody can take apart for want of a boundary is better read than lost.
        if (type.startsWith("multipart/")) {
            return new MailPart("text/plain", Map.of(), null, null, null, 0, bytes);
        }
        return type.startsWith("text/") ? new MailPart(type, parameters, null, part.name(), contentId, 0, bytes) : part;
    }

    MailPart part(int alternative, Buffer bytes) {
        String name = dispositionParameters.get("filename");
        return new MailPart(
                type,
                parameters,
                disposition,
                name != null ? name : parameters.get("name"),
                contentId,
                alternative,
                bytes);
    }

    /** The field's value: raw 8-bit bytes are UTF-8 when they can be (RFC 6532), Windows Latin otherwise. */
    static String text(Field field) {
        var raw = field.getRaw();
        if (raw == null) {
            return String.valueOf(field.getBody());
        }
        String line = Words.decode(raw.toByteArray(), null);
        String value = line.substring(line.indexOf(':') + 1);
        return value.replace("\r", "").replace("\n", "").strip();
    }

    /** A value with parameters. */
    private record Valued(String value, Map<String, String> parameters) {
        private static final Pattern TOKEN = Pattern.compile("[^\\s\\p{Cntrl}()<>@,;:\\\\\"/\\[\\]?=]+");

        static Valued of(Field field) {
            var body = RawFieldParser.DEFAULT.parseRawBody(new RawField(field.getName(), text(field)));
            var parameters = new HashMap<String, String>();
            var whole = parameters(body.getParams());
            for (var names = whole.getNames(); names.hasMoreElements(); ) {
                String name = names.nextElement();
                parameters.put(name, Words.decodeWords(String.valueOf(whole.get(name))));
            }
            String value = body.getValue() == null ? "" : body.getValue();
            return new Valued(value.strip().toLowerCase(Locale.ROOT), parameters);
        }

        /** As written by who knows RFC 2231, whose names win over plain ones. */
        private static ParameterList parameters(List<NameValuePair> pairs) {
            var written = new StringBuilder();
            pairs.stream()
                    .filter(pair -> pair.getValue() != null
                            && TOKEN.matcher(pair.getName()).matches())
                    .sorted(Comparator.comparing(pair -> pair.getName().contains("*")))
                    .forEach(pair -> written.append("; ")
                            .append(pair.getName())
                            .append('=')
                            .append(MimeUtility.quote(pair.getValue(), HeaderTokenizer.MIME)));
            try {
                return new ParameterList(written.toString());
            } catch (ParseException e) {
                // Names are tokens and values quoted: only sections of a name that contradict each other end here.
                return new ParameterList();
            }
        }
    }
}
