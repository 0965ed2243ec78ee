"use strict";

/* What was heard, kept in this browser only: for each sound, known by its version, the second reached,
   whether it was heard to its end, and when. A new rendering is a new sound. */
globalThis.briefingMarks = (() => {
  const KEY = "briefing";
  const MOST = 500;
  let memory = {};

  const load = () => {
    try {
      memory = JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      // Storage is forbidden or damaged: then for this visit only.
    }
    return { sounds: { ...memory.sounds }, settings: { ...memory.settings } };
  };

  const save = (all) => {
    const newest = Object.entries(all.sounds).sort(([, a], [, b]) => b.when - a.when).slice(0, MOST);
    memory = { ...all, sounds: Object.fromEntries(newest) };
    try {
      localStorage.setItem(KEY, JSON.stringify(memory));
    } catch {
      // See above.
    }
  };

  return {
    sound(version) {
      const { at, heard, when } = load().sounds[version] ?? {};
      return { at: Number(at) || 0, heard: heard === true, when: Number(when) || 0 };
    },
    mark(version, changes) {
      const all = load();
      const sounds = { ...all.sounds, [version]: { ...all.sounds[version], ...changes, when: Date.now() } };
      save({ ...all, sounds });
    },
    setting(name, otherwise) {
      return load().settings[name] ?? otherwise;
    },
    set(name, value) {
      const all = load();
      save({ ...all, settings: { ...all.settings, [name]: value } });
    },
  };
})();

globalThis.briefingClock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};
