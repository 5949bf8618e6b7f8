package org.sovereignai.datasets;

import java.io.Serializable;

/**
 * Says how much may be traded with partners whose code nobody knows: a trifle, else the partner is somebody.
 *
 * @param column the publisher's name of the column with the partner's code
 * @param value column of the amounts
 * @param most largest share of the amounts of a file
 */
record PartnerCheck(String column, String value, double most) implements Serializable {}
