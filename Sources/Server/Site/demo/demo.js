/** Names the shop as the desk's business is named, where that is another. What it sells stays made up. */
const answer = await fetch("/site.json").catch(() => null);
/** @type {{business?: string}} */
const { business } = answer?.ok ? await answer.json() : {};
const places = [...document.querySelectorAll("[data-business]")];
if (business && places.some((place) => place.textContent !== business)) {
  document.title = business;
  for (const place of places) place.textContent = business;
}
