package it.varco.legacy.people;

import java.nio.charset.StandardCharsets;

/** Lines about people who do not exist. */
final class TestLines {

    static final String CODE = "RSSMRA85T10A562S";
    static final String OTHER_CODE = "BNCNNA90A41H501T";

    private static final String HASH = "{'algorithm':'argon2','hashIterations':5,'salt':'AAAA','value':'BBBB',"
            + "'parameters':{'type':['id'],'version':['1.3']}}";
    private static final String CREDENTIAL = "{'class':'legacy-dispositive','issued':'2016-04-11','hash':" + HASH + "}";
    private static final String GRANT =
            "{'profile':'avvocati','source':'office','timeline':[{'from':'2017-02-20','state':'active',"
                    + "'office':'Roma','act':'12/2017'}]}";

    private TestLines() {}

    /** A line with everything. */
    static String whole() {
        return with("'firstName':'Mario','lastName':'Rossi','email':'m@example.org','credential':" + CREDENTIAL
                + ",'grants':[" + GRANT + "]");
    }

    /** The line of one person, with more than the code; single quotes stand for double ones. */
    static String with(String more) {
        return ("{'fiscalCode':'" + CODE + "'" + (more.isEmpty() ? "" : "," + more) + "}").replace('\'', '"');
    }

    static String withGrant(String grant) {
        return with("'grants':[" + grant + "]");
    }

    static String withCredential(String credential) {
        return with("'credential':" + credential);
    }

    static PersonLine read(String line) {
        return PersonLineReader.read(line.getBytes(StandardCharsets.UTF_8));
    }
}
