package it.varco.register.keycloak.admin;

/**
 * What came of the lines so far.
 *
 * @param loaded people of whom nothing was known before
 * @param known people of whom the same was loaded before
 * @param refused lines of which nothing was taken
 */
record LoadTotals(long loaded, long known, long refused) {

    static final LoadTotals NONE = new LoadTotals(0, 0, 0);

    LoadTotals plusLoaded() {
        return new LoadTotals(loaded + 1, known, refused);
    }

    LoadTotals plusKnown() {
        return new LoadTotals(loaded, known + 1, refused);
    }

    LoadTotals plusRefused() {
        return new LoadTotals(loaded, known, refused + 1);
    }
}
