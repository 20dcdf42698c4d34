package org.ventanilla.connector.email;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ventanilla.model.Submission.Flag;

/** A mail of the tests' own that lies in a file, with what is to be read in it. */
record OwnMail(JsonObject label, Opened mail) {
    private static final Set<Flag> MACHINE = EnumSet.of(Flag.AUTOMATIC, Flag.BOUNCE, Flag.CALENDAR);

    /** @param index name of a file of JSON lines, each a mail's file and what is expected of it */
    static List<OwnMail> all(String index) throws IOException {
        var mails = new ArrayList<OwnMail>();
        for (String line :
                new String(bytes(index), StandardCharsets.UTF_8).lines().toList()) {
            var label = new JsonObject(line);
            mails.add(new OwnMail(label, Opened.of(bytes(label.getString("file")))));
        }
        return mails;
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = OwnMail.class.getResourceAsStream("/mails/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    JsonObject expected() {
        return label.getJsonObject("expect");
    }

    boolean isAutomatic() {
        return mail.draft().flags().stream().anyMatch(MACHINE::contains);
    }

    @Override
    public String toString() {
        return label.getString("file");
    }
}
