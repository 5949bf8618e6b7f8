/** Who supplies whom: rows of clean tables to shares of suppliers, one class per kind of strand. */
package org.sovereignai.jobs.supply;
