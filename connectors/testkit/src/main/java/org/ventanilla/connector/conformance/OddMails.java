package org.ventanilla.connector.conformance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mails as they really come, each with a mark in its words (RFC 5322, RFC 2045, RFC 3464, RFC 3834, RFC 5545). */
final class OddMails {
    private static final String TYPE = "Content-Type: text/plain; charset=utf-8\r\n";

    private OddMails() {}

    static byte[] mail(String id, String headers, String body) {
        String all = "Message-ID: <" + id + "@citizens.example>\r\nFrom: Ana <citizen0@citizens.example>\r\n"
                + "To: buzon@city.example\r\nSubject: Aviso\r\nMIME-Version: 1.0\r\n" + headers + "\r\n" + body;
        return all.getBytes(StandardCharsets.UTF_8);
    }

    /** Broken in the ways mail clients break mails; a person's words are in each. */
    static Map<String, byte[]> broken(String mark) {
        String words = "No luce la farola " + mark + "\r\n";
        var all = new LinkedHashMap<String, byte[]>();
        all.put("a boundary that never ends", mail("b1" + mark, mixed("b"), "--b\r\n" + TYPE + "\r\n" + words));
        all.put("a boundary that never comes", mail("b2" + mark, mixed("x"), words));
        all.put("an unknown charset", mail("b3" + mark, "Content-Type: text/plain; charset=x-martian\r\n", words));
        all.put(
                "a quote too much after the encoding",
                mail("b4" + mark, TYPE + "Content-Transfer-Encoding: 8bit\"\r\n", words));
        all.put("no MIME at all", mail("b5" + mark, "", words));
        all.put(
                "a file name that is none",
                mail(
                        "b6" + mark,
                        mixed("b"),
                        "--b\r\n" + TYPE + "\r\n" + words
                                + "--b\r\nContent-Type: image/jpeg; name=\"=?broken?=\r\n"
                                + "Content-Disposition: attachment; filename*0*=x\r\n\r\nabc\r\n--b--\r\n"));
        all.put("a header line without a name", mail("b7" + mark, ": nothing\r\n" + TYPE, words));
        all.put("HTML only", mail("b8" + mark, "Content-Type: text/html\r\n", "<p>No luce <b>" + mark + "</b></p>"));
        return all;
    }

    static String mixed(String boundary) {
        return "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n";
    }

    /** Signs that a machine wrote it. */
    static Map<String, String> machines() {
        var all = new LinkedHashMap<String, String>();
        all.put("out of office", "Auto-Submitted: auto-replied\r\n");
        all.put("generated", "Auto-Submitted: auto-generated\r\n");
        all.put("mailing list", "List-Id: <vecinos.lists.example>\r\n");
        all.put("bulk", "Precedence: bulk\r\n");
        all.put("old auto-reply", "X-Autoreply: yes\r\n");
        all.put("nobody's answer", "Return-Path: <>\r\n");
        return all;
    }

    static byte[] bounce(String mark) {
        return mail(
                "dsn" + mark,
                "Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n",
                "--r\r\n" + TYPE + "\r\nNot delivered " + mark
                        + "\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\n"
                        + "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; gone@citizens.example\r\n"
                        + "Action: failed\r\nStatus: 5.1.1\r\n\r\n--r--\r\n");
    }

    static byte[] winmail(String mark) {
        return mail(
                "tnef" + mark,
                mixed("t"),
                "--t\r\n" + TYPE + "\r\nMire la foto " + mark + "\r\n--t\r\nContent-Type: application/ms-tnef\r\n"
                        + "Content-Disposition: attachment; filename=winmail.dat\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\neJ8+IgAAAAAA\r\n--t--\r\n");
    }

    static byte[] calendar(String mark) {
        return mail(
                "cal" + mark,
                "Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Visita " + mark
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    static byte[] quoting(String mark) {
        return mail(
                "q" + mark,
                TYPE,
                "Sigue sin lucir " + mark + "\r\n\r\nEl lun, 2 mar 2026 a las 10:15, Buzón de la ciudad\r\n"
                        + "<buzon@city.example> escribió:\r\n\r\n> Hemos recibido su aviso citado" + mark + ".\r\n");
    }
}
