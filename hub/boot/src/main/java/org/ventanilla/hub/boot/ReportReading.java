package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.ConsoleData.Told;
import org.ventanilla.hub.desk.Filed;
import org.ventanilla.hub.identity.Access;
import org.ventanilla.hub.identity.Contact;
import org.ventanilla.hub.identity.Organisation;
import org.ventanilla.hub.identity.Staff;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Received;

/** Citizens' words and contacts for a member of staff: written down as read first, and only then fetched. */
final class ReportReading {
    private static final String PURPOSE = "incident-page";

    private final Rooms rooms;

    ReportReading(Rooms rooms) {
        this.rooms = rooms;
    }

    Future<List<Told>> read(StaffSession reader, List<ReportRow> reports) {
        var looks = reports.stream()
                .map(report -> rooms.identity()
                        .logAccess(new Access(reader.staffId(), report.contactId(), report.id(), PURPOSE)))
                .toList();
        return Future.all(looks)
                .compose(logged -> rooms.intake()
                        .find(null, reports.stream().map(ReportRow::id).toList()))
                .compose(words -> people(reports, words).map(people -> told(reports, words, people)));
    }

    private Future<People> people(List<ReportRow> reports, List<Received> words) {
        return contacts(reports).compose(contacts -> organisations()
                .compose(organisations -> agents(words).map(agents -> new People(contacts, organisations, agents))));
    }

    /** Names of those who filed a report for somebody, by account; asked for only when anybody did. */
    private Future<Map<Long, String>> agents(List<Received> words) {
        boolean isAny = words.stream().anyMatch(r -> Filed.by(r.submission()).isPresent());
        return isAny
                ? rooms.identity().list(rooms.city().id()).map(all -> all.stream()
                        .collect(Collectors.toMap(Staff::id, Staff::displayName)))
                : Future.succeededFuture(Map.of());
    }

    /** Each contact once, though they may have reported several times. */
    private Future<Map<Long, Contact>> contacts(List<ReportRow> reports) {
        Future<Map<Long, Contact>> all = Future.succeededFuture(new HashMap<>());
        for (Long id : reports.stream().map(ReportRow::contactId).distinct().toList()) {
            if (id != null) {
                all = all.compose(map -> rooms.identity().find(rooms.pool(), id).map(found -> {
                    found.ifPresent(contact -> map.put(id, contact));
                    return map;
                }));
            }
        }
        return all;
    }

    /** Names of organisations by id. */
    private Future<Map<Long, String>> organisations() {
        return rooms.identity().organisations().all(rooms.city().id()).map(all -> all.stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::name)));
    }

    /** Who is behind the reports. */
    private record People(Map<Long, Contact> contacts, Map<Long, String> organisations, Map<Long, String> agents) {
        /** Who filed it at the desk, by name or else by account; null when nobody did. */
        @Nullable String taker(Received received) {
            OptionalLong by = Filed.by(received.submission());
            return by.isEmpty() ? null : agents.getOrDefault(by.getAsLong(), Long.toString(by.getAsLong()));
        }
    }

    private static List<Told> told(List<ReportRow> reports, List<Received> words, People people) {
        Map<Long, Received> byId = words.stream().collect(Collectors.toMap(Received::id, Function.identity()));
        return reports.stream()
                .flatMap(report ->
                        Optional.ofNullable(byId.get(report.id()))
                                .map(received -> told(report, received, people))
                                .stream())
                .toList();
    }

    private static Told told(ReportRow report, Received received, People people) {
        var said = received.submission();
        var contact = report.contactId() == null ? null : people.contacts().get(report.contactId());
        var organisation =
                report.organisationId() == null ? null : people.organisations().get(report.organisationId());
        var text = said.text() == null ? null : said.text().shown();
        return new Told(
                report.id(), report.receivedAt(), said.title(), text, contact, organisation, people.taker(received));
    }
}
