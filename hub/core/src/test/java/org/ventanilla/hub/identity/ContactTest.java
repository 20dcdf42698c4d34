package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.store.TestDatabase.result;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Reporter.Assurance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private Vertx vertx;
    private TestDatabase database;
    private Identity identity;

    @BeforeAll
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.fresh(vertx);
        identity = new Identity(vertx, database.pool(), CLOCK, "a secret that is long enough for all");
    }

    @BeforeEach
    void empty() {
        result(database.pool()
                .query("truncate personal.contact, personal.contact_link, personal.access_log restart identity cascade")
                .execute());
    }

    @AfterAll
    void stop() {
        database.close();
        result(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({
        "email, ana@example.org, email, ANA@Example.org, true",
        "email, ana@example.org, email, ' ana@example.org ', true",
        "email, ana@example.org, email, ana2@example.org, false",
        "sms, +34600000001, sms, +34600000001, true",
        "sms, +34600000001, whatsapp, +34600000001, false"
    })
    void a_contact_is_one_address_on_one_channel(
            String channel, String address, String otherChannel, String other, boolean same) {
        var first = contact(details(channel, address));
        var second = contact(details(otherChannel, other));
        assertThat(first.equals(second)).isEqualTo(same);
    }

    @Test
    void what_is_said_later_wins_and_silence_changes_nothing() {
        var id = contact(new ContactDetails("city", "sms", "+34600000001", "Ana", "es", Assurance.VERIFIED));
        contact(new ContactDetails("city", "sms", "+34600000001", null, "en", Assurance.CLAIMED));
        contact(new ContactDetails("city", "sms", "+34600000001", null, null, Assurance.NONE));

        assertThat(found(id))
                .isEqualTo(new Contact(
                        id, "city", "sms", "+34600000001", "Ana", "en", ContactState.OK, Assurance.VERIFIED));
        assertThat(found(id).toString()).doesNotContain("Ana", "+34");
        assertThat(result(identity.find(database.pool(), id + 1))).isEmpty();
    }

    @Test
    void a_batch_answers_in_its_own_order_and_names_one_contact_once() {
        var b = new ContactDetails("city", "email", "b@example.org", "Bea", null, Assurance.CLAIMED);
        var a = details("email", "a@example.org");
        var again = new ContactDetails("city", "email", "B@example.org", null, "en", Assurance.NONE);
        var ids = result(identity.contacts(database.pool(), List.of(b, a, again)));

        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        assertThat(found(ids.get(1)).address()).isEqualTo("a@example.org");
        assertThat(found(ids.get(0)))
                .isEqualTo(new Contact(
                        ids.get(0), "city", "email", "b@example.org", "Bea", "en", ContactState.OK, Assurance.CLAIMED));
        assertThat(result(identity.contacts(database.pool(), List.of()))).isEmpty();
    }

    @Test
    void many_batches_at_once_in_any_order_give_one_contact_each_and_never_wait_for_each_other_for_ever() {
        var everybody = new ArrayList<ContactDetails>(IntStream.range(0, 200)
                .mapToObj(i -> details("sms", "+346000" + i))
                .toList());
        var batches = new ArrayList<Future<List<Long>>>();
        var random = new Random(7);
        for (int i = 0; i < 24; i++) {
            Collections.shuffle(everybody, random);
            var batch = List.copyOf(everybody);
            batches.add(database.pool().withTransaction(tx -> identity.contacts(tx, batch)));
        }
        result(Future.all(batches));

        var ids = new HashSet<Long>();
        batches.forEach(batch -> ids.addAll(batch.result()));
        assertThat(ids).hasSize(200);
        assertThat(result(database.pool()
                                .query("select * from personal.contact")
                                .execute())
                        .size())
                .isEqualTo(200);
    }

    @Test
    void a_transaction_that_fails_leaves_no_contact() {
        assertThatThrownBy(() -> result(
                        database.pool().withTransaction(tx -> identity.contact(tx, details("email", "a@example.org"))
                                .compose(id -> Future.<Long>failedFuture("no")))))
                .isNotNull();
        assertThat(result(database.pool()
                                .query("select * from personal.contact")
                                .execute())
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0@example.org", "\uD83D@example.org", "ñandú@example.org", "x"})
    void an_odd_address_never_fails_its_batch(String address) {
        var all = List.of(details("email", address), details("email", address.repeat(2000)), details("sms", "+1"));
        assertThat(result(identity.contacts(database.pool(), all))).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void silence_asked_for_before_the_first_word_is_remembered() {
        result(identity.changeState("city", "email", "ANA@example.org", ContactState.STOPPED));
        var id = contact(details("email", "ana@example.org"));
        assertThat(found(id).state()).isEqualTo(ContactState.STOPPED);

        result(identity.changeState("city", "email", "ana@example.org", ContactState.OK));
        assertThat(found(id).state()).isEqualTo(ContactState.OK);
    }

    @Test
    void every_look_is_written_down() {
        result(identity.logAccess(new Access(3, 5L, null, "incident-page")));
        var row = result(database.pool()
                        .query("select staff_id, contact_id, report_id, purpose, at from personal.access_log")
                        .execute())
                .iterator()
                .next();
        assertThat(row.getLong("staff_id")).isEqualTo(3);
        assertThat(row.getLong("contact_id")).isEqualTo(5);
        assertThat(row.getLong("report_id")).isNull();
        assertThat(row.getString("purpose")).isEqualTo("incident-page");
        assertThat(row.getOffsetDateTime("at").toInstant()).isEqualTo(CLOCK.instant());
        assertThatThrownBy(() -> new Access(3, null, null, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private Long contact(ContactDetails details) {
        return result(identity.contact(database.pool(), details));
    }

    private Contact found(@Nullable Long id) {
        return result(identity.find(database.pool(), java.util.Objects.requireNonNull(id)))
                .orElseThrow();
    }

    private static ContactDetails details(String channel, String address) {
        return new ContactDetails("city", channel, address, null, null, Assurance.CLAIMED);
    }
}
