"use strict";

// Says which day the slider stands on while it is moved.
const slider = document.getElementById("day-position");
const chosen = document.getElementById("day-chosen");

if (slider && chosen) {
  const words = new Intl.DateTimeFormat("it-IT", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const say = () => {
    const day = new Date(`${slider.dataset.first}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + Number(slider.value));
    chosen.textContent = words.format(day);
    slider.setAttribute("aria-valuetext", chosen.textContent);
  };
  slider.addEventListener("input", say);
  // A browser may put the slider back where it was before a reload.
  addEventListener("pageshow", say);
}
