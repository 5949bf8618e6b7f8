// A choice of nations: those of a group or of a region, or all.
"use strict";

const filters = (function () {
  /**
   * Fills the select #among and reads the address: {value, label, file, has(code, year)}; label and part of a file's
   * name are empty for all nations. Several that are taken as one are where the first of them is.
   */
  function among(nations, groups) {
    const regions = [...new Set(Object.values(nations).map((nation) => nation.region).filter(Boolean))].sort();
    const blocs = Object.entries(groups).map(([id, group]) => ["group:" + id, group.name]);
    const value = address.among(["", ...blocs.map(([code]) => code), ...regions], "among", "");
    elements.options(
      elements.byId("among"),
      [["", "all nations"], { label: "Groups", options: blocs }, { label: "Regions", options: regions.map((region) => [region, region]) }],
      value,
    );
    const isGroup = value.startsWith("group:");
    const within = (code, year) => (isGroup ? arithmetic.members(groups[value.slice(6)], year).includes(code) : nations[code]?.region === value);
    return {
      value,
      file: value && "-" + value.replace(/[^A-Za-z0-9_]+/g, "-"),
      label: isGroup ? groups[value.slice(6)].name : value,
      has: (code, year) => value === "" || within(code, year) || within(nations[code]?.merged?.[0], year),
    };
  }

  return { among };
})();
