"use strict";
// Pages work without this script. It keeps what they show up to date, and tells the service the viewer's time zone.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = document.cookie.split("; ").includes("time_zone=" + zone);
  if (zone && !known) {
    document.cookie = "time_zone=" + zone + "; path=/; max-age=31536000; samesite=strict";
  }

  const source = document.currentScript.dataset.events;
  let isWaiting = false;

  async function refresh() {
    isWaiting = false;
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelectorAll("[data-live]");
    document.querySelectorAll("[data-live]").forEach((old, i) => {
      // What somebody types, or has just reached by keyboard, stays.
      if (fresh[i] && !old.contains(document.activeElement)) {
        old.replaceWith(fresh[i]);
      }
    });
  }

  function soon() {
    if (!isWaiting && document.querySelector("[data-live]")) {
      isWaiting = true;
      setTimeout(() => refresh().catch(() => {}), 400);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (zone && !known) {
      soon();
    }
    const events = new EventSource(source);
    events.addEventListener("run", soon);
    // What ended before the stream was open is not told.
    events.addEventListener("open", () => {
      if (document.querySelector("[data-live] .running, [data-live] .idle")) {
        soon();
      }
    });
  });
})();
