package org.sovereignai.measures.supply;

import java.io.Serializable;
import org.apache.commons.lang3.Validate;

/**
 * An economy.
 *
 * @param code ISO 3166-1 alpha-3
 * @param isHub whether its figures mislead, as it passes on what others make or lends them its addresses
 */
public record Nation(String code, boolean isHub) implements Serializable {

    public Nation {
        Validate.matchesPattern(code, "[A-Z]{3}", "Code '" + code + "' must have three capital letters");
    }

    /** An economy that is no hub. */
    public static Nation of(String code) {
        return new Nation(code, false);
    }

    /** An economy that is a hub. */
    public static Nation hub(String code) {
        return new Nation(code, true);
    }
}
