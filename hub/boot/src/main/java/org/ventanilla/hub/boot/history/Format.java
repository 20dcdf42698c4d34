package org.ventanilla.hub.boot.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The sorts of file that can be brought in. */
public enum Format {
    /** One JSON object a line. */
    JSONL,
    /** With a header line; Open311's bulk file is one. */
    CSV,
    /** Service requests as an Open311 server answers them, in XML. */
    OPEN311_XML,
    /** The same in JSON. */
    OPEN311_JSON;

    /** Put before a text by some programs; says nothing. */
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** By the end of the name. */
    public static Optional<Format> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String end = name.substring(name.lastIndexOf('.') + 1);
        return Optional.ofNullable(
                switch (end) {
                    case "jsonl", "ndjson" -> JSONL;
                    case "csv", "tsv", "txt" -> CSV;
                    case "xml" -> OPEN311_XML;
                    case "json" -> OPEN311_JSON;
                    default -> null;
                });
    }

    /** Every record in order. Bytes that are not of the encoding become one unreadable character each. */
    void read(Path file, Charset encoding, char separator, Consumer<Line> each) throws IOException {
        try (var in = Files.newInputStream(file);
                var text = new BufferedReader(unmarked(new InputStreamReader(in, encoding)))) {
            switch (this) {
                case JSONL -> JsonLines.read(text, each);
                case CSV -> CsvLines.read(text, separator, each);
                case OPEN311_XML -> XmlRequests.read(text, each);
                case OPEN311_JSON -> JsonRequests.read(text, each);
            }
        }
    }

    private static Reader unmarked(Reader text) throws IOException {
        var pushback = new PushbackReader(text, 1);
        int first = pushback.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            pushback.unread(first);
        }
        return pushback;
    }
}
