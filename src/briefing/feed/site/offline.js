"use strict";

/* Keeps the newest episode of each show for when there is no network, where the browser allows it. */
(async () => {
  if (!isSecureContext || !("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;

  const showSaved = async () => {
    for (const mark of document.querySelectorAll("[data-saved]")) {
      const kept = await caches.match(new URL(mark.dataset.saved, location.href).href);
      mark.hidden = !kept;
    }
  };

  /* The list of shows is in this page or in the one it names. */
  const listing = async () => {
    const index = document.querySelector("main").dataset.index;
    if (!index) return document;
    const response = await fetch(index);
    return new DOMParser().parseFromString(await response.text(), "text/html");
  };

  try {
    await showSaved();
    await navigator.serviceWorker.register("sw.js", { scope: "./" });
    const { active } = await navigator.serviceWorker.ready;
    navigator.serviceWorker.addEventListener("message", showSaved);
    if (navigator.connection?.saveData) return;
    const list = await listing();
    const pictures = [...list.querySelectorAll("img.cover, #qr")].map((image) => image.getAttribute("src"));
    active.postMessage({
      episodes: [...list.querySelectorAll("[data-newest]")].map((show) => JSON.parse(show.dataset.newest)),
      site: [...JSON.parse(list.querySelector("main").dataset.site), ...pictures],
    });
  } catch (error) {
    // No network, no room, or a browser that forbids it: the page works all the same.
    console.debug(error);
  }
})();
