"use strict";

/* The service worker: the newest episodes and the list of shows, when there is no network.

   Pages and feeds come from the network while there is one. What has its version in the address never
   changes, so the copy is as good. Nothing of another origin is kept, and nothing outside this folder. */

const SCOPE = self.registration.scope;
const RECIPE = 1;
const CACHE = `briefing ${RECIPE} ${SCOPE}`;
const PATIENCE_MS = 4000;
const MOST_SHOWS = 5;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith("briefing ") && name.endsWith(` ${SCOPE}`));
    await Promise.all(ours.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const isVersioned = new URL(request.url).searchParams.has("v");
  event.respondWith(isVersioned ? copyFirst(request) : networkFirst(request));
});

let work = Promise.resolve();
self.addEventListener("message", (event) => {
  // One after the other: two pages may ask at once.
  work = work.then(() => keep(event.data)).catch(() => undefined);
  event.waitUntil(work);
});

async function copyFirst(request) {
  const cache = await caches.open(CACHE);
  const copy = await cache.match(request.url, { ignoreVary: true });
  if (copy) return inPart(copy, request.headers.get("range"));
  try {
    return await fetch(request);
  } catch (error) {
    // A page of an older release asks for an older script: a newer one is better than none.
    const isShared = request.url.startsWith(`${SCOPE}player/`);
    const similar = isShared && (await cache.match(request.url, { ignoreSearch: true, ignoreVary: true }));
    if (similar) return similar;
    throw error;
  }
}

async function networkFirst(request) {
  const cache = await caches.open(CACHE);
  const copy = await cache.match(request.url, { ignoreVary: true });
  try {
    const response = await (copy ? soon(fetch(request)) : fetch(request));
    if (response.status >= 500 && copy) return copy;
    if (response.ok && copy) await cache.put(request.url, whole(response.clone()));
    return response;
  } catch (error) {
    if (copy) return copy;
    if (request.mode === "navigate" && request.url !== SCOPE) return Response.redirect(SCOPE);
    throw error;
  }
}

function soon(answer) {
  const late = (_, reject) => setTimeout(() => reject(new TypeError("the network is slow")), PATIENCE_MS);
  return Promise.race([answer, new Promise(late)]);
}

/* A response that was redirected must not answer a navigation. */
function whole(response) {
  const { status, statusText, headers } = response;
  return response.redirected ? new Response(response.body, { status, statusText, headers }) : response;
}

/* Answer a request for one range of bytes (RFC 9110, section 14.2): audio is asked for in ranges. */
async function inPart(copy, range) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? "");
  if (!asked || (!asked[1] && !asked[2])) return copy;
  const body = await copy.blob();
  const [from, to] = asked[1]
    ? [Number(asked[1]), Math.min(asked[2] ? Number(asked[2]) : Infinity, body.size - 1)]
    : [Math.max(0, body.size - Number(asked[2])), body.size - 1];
  if (asked[2] && asked[1] && Number(asked[2]) < from) return new Response(body, { headers: copy.headers });
  if (from >= body.size) {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${body.size}` } });
  }
  const headers = new Headers(copy.headers);
  headers.set("Content-Range", `bytes ${from}-${to}/${body.size}`);
  headers.set("Content-Length", String(to - from + 1));
  headers.set("Accept-Ranges", "bytes");
  const part = body.slice(from, to + 1, headers.get("Content-Type") ?? "");
  return new Response(part, { status: 206, statusText: "Partial Content", headers });
}

/* Fetch what is to be kept and is not there yet; when all of it is there, drop the rest. */
async function keep({ episodes = [], site = [] }) {
  const cache = await caches.open(CACHE);
  const absolute = (address) => new URL(address, SCOPE).href;
  const needed = episodes.slice(0, MOST_SHOWS).flat().map(absolute);
  const wanted = new Set([...site.map(absolute), ...needed].filter((url) => url.startsWith(SCOPE)));
  const results = await Promise.all([...wanted].map((url) => fetched(cache, url)));
  if (results.every(Boolean)) {
    const old = (await cache.keys()).filter((request) => !wanted.has(request.url));
    await Promise.all(old.map((request) => cache.delete(request)));
  }
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage("kept");
}

async function fetched(cache, url) {
  const isVersioned = new URL(url).searchParams.has("v");
  if (isVersioned && (await cache.match(url, { ignoreVary: true }))) return true;
  try {
    const response = await fetch(url, isVersioned ? {} : { cache: "no-cache" });
    // A file that does not exist is none to keep; a picture or a transcript may be missing.
    if (response.status === 404) return true;
    if (response.status !== 200) return false;
    await cache.put(url, whole(response));
    return true;
  } catch {
    return false;
  }
}
