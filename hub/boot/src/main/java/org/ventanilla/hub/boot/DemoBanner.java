package org.ventanilla.hub.boot;

import java.io.PrintWriter;
import java.util.Locale;

/** What a newcomer sees first. */
final class DemoBanner {
    private DemoBanner() {}

    static void print(PrintWriter out, DemoPlan plan) {
        out.println();
        out.println("  Ventanilla is open.");
        out.println();
        row(out, "The city's site", plan.site() + "/");
        row(out, "Report something", plan.site() + "/report");
        row(out, "The outside world", plan.outside() + "/   (mails and text messages, in and out)");
        row(out, "Staff", plan.site() + "/staff");
        row(out, "", "agente / " + plan.secrets().agentPassword());
        row(out, "", "supervisora / " + plan.secrets().supervisorPassword());
        out.println();
        machines(out, plan);
        out.println();
        out.println("  Ctrl-C stops it.");
        out.println();
        out.flush();
    }

    /** For those who want to write to the city with a program. */
    private static void machines(PrintWriter out, DemoPlan plan) {
        row(
                out,
                "Mailbox",
                plan.mail() + "   SMTP localhost:" + plan.smtpPort() + "   IMAP localhost:" + plan.imapPort());
        row(out, "Text messages", plan.number() + "   webhook " + plan.site() + "/in/sms/message");
        row(out, "Telephone", "voice webhook " + plan.voice() + "/call, status callback " + plan.voice() + "/status");
        row(
                out,
                "",
                "account " + plan.sandbox().accountSid() + "   auth token "
                        + plan.secrets().telephone());
        row(
                out,
                "Intake",
                "POST " + plan.site() + "/v1/intake   Authorization: Bearer "
                        + plan.secrets().intakeToken());
        row(
                out,
                "Open311",
                plan.site() + "/open311/v2/   api_key " + plan.secrets().open311Key());
        row(out, "Events", plan.site() + "/v1/events");
        row(out, "Health", "http://localhost:" + plan.managementPort() + "/ready");
        row(out, "Kept in", plan.data().toAbsolutePath().toString());
        row(
                out,
                "Your connectors",
                plan.data().resolve("connectors-extra").toAbsolutePath() + "   (jars, connectors.yaml)");
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "  %-18s %s%n", name, value);
    }
}
