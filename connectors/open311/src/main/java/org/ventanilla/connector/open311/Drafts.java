package org.ventanilla.connector.open311;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.open311.Options.Client;
import org.ventanilla.connector.open311.Routes.Asked;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Reporter.AddressKind;
import org.ventanilla.model.Reporter.Assurance;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.ThreadRef;
import org.ventanilla.model.SubmissionDraft;
import org.ventanilla.model.open311.Times;

/** Makes the submission of a request that passed its checks. Pure. */
record Drafts(String instance, Options options) {
    private static final int MAX_MAIL = 254;

    Submission request(Asked asked, Photos.Kept photos, Instant now) {
        Fields fields = asked.fields();
        String own = NativeIds.own(asked);
        String id = own == null ? NativeIds.digest(asked, now) : own;
        return begun(asked.client(), id, fields, now)
                .occurredAt(occurred(fields, "requested_datetime", now))
                .title(empty(fields.value("attribute[title]")))
                .location(location(fields))
                .category(fields.value("service_code"))
                .attachments(photos.files())
                .remarks(photos.remarks())
                .thread(new ThreadRef(
                        null, null, List.of(), null, asked.client().name() + ":" + id))
                .typed(words(fields))
                .fingerprinted()
                .made();
    }

    /** Named by the number of its request, as its receipt told. */
    Submission update(Asked asked, Photos.Kept photos, Instant now) {
        Fields fields = asked.fields();
        String id = "update/" + NativeIds.safe(fields.value("update_id"));
        String status = Updates.status(fields);
        String said = fields.value("description");
        return begun(asked.client(), id, fields, now)
                .occurredAt(occurred(fields, "updated_datetime", now))
                .attachments(photos.files())
                .remarks(photos.remarks())
                .thread(new ThreadRef(null, fields.value("service_request_id"), List.of(), null))
                .typed(readable(status.isEmpty() ? said : "[" + status + "] " + said))
                .fingerprinted()
                .made();
    }

    private SubmissionDraft begun(Client client, String id, Fields fields, Instant now) {
        return Submission.draft(instance, Open311Connector.TYPE, instance + ":" + client.name() + "/" + id)
                .connectorVersion(Open311Connector.VERSION)
                .receivedAt(now)
                .reporter(reporter(fields, client.replies()));
    }

    /** The description, then the answers to the city's questions, a line each. */
    private String words(Fields fields) {
        var answers = options.services().getOrDefault(fields.value("service_code"), List.of()).stream()
                .filter(q -> !fields.answers(q.code()).isEmpty())
                .map(q -> q.label() + ": "
                        + fields.answers(q.code()).stream()
                                .map(a -> q.choices().getOrDefault(a, a))
                                .collect(Collectors.joining(", ")));
        String said = fields.value("description");
        return readable(Stream.concat(said.isEmpty() ? Stream.empty() : Stream.of(said), answers)
                .collect(Collectors.joining("\n")));
    }

    private static @Nullable GivenLocation location(Fields fields) {
        Double lat = Checks.degrees(fields.value("lat"), 90);
        Double lon = Checks.degrees(fields.value("long"), 180);
        String words = empty(readable(Checks.words(fields)));
        boolean isPoint = lat != null && lon != null;
        return new GivenLocation(
                isPoint ? lat : null, isPoint ? lon : null, null, isPoint ? GivenLocation.Obtained.OTHER : null, words);
    }

    /** When the sender says so, and it is not yet to come. */
    private static @Nullable Instant occurred(Fields fields, String name, Instant now) {
        return Times.read(fields.value(name), ZoneOffset.UTC)
                .filter(at -> !at.isAfter(now))
                .orElse(null);
    }

    private Reporter reporter(Fields fields, boolean replies) {
        String name = empty(readable(Stream.of("first_name", "last_name")
                .map(fields::value)
                .filter(v -> !v.isEmpty())
                .collect(Collectors.joining(" "))));
        String mail = fields.value("email");
        String phone = mobile(fields.value("phone"));
        if (mail.length() <= MAX_MAIL && mail.matches("[^\\s@<>\"(),;:]+@[^\\s@<>\"(),;:.]+([.][^\\s@<>\"(),;:.]+)+")) {
            return new Reporter(mail, AddressKind.EMAIL, name, null, Assurance.CLAIMED, replies, "email");
        }
        if (phone != null) {
            return new Reporter(phone, AddressKind.MOBILE, name, null, Assurance.CLAIMED, replies, "sms");
        }
        String account = Stream.of("account_id", "device_id", "deviceid")
                .map(fields::value)
                .filter(v -> !v.isEmpty())
                .findFirst()
                .orElse("");
        return account.isEmpty()
                ? new Reporter(null, AddressKind.NONE, name, null, Assurance.NONE, false, null)
                : new Reporter(readable(account), AddressKind.ACCOUNT, name, null, Assurance.CLAIMED, false, null);
    }

    private @Nullable String mobile(String given) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(given, options.phoneRegion());
            boolean takesMessages = EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
                    .contains(numbers.getNumberType(number));
            return takesMessages ? numbers.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Line ends as everywhere else; NUL, which no database text can hold, shown as what it is. */
    private static String readable(String typed) {
        return typed.replace("\r\n", "\n").replace('\0', '\uFFFD');
    }
}
