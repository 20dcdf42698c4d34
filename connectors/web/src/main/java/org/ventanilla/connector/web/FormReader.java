package org.ventanilla.connector.web;

import io.vertx.core.MultiMap;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.web.view.Form;

/** Reads the posted fields as they were typed. Pure, but for the id given to a form that came without one. */
final class FormReader {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private FormReader() {}

    static Form read(MultiMap fields, Set<String> answers) {
        String answer = field(fields, "answer").strip();
        return new Form(
                id(fields.get("formId")),
                field(fields, "text"),
                field(fields, "place").strip(),
                field(fields, "lat").strip(),
                field(fields, "lon").strip(),
                field(fields, "accuracy").strip(),
                "1".equals(fields.get("placeAsked")),
                answers.contains(answer) ? answer : "none",
                field(fields, "email").strip(),
                field(fields, "phone").strip(),
                new Form.Step(
                        "ask".equals(fields.get("similar")),
                        field(fields, "incident").strip(),
                        fields.getAll("kept")));
    }

    static String freshId() {
        return UUID.randomUUID().toString();
    }

    private static String id(@Nullable String given) {
        return given != null && ID.matcher(given).matches() ? given : freshId();
    }

    private static String field(MultiMap fields, String name) {
        String value = fields.get(name);
        return value == null ? "" : value;
    }
}
