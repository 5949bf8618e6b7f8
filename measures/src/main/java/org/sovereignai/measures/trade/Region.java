package org.sovereignai.measures.trade;

import org.apache.commons.lang3.Validate;

/**
 * Where an area lies by the United Nations' standard M49.
 *
 * @param name region, such as Asia
 * @param subregion such as Eastern Asia
 */
public record Region(String name, String subregion) {

    public Region {
        Validate.notNull(name, "A region needs a name");
        Validate.notNull(subregion, "The region %s needs a subregion", name);
    }
}
