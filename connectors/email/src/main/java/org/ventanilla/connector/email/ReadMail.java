package org.ventanilla.connector.email;

import java.util.List;
import org.ventanilla.model.Submission.Remark;

/**
 * A mail taken apart, before anything is decided about it.
 *
 * @param type media type of the whole
 * @param reportType {@code report-type} parameter of the whole, empty when absent
 * @param parts leaves in their order
 * @param remarks what had to be left out: too deep, too many, cut short
 */
record ReadMail(MailHeaders headers, String type, String reportType, List<MailPart> parts, List<Remark> remarks) {
    ReadMail {
        parts = List.copyOf(parts);
        remarks = List.copyOf(remarks);
    }

    @Override
    public String toString() {
        return "ReadMail[" + type + ", " + parts.size() + " parts]";
    }
}
