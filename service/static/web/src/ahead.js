// What is likely to be asked next: the step beside the one that is shown, where a slider is in use.

import { askAhead, settled } from "./answers.js";
import { moment, supposing } from "./moment.js";

const questions = new Set();

/** Have what a function asks at a moment asked ahead. */
export const askedAhead = (question) => questions.add(question);

/** When the frame that is due has been painted. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Ask what would be asked where some of the moment were otherwise, once all that is wanted now is there and seen. */
export async function ahead(some) {
  const now = moment();
  await settled();
  await painted();
  if (moment() !== now || document.hidden) return;
  askAhead(supposing(some, () => [...questions].map((question) => question()).filter(Boolean)));
}
