package it.varco.register.load;

import java.util.Map;

/** How the lines of a body are written. */
interface LineForm {

    /**
     * The fields of a line, empty ones left out.
     *
     * @throws LineRefused where it is none of this form
     */
    Map<LineField, String> fields(String line);
}
