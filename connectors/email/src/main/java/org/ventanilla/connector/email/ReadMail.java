package org.ventanilla.connector.email;

import java.util.List;

/**
 * A mail taken apart, before anything is decided about it.
 *
 * @param type media type of the whole
 * @param reportType {@code report-type} parameter of the whole, empty when absent
 * @param parts leaves in their order
 * @param partial whether something had to be left out: too deep, too many, cut short
 */
record ReadMail(MailHeaders headers, String type, String reportType, List<MailPart> parts, boolean partial) {
    ReadMail {
        parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
        return "ReadMail[" + type + ", " + parts.size() + " parts]";
    }
}
