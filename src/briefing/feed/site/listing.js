"use strict";

(() => {
  const marks = globalThis.briefingMarks;
  const clock = globalThis.briefingClock;

  // --- What was heard, and what was begun last

  let begun = { when: 0 };
  let isKnown = false;
  for (const item of document.querySelectorAll(".episodes > li")) {
    const { at, heard, when } = marks.sound(item.dataset.version);
    const left = Number(item.dataset.duration) - at;
    item.querySelector(".heard").hidden = !heard;
    isKnown ||= when > 0;
    if (heard || at < 5 || left < 5) continue;
    const part = item.querySelector(".part");
    part.textContent = part.dataset.words.replace("{time}", clock(left));
    part.hidden = false;
    if (when > begun.when) begun = { when, link: item.querySelector(".title"), part };
  }
  if (begun.link) {
    const link = document.getElementById("continue");
    link.href = begun.link.href;
    document.getElementById("continue-title").textContent =
      `${begun.link.textContent} · ${begun.part.textContent}`;
    link.hidden = false;
  }

  // --- Subscribing: each app takes the feed's address in its own form

  const isWeb = location.protocol === "https:" || location.protocol === "http:";
  const forms = (feed) => {
    const bare = feed.host + feed.pathname + feed.search;
    const isSecure = feed.protocol === "https:";
    return {
      // AntennaPod reads a bare address as http, and browsers drop the colon of a second "https:" that
      // follows "//": the other scheme it knows keeps the address whole.
      antennapod: isSecure ? `pcast:${feed.href}` : `antennapod-subscribe://${bare}`,
      apple: `podcast://${bare}`,
      overcast: `overcast://x-callback-url/add?url=${encodeURIComponent(feed.href)}`,
      pocketcasts: `pktc://subscribe/${bare}`,
      feed: isSecure ? `feed:${feed.href}` : `feed://${bare}`,
    };
  };
  for (const section of document.querySelectorAll(".subscribe")) {
    section.open = !isKnown;
    if (!isWeb) break;
    const feed = new URL(section.dataset.feed, location.href);
    for (const link of section.querySelectorAll("[data-app]")) {
      link.href = forms(feed)[link.dataset.app];
      link.parentElement.hidden = false;
    }
    const field = section.querySelector("input");
    const button = section.querySelector(".copy");
    field.value = feed.href;
    field.parentElement.hidden = false;
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(feed.href);
      } catch {
        // Without HTTPS there is no clipboard of that kind.
        document.execCommand("copy");
      }
      section.querySelector(".status").textContent = button.dataset.done;
    });
  }

  // --- A folder without the picture of its address

  const qr = document.getElementById("qr");
  const drop = () => qr.closest("figure").remove();
  if (qr?.complete && !qr.naturalWidth) drop();
  else qr?.addEventListener("error", drop);
})();
