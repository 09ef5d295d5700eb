// Starts the page that the document names.

import { overview } from "./overview.js";

const PAGES = { overview };

const main = document.querySelector("main");

PAGES[document.body.dataset.page]?.(main);
