"use strict";

(() => {
  const marks = globalThis.briefingMarks;
  const clock = globalThis.briefingClock;
  const page = document.querySelector("main[data-version]");
  const find = (id) => document.getElementById(id);
  const audio = find("audio");
  const player = find("player");
  const position = find("position");
  const transcript = find("transcript");
  const words = JSON.parse(player.dataset.words);
  const version = page.dataset.version;
  const timed = (selector) =>
    [...document.querySelectorAll(selector)].map((element) => ({
      element,
      start: Number(element.dataset.start),
    }));
  const lines = timed(".line");
  const chapters = timed(".chapter");

  const SKIP = 15;
  const NUDGE = 5;
  const RESTART_AFTER = 3; // seconds into a chapter, "previous" starts it again
  const HEARD_SHARE = 0.95;
  const LEAST_RESUMED = 5;
  const SAVE_EVERY = 5;
  const FADE = 8;

  const duration = () =>
    Number.isFinite(audio.duration) && audio.duration > 0
      ? audio.duration
      : Number(page.dataset.duration);
  const fill = (text, places) => text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
  const say = (text) => {
    find("status").textContent = text;
  };

  /* The last of *timed* that began; -1 before the first. */
  const indexAt = (list, seconds) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].start <= seconds + 0.01) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // --- Sound

  if (navigator.serviceWorker?.controller) {
    // Chromium refuses to go on when some parts of a sound come from the network and others from a
    // service worker's copy, which has no address of its own; with CORS it does not ask for that.
    audio.crossOrigin = "anonymous";
    audio.load();
  }

  const play = () => {
    away = false;
    say("");
    audio.play().catch((error) => {
      if (error.name !== "NotAllowedError" && error.name !== "AbortError") say(words.failed);
    });
  };
  const toggle = () => (audio.paused ? play() : audio.pause());
  const seek = (seconds) => {
    away = false;
    audio.currentTime = Math.min(Math.max(0, seconds), duration());
    // Who chooses a chapter by hand sleeps after that one.
    if (lastChapter >= 0) lastChapter = indexAt(chapters, audio.currentTime);
    update();
  };
  const skip = (seconds) => seek(audio.currentTime + seconds);
  const playFrom = (seconds) => {
    seek(seconds);
    play();
  };
  const toChapter = (step) => {
    const now = indexAt(chapters, audio.currentTime);
    const again =
      step < 0 && now >= 0 && audio.currentTime - chapters[now].start > RESTART_AFTER;
    const target = chapters[again ? now : Math.max(0, now + step)];
    if (target) seek(target.start);
  };

  const speed = find("speed");
  const setSpeed = (rate) => {
    if (![...speed.options].some((option) => option.value === rate)) return;
    speed.value = rate;
    audio.defaultPlaybackRate = audio.playbackRate = Number(rate);
    marks.set("speed", rate);
  };
  const changeSpeed = (step) => setSpeed(speed.options[speed.selectedIndex + step]?.value);

  // --- What is shown

  let current = -1;
  let chapter = null;
  let boundary = 0;

  const update = () => {
    const at = audio.currentTime;
    const shown = { at: clock(at), length: clock(duration()) };
    find("elapsed").textContent = shown.at;
    find("length").textContent = shown.length;
    position.max = String(Math.ceil(duration()));
    position.value = String(at);
    position.style.setProperty("--share", String(Math.min(1, at / duration())));
    setChapter(indexAt(chapters, at));
    const name = chapters[chapter]?.name ?? "";
    position.setAttribute("aria-valuetext", fill(words.of, shown) + (name ? `, ${name}` : ""));
    setLine(indexAt(lines, at));
    clearTimeout(boundary);
    checkSleep();
    const next = Math.min(...[lines[current + 1], chapters[chapter + 1]].map((place) => place?.start ?? Infinity));
    if (!audio.paused && next < Infinity) {
      // "timeupdate" comes four times a second at best: too late for a sentence.
      boundary = setTimeout(update, Math.max(20, ((next - at) * 1000) / audio.playbackRate));
    }
  };

  const setChapter = (index) => {
    if (index === chapter) return;
    chapters[chapter]?.element.removeAttribute("aria-current");
    chapter = index;
    const now = chapters[chapter];
    now?.element.setAttribute("aria-current", "true");
    find("now-chapter").textContent = now?.name ?? "";
    if (now) keepInView(now.element);
    showOnLockScreen();
  };

  /* The list of chapters has a scroll bar of its own beside a wide transcript. */
  const keepInView = (element) => {
    const column = document.querySelector(".column");
    if (column.scrollHeight <= column.clientHeight) return;
    const [outer, inner] = [column.getBoundingClientRect(), element.getBoundingClientRect()];
    if (inner.top < outer.top) column.scrollTop += inner.top - outer.top;
    else if (inner.bottom > outer.bottom) column.scrollTop += inner.bottom - outer.bottom;
  };

  const setLine = (index) => {
    if (index === current) return;
    lines[current]?.element.removeAttribute("aria-current");
    current = index;
    const line = lines[current]?.element;
    if (!line) return;
    line.setAttribute("aria-current", "true");
    if (!transcript.contains(document.activeElement)) setStop(current);
    if (!audio.paused) follow();
  };

  const ready = () => {
    for (const { start } of chapters.slice(1)) {
      const tick = document.createElement("span");
      tick.style.left = `${(start / duration()) * 100}%`;
      find("ticks").append(tick);
    }
  };

  // --- The transcript follows the voice, unless the reader has scrolled away from it

  let away = false;
  let scrolling = 0; // until when a scroll is ours, in milliseconds

  const isVisible = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= Math.min(innerHeight, player.getBoundingClientRect().top);
  };
  const follow = () => {
    const line = lines[current]?.element;
    find("return").hidden = !away;
    if (!line || away) return;
    scrolling = Date.now() + 1000;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    line.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  };
  const scrolled = () => {
    const line = lines[current]?.element;
    if (!line || Date.now() < scrolling) return;
    away = !isVisible(line);
    find("return").hidden = !away || audio.paused;
  };
  const byHand = () => {
    scrolling = 0;
  };
  addEventListener("wheel", byHand, { passive: true });
  addEventListener("touchmove", byHand, { passive: true });
  addEventListener("scroll", scrolled, { passive: true });
  addEventListener("scrollend", byHand);
  find("return").addEventListener("click", () => {
    away = false;
    follow();
  });

  // --- Hundreds of links in a transcript would be hundreds of stops of the tab key: one line has them

  let stop = 0;
  const links = (index) => lines[index]?.element.querySelectorAll("a") ?? [];
  const setStop = (index) => {
    for (const link of links(stop)) link.tabIndex = -1;
    stop = index;
    for (const link of links(stop)) link.tabIndex = 0;
  };
  transcript.addEventListener("focusin", (event) => {
    const index = lines.findIndex(({ element }) => element.contains(event.target));
    if (index >= 0) setStop(index);
  });
  transcript.addEventListener("keydown", (event) => {
    const line = event.target.closest(".line");
    if (!line || event.altKey || event.ctrlKey || event.metaKey) return;
    const targets = { ArrowUp: stop - 1, ArrowDown: stop + 1, Home: 0, End: lines.length - 1 };
    const index = targets[event.key];
    if (index === undefined || !lines[index]) return;
    event.preventDefault();
    const wanted = event.target.classList.contains("from") ? ".from" : ".at";
    const element = lines[index].element;
    (element.querySelector(wanted) ?? element.querySelector(".at")).focus();
  });

  document.addEventListener("click", (event) => {
    const chapterLink = event.target.closest(".chapter");
    const timeLink = event.target.closest(".line .at");
    const text = event.target.closest(".line .words");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (text && !getSelection().isCollapsed) return; // somebody marks text to copy it
    const place = chapterLink ?? (timeLink ?? text)?.closest(".line");
    if (!place) return;
    event.preventDefault();
    playFrom(Number(place.dataset.start));
  });

  // --- Where I was

  let saved = -1;
  const remember = () => {
    const at = audio.currentTime;
    const heard = audio.ended || at >= duration() * HEARD_SHARE;
    if (heard) find("heard").hidden = false;
    marks.mark(version, { at: audio.ended ? 0 : at, ...(heard && { heard }) });
    saved = at;
  };
  const resume = () => {
    const { at, heard } = marks.sound(version);
    find("heard").hidden = !heard;
    const asked = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    if (asked) seek(Number(asked[1]));
    else if (at >= LEAST_RESUMED && at < duration() * HEARD_SHARE) {
      seek(at);
      say(fill(words.resumed, { at: clock(at) }));
    }
    saved = audio.currentTime;
  };

  // --- Sleep

  const sleep = find("sleep");
  let deadline = 0;
  let lastChapter = -1;
  let watch = 0;
  const setSleep = () => {
    clearInterval(watch);
    const minutes = Number(sleep.value) || 0;
    deadline = minutes ? Date.now() + minutes * 60_000 : 0;
    // Not the one shown: before the sound is there none is.
    lastChapter = sleep.value === "chapter" ? indexAt(chapters, audio.currentTime) : -1;
    if (deadline) watch = setInterval(checkSleep, 1000);
    audio.volume = 1;
    showSleep();
  };
  const showSleep = () => {
    const minutes = Math.ceil((deadline - Date.now()) / 60_000);
    find("sleep-left").textContent = deadline ? String(minutes) : lastChapter >= 0 ? "◦" : "";
  };
  const checkSleep = () => {
    const left = (deadline - Date.now()) / 1000;
    const isOver = deadline ? left <= 0 : lastChapter >= 0 && indexAt(chapters, audio.currentTime) !== lastChapter;
    if (deadline && left < FADE) audio.volume = Math.max(0, left / FADE);
    if (isOver) {
      audio.pause();
      sleep.value = "";
      setSleep();
    } else showSleep();
  };

  // --- Lock screen, headphones, car

  const session = navigator.mediaSession;
  const showOnLockScreen = () => {
    if (!session || typeof MediaMetadata !== "function") return;
    const cover = location.protocol.startsWith("http") && find("cover");
    session.metadata = new MediaMetadata({
      title: chapters[chapter]?.name || document.querySelector("h1").textContent,
      artist: document.querySelector(".show").textContent,
      album: document.querySelector("h1").textContent,
      artwork: cover ? [{ src: cover.src, sizes: "1500x1500", type: "image/jpeg" }] : [],
    });
  };
  const showPosition = () => {
    if (!session?.setPositionState) return;
    session.setPositionState({
      duration: duration(),
      playbackRate: audio.playbackRate,
      position: Math.min(audio.currentTime, duration()),
    });
  };
  const actions = {
    play,
    pause: () => audio.pause(),
    seekbackward: ({ seekOffset } = {}) => skip(-(seekOffset || SKIP)),
    seekforward: ({ seekOffset } = {}) => skip(seekOffset || SKIP),
    seekto: ({ seekTime }) => seek(seekTime),
    previoustrack: () => toChapter(-1),
    nexttrack: () => toChapter(1),
  };
  for (const [action, handler] of Object.entries(actions)) {
    try {
      session?.setActionHandler(action, handler);
    } catch {
      // A browser may not know one of them.
    }
  }

  // --- Keys

  const keys = {
    k: toggle,
    " ": toggle,
    j: () => skip(-SKIP),
    ArrowLeft: () => skip(-SKIP),
    l: () => skip(SKIP),
    ArrowRight: () => skip(SKIP),
    p: () => toChapter(-1),
    n: () => toChapter(1),
    ",": () => changeSpeed(-1),
    ".": () => changeSpeed(1),
    "?": () => find("help").showModal(),
  };
  const shortcuts = find("shortcuts");
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !shortcuts.checked) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    // A letter means nothing to a button or a link; the others do.
    const isLetter = event.key.length === 1 && event.key !== " ";
    if (!isLetter && event.target.closest("a, button, summary, audio")) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  position.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -NUDGE, ArrowDown: -NUDGE, ArrowRight: NUDGE, ArrowUp: NUDGE }[event.key];
    if (!step) return;
    event.preventDefault();
    skip(step);
  });

  // --- All together

  for (const place of chapters) place.name = place.element.querySelector(".name").textContent;
  for (const index of lines.keys()) for (const link of links(index)) link.tabIndex = -1;
  setStop(0);

  const clicks = {
    play: toggle,
    back: () => skip(-SKIP),
    forward: () => skip(SKIP),
    previous: () => toChapter(-1),
    next: () => toChapter(1),
    "help-open": () => find("help").showModal(),
  };
  for (const [id, action] of Object.entries(clicks)) find(id).addEventListener("click", action);
  position.addEventListener("input", () => seek(Number(position.value)));
  speed.addEventListener("change", () => setSpeed(speed.value));
  sleep.addEventListener("change", setSleep);
  shortcuts.addEventListener("change", () => marks.set("shortcuts", shortcuts.checked));

  const showState = () => {
    const isPlaying = !audio.paused;
    player.classList.toggle("playing", isPlaying);
    find("play").setAttribute("aria-label", isPlaying ? words.pause : words.play);
    if (session) session.playbackState = isPlaying ? "playing" : "paused";
    find("return").hidden = !isPlaying || !away;
    update();
  };
  audio.addEventListener("play", () => {
    showState();
    showPosition();
    follow();
  });
  audio.addEventListener("pause", () => {
    showState();
    remember();
  });
  audio.addEventListener("ended", remember);
  audio.addEventListener("timeupdate", () => {
    update();
    if (Math.abs(audio.currentTime - saved) >= SAVE_EVERY) remember();
  });
  audio.addEventListener("seeked", () => {
    update();
    showPosition();
  });
  audio.addEventListener("ratechange", showPosition);
  audio.addEventListener("durationchange", update);
  audio.addEventListener("error", () => say(words.failed));
  addEventListener("pagehide", () => {
    if (saved !== audio.currentTime) remember();
  });
  addEventListener("hashchange", resume);

  shortcuts.checked = marks.setting("shortcuts", true) === true;
  setSpeed(String(marks.setting("speed", "1")));
  audio.controls = false;
  audio.hidden = true;
  player.hidden = false;
  find("help-open").hidden = false;
  document.documentElement.classList.add("scripted");
  ready();
  resume();
  update();
})();
