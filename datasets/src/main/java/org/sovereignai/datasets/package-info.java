/** The public sources: one descriptor each, their strict reader, economies and code crosswalks, and the starter extract. */
package org.sovereignai.datasets;
