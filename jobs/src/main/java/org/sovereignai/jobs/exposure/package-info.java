/** What a supply means for the nation that gets it: control, cut-off, asymmetry, hidden suppliers. */
package org.sovereignai.jobs.exposure;
