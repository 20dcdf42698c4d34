package org.ventanilla.hub.classify;

/**
 * What each term says for one side against the other, one byte each.
 *
 * @param cells term by term, to be multiplied by the scale
 * @param start what is said before any term
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Column(byte[] cells, float scale, float start) {
    /** @param numbers one for each term, and last the start */
    static Column of(double[] numbers) {
        int terms = numbers.length - 1;
        double most = 1e-9;
        for (int t = 0; t < terms; t++) {
            most = Math.max(most, Math.abs(numbers[t]));
        }
        float scale = (float) (most / Byte.MAX_VALUE);
        var cells = new byte[terms];
        for (int t = 0; t < terms; t++) {
            cells[t] = (byte) Math.round(numbers[t] / scale);
        }
        return new Column(cells, scale, (float) numbers[terms]);
    }

    double cell(int term) {
        return cells[term] * (double) scale;
    }
}
