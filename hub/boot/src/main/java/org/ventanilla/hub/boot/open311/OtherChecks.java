package org.ventanilla.hub.boot.open311;

import static org.ventanilla.hub.boot.open311.Check.expect;
import static org.ventanilla.hub.boot.open311.Check.need;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** 60 to 72: dates and types, errors, the updates extension, robustness. */
final class OtherChecks {
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)";
    private static final String UPDATES = "servicerequestupdates";
    private static final List<String> STATES = List.of(
            "OPEN",
            "INVESTIGATING",
            "IN_PROGRESS",
            "PLANNED",
            "ACTION_SCHEDULED",
            "FIXED",
            "CLOSED",
            "DUPLICATE",
            "NO_FURTHER_ACTION",
            "NOT_COUNCILS_RESPONSIBILITY",
            "INTERNAL_REFERRAL",
            "FOR_TRIAGE",
            "CANCELLED",
            "REOPEN",
            "UNCHANGED");
    private static final int GETS = 200;
    private static final int A_POST_IN = 10;
    private static final int MANY = 100;
    private static final Duration BUDGET = Duration.ofSeconds(2);

    private OtherChecks() {}

    static List<Check> all(Instant now) {
        return List.of(
                new Check(60, "every date has whole seconds and a zone", OtherChecks::dates),
                new Check(61, "ids are strings, booleans booleans, degrees numbers", OtherChecks::types),
                new Check(62, "JSON keeps the published schemas", OtherChecks::schemas),
                new Check(63, "errors in the form asked for, everywhere", OtherChecks::errors),
                new Check(64, "errors in the language asked for, without a stack trace", OtherChecks::language),
                new Check(65, "an update with each status", OtherChecks::states),
                new Check(66, "the same update_id is one update", OtherChecks::sameUpdate),
                new Check(67, "late news moves nothing backwards", s -> lateNews(s, now)),
                new Check(68, "updates by their own time, under ids that stay", s -> stable(s, now)),
                new Check(69, "updates without a key, as the server is set", OtherChecks::openUpdates),
                new Check(70, "lists stay quick while requests arrive", OtherChecks::quick),
                new Check(71, "readable from any page of the web", OtherChecks::cors),
                new Check(72, "Retry-After with 429 and 503", OtherChecks::retry));
    }

    private static String dates(Server s) throws Exception {
        for (JsonNode request : s.list("")) {
            for (String field : List.of("requested_datetime", "updated_datetime", "expected_datetime")) {
                String at = request.path(field).asText("");
                boolean none = request.path(field).isNull() || at.isEmpty();
                expect(none || at.matches(DATE), field + " is '" + at + "'");
            }
        }
        String changeset = s.get("discovery.json").ok().json().path("changeset").asText();
        expect(changeset.matches(DATE), "changeset is '" + changeset + "'");
        return "";
    }

    private static String types(Server s) throws Exception {
        for (JsonNode service : s.services()) {
            expect(service.path("service_code").isTextual(), "service_code is no string");
            expect(service.path("metadata").isBoolean(), "metadata is no boolean");
        }
        for (JsonNode request : s.list("")) {
            expect(request.path("service_request_id").isTextual(), "service_request_id is no string");
            expect(request.path("service_code").isTextual(), "service_code of a request is no string");
            for (String field : List.of("lat", "long")) {
                JsonNode value = request.path(field);
                expect(value.isNumber() || value.isNull() || value.isMissingNode(), field + " is no number");
            }
        }
        return "";
    }

    private static String schemas(Server s) throws Exception {
        valid("services", s.get("services.json").ok().json());
        valid("requests", s.list(""));
        try {
            for (JsonNode definition : s.definitions()) {
                valid("definition", definition);
            }
        } catch (Check.NotHere e) {
            return String.valueOf(e.getMessage());
        }
        return "";
    }

    private static void valid(String schema, JsonNode document) throws Exception {
        try (InputStream in = OtherChecks.class.getResourceAsStream(schema + ".schema.json")) {
            var problems = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in)
                    .validate(document);
            expect(
                    problems.isEmpty(),
                    schema + ": " + problems.stream().limit(3).toList());
        }
    }

    private static String errors(Server s) throws Exception {
        s.get("no-such-thing.xml").error(404);
        s.get("no-such-thing.json").error(404);
        s.get("requests.json?start_date=yesterday").error(400);
        s.get("requests.xml?start_date=yesterday").error(400);
        Answer wrongMethod = s.send("PUT", "services.xml", BodyPublishers.noBody());
        wrongMethod.error(wrongMethod.status() == 404 ? 404 : 405);
        return "413, 414, 429 and 500 cannot be brought about politely";
    }

    private static String language(Server s) throws Exception {
        for (String language : List.of("es", "en", "xx")) {
            String body = s.get("requests/no-such-request.json", "Accept-Language", language)
                    .error(404)
                    .body();
            expect(!body.matches("(?s).*(\\tat |Exception|Traceback).*"), "there is a stack trace");
        }
        String one =
                s.get("requests/no-such-request.json", "Accept-Language", "es").body();
        String other =
                s.get("requests/no-such-request.json", "Accept-Language", "en").body();
        expect(!one.equals(other), "the same words in Spanish and English");
        return "";
    }

    private static Answer update(Server s, String id, String rest) throws Exception {
        return s.post(
                UPDATES + ".json", "service_request_id=" + Server.encoded(s.posted()) + "&update_id=" + id + rest);
    }

    private static void needUpdates(Server s) throws Exception {
        need(s.get(UPDATES + ".json").status() == 200, "this server does not have the updates extension");
    }

    private static String states(Server s) throws Exception {
        needUpdates(s);
        for (String state : STATES) {
            Answer answer = update(s, "check-" + UUID.randomUUID(), "&description=check&status=" + state);
            expect(answer.status() / 100 == 2, state + " was answered " + answer.status() + ": " + answer.body());
            expect(!answer.array().path(0).path("update_id").asText("").isEmpty(), "the answer has no update_id");
        }
        return "";
    }

    private static String sameUpdate(Server s) throws Exception {
        needUpdates(s);
        String id = "check-" + UUID.randomUUID();
        String first = update(s, id, "&description=once&status=OPEN").ok().body();
        expect(first.equals(update(s, id, "&description=once&status=OPEN").ok().body()), "two answers differ");
        return "that it is kept once cannot be seen from outside";
    }

    private static String lateNews(Server s, Instant now) throws Exception {
        needUpdates(s);
        String before = s.shown(s.posted()).path("status").asText();
        update(
                        s,
                        "check-" + UUID.randomUUID(),
                        "&status=OPEN&description=new&updated_datetime=" + ListChecks.days(now, 0))
                .ok();
        update(
                        s,
                        "check-" + UUID.randomUUID(),
                        "&status=CLOSED&description=old&updated_datetime=" + ListChecks.days(now, -3))
                .ok();
        expect(before.equals(s.shown(s.posted()).path("status").asText()), "old news moved the state");
        return "";
    }

    private static String stable(Server s, Instant now) throws Exception {
        needUpdates(s);
        String query =
                UPDATES + ".json?start_date=" + ListChecks.days(now, -80) + "&end_date=" + ListChecks.days(now, 1);
        JsonNode first = s.get(query).ok().array();
        var ids = new ArrayList<String>();
        for (JsonNode update : first) {
            ids.add(update.path("update_id").asText());
            expect(
                    !ListChecks.time(update, "updated_datetime").isAfter(now.plus(Duration.ofDays(1))),
                    "outside the window");
        }
        expect(ids.stream().distinct().count() == ids.size(), "an update_id is there twice");
        var again = new ArrayList<String>();
        s.get(query).ok().array().forEach(u -> again.add(u.path("update_id").asText()));
        expect(again.containsAll(ids), "an update_id went away");
        return ids.isEmpty() ? "there are no updates" : "";
    }

    private static String openUpdates(Server s) throws Exception {
        needUpdates(s);
        s.get(UPDATES + ".xml").ok().typed().xml();
        return "it may be read without a key";
    }

    private static String quick(Server s) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var asked = new ArrayList<Callable<Long>>();
            boolean writes = s.target().key() != null && s.target().point() != null;
            String fields = writes ? "service_code=" + s.plainService() + "&" + s.point() : "";
            for (int n = 0; n < GETS; n++) {
                boolean writesToo = writes && n % A_POST_IN == 0;
                asked.add(() -> {
                    if (writesToo) {
                        s.post("requests.json", fields).ok();
                    }
                    return list(s);
                });
            }
            var times = new ArrayList<Long>();
            for (Future<Long> one : threads.invokeAll(asked)) {
                times.add(one.get());
            }
            times.sort(null);
            long p99 = times.get(GETS * 99 / 100);
            expect(p99 < BUDGET.toNanos(), "p99 is " + Duration.ofNanos(p99).toMillis() + " ms");
            return "p99 of " + GETS + " lists, eight at a time" + (writes ? ", a new request for every tenth: " : ": ")
                    + Duration.ofNanos(p99).toMillis() + " ms; a thousand a second: ./ventanilla bench open311";
        } finally {
            threads.shutdownNow().forEach(Runnable::run);
        }
    }

    /** Nanoseconds until the list was there. */
    private static long list(Server s) throws Exception {
        long start = System.nanoTime();
        s.get("requests.json").ok();
        return System.nanoTime() - start;
    }

    private static String cors(Server s) throws Exception {
        for (String path : List.of("discovery.json", "services.json", "requests.xml")) {
            expect("*".equals(s.get(path, "Origin", "https://any.example").ok().cors()), path + " lacks the header");
        }
        return "";
    }

    private static String retry(Server s) throws Exception {
        for (int n = 0; n < MANY; n++) {
            if (isTooMany(s.get("services.json"))) {
                return "";
            }
        }
        need(
                s.target().key() != null,
                "a hundred quick questions were all answered, and keys are guessed only with --key");
        String fields = "service_code=" + s.plainService() + "&" + s.point();
        for (int n = 0; n < MANY; n++) {
            if (isTooMany(s.postAs("guess" + n, "requests.json", fields))) {
                return "after " + n + " wrong keys; it may take a while until this machine may send again";
            }
        }
        throw new Check.NotHere("a hundred quick questions and a hundred wrong keys were all answered");
    }

    private static boolean isTooMany(Answer answer) {
        boolean tooMany = answer.status() == 429 || answer.status() == 503;
        expect(!tooMany || answer.retryAfter(), answer.status() + " without Retry-After");
        return tooMany;
    }
}
