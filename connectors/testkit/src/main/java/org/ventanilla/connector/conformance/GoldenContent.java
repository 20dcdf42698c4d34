package org.ventanilla.connector.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/** What of a submission must stay the same as long as its native item does: not when it came, nor to which instance. */
final class GoldenContent {
    private GoldenContent() {}

    static JsonObject of(Submission s, Instant arrival) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("id", own(s, s.key()));
        all.put("occurredAt", arrival.equals(s.occurredAt()) ? null : s.occurredAt());
        all.put(
                "reporter",
                s.reporter() == null ? null : String.valueOf(s.reporter().kind()));
        all.put("title", s.title());
        all.put("text", tree(s.text()));
        all.put("location", tree(s.location()));
        all.put("kindHint", s.kindHint() == null ? null : s.kindHint().name());
        all.put("category", s.category());
        all.put("attachments", s.attachments().isEmpty() ? null : files(s.attachments()));
        all.put("thread", thread(s));
        all.put(
                "flags",
                s.flags().isEmpty()
                        ? null
                        : new JsonArray(
                                s.flags().stream().map(Enum::name).sorted().toList()));
        all.put("quarantine", s.quarantine() == null ? null : s.quarantine().reason());
        all.values().removeIf(Objects::isNull);
        return new JsonObject(new JsonObject(all).encode()); // as it reads when it comes from a file
    }

    /** Without the name of the instance, which the item knows nothing of. */
    private static String own(Submission s, String key) {
        String prefix = s.instance() + ":";
        return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
    }

    private static @Nullable JsonObject thread(Submission s) {
        JsonObject thread = tree(s.thread());
        if (thread != null && thread.getString("parentKey") != null) {
            return thread.put("parentKey", own(s, thread.getString("parentKey")));
        }
        return thread;
    }

    private static JsonArray files(List<Attachment> files) {
        return new JsonArray(files.stream()
                .map(file -> {
                    var one = new LinkedHashMap<String, @Nullable Object>();
                    one.put("name", file.name());
                    one.put("type", file.declaredType());
                    one.put("size", file.size());
                    one.put("state", file.state().name());
                    one.values().removeIf(Objects::isNull);
                    return new JsonObject(one);
                })
                .toList());
    }

    private static @Nullable JsonObject tree(@Nullable Object part) {
        if (part == null) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>(Wire.toMap(part));
        map.values().removeIf(Objects::isNull);
        return new JsonObject(map);
    }

    /** One line for each place where they differ; empty when they are the same. */
    static List<String> differences(Object before, Object now) {
        var lines = new ArrayList<String>();
        compare("", before, now, lines);
        return lines;
    }

    private static void compare(String path, @Nullable Object before, @Nullable Object now, List<String> lines) {
        if (before instanceof JsonObject b && now instanceof JsonObject n) {
            var names = new TreeSet<>(b.fieldNames());
            names.addAll(n.fieldNames());
            for (String name : names) {
                compare(path + "." + name, b.getValue(name), n.getValue(name), lines);
            }
        } else if (before instanceof JsonArray b && now instanceof JsonArray n) {
            for (int i = 0; i < Math.max(b.size(), n.size()); i++) {
                compare(
                        path + "[" + i + "]",
                        i < b.size() ? b.getValue(i) : null,
                        i < n.size() ? n.getValue(i) : null,
                        lines);
            }
        } else if (!Objects.equals(String.valueOf(before), String.valueOf(now))) {
            lines.add(path + " was " + said(before) + ", is " + said(now));
        }
    }

    private static String said(@Nullable Object value) {
        return value == null ? "nothing" : value instanceof String s ? "'" + s + "'" : String.valueOf(value);
    }
}
