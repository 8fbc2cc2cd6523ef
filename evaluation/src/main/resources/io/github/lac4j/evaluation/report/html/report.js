"use strict";
(function () {
  var root = document.documentElement;
  root.classList.add("js");

  // Light or dark: what the system wants, until the reader says otherwise.
  var toggle = document.getElementById("theme");
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }
  function nameToggle() {
    toggle.textContent = isDark() ? "Light" : "Dark";
    toggle.setAttribute("aria-label", "Switch to " + (isDark() ? "light" : "dark") + " colours");
  }
  toggle.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameToggle();
  });
  system.addEventListener("change", nameToggle);
  nameToggle();

  // Tables: numbers from high to low first, names from a to z; what is missing stays last.
  function value(row, column) {
    return row.children[column].dataset.value;
  }
  function sort(table, column, ascending, numbers) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    rows.sort(function (a, b) {
      var x = value(a, column);
      var y = value(b, column);
      if (x === "" || y === "") {
        return (x === "" ? 1 : 0) - (y === "" ? 1 : 0);
      }
      var order = numbers ? Number(x) - Number(y) : x.localeCompare(y);
      return ascending ? order : -order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }
  document.querySelectorAll(".sortable").forEach(function (table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var numbers = head.classList.contains("number");
      head.firstElementChild.addEventListener("click", function () {
        var before = head.getAttribute("aria-sort");
        var ascending = before === "none" ? !numbers : before === "descending";
        heads.forEach(function (other) { other.setAttribute("aria-sort", "none"); });
        head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sort(table, column, ascending, numbers);
      });
    });
  });

  // Legends: pointing shows one series, a click keeps it.
  document.querySelectorAll(".legend-scope").forEach(function (scope) {
    var kept = null;
    function light(kind) {
      scope.classList.toggle("dimming", kind !== null);
      scope.querySelectorAll(".series, .band").forEach(function (series) {
        series.classList.toggle("lit", kind !== null && kind.split(" ").every(function (name) {
          return series.classList.contains(name);
        }) && series.classList.contains("dashed") === kind.includes("dashed"));
      });
    }
    scope.querySelectorAll(".legend li").forEach(function (item) {
      var kind = item.dataset.series;
      var button = item.firstElementChild;
      item.addEventListener("pointerenter", function () { light(kind); });
      item.addEventListener("pointerleave", function () { light(kept); });
      button.addEventListener("click", function () {
        kept = kept === kind ? null : kind;
        scope.querySelectorAll(".legend button").forEach(function (other) {
          other.setAttribute("aria-pressed", String(other === button && kept !== null));
        });
        light(kept);
      });
    });
  });

  document.querySelectorAll(".copy").forEach(function (button) {
    button.addEventListener("click", function () {
      var text = button.previousElementSibling;
      var range = document.createRange();
      range.selectNodeContents(text);
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      button.textContent = document.execCommand("copy") ? "Copied" : "Selected";
    });
  });
})();
