/** The contract: every column, table and indicator once, and what can be made from that alone. No file access, no job logic. */
package org.sovereignai.schemas;
