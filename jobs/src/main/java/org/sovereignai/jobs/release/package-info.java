/** A release: staging, manifest, accounts of every source, publishing. */
package org.sovereignai.jobs.release;
