// After the last day on which the page may be kept it shows the line that says so, before anything else is read.
"use strict";

(() => {
  const today = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const day = [today.getFullYear(), two(today.getMonth() + 1), two(today.getDate())].join("-");
  const { keepUntil } = document.body.dataset;
  if (keepUntil && keepUntil < day) document.documentElement.dataset.over = "yes";
})();
