// Questions to the interface under /v1, and what comes back.

const BASE = document.documentElement.dataset.base ?? "";

/** What the service, or the way to it, had to say instead of an answer. */
export class Failed extends Error {
  constructor(problem, status) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.status = status;
  }
}

/** The address of a question: empty arguments are left out. */
export function address(path, query = {}) {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  return said.size ? `${BASE}${path}?${said}` : `${BASE}${path}`;
}

/** The JSON answer to a question. Throws Failed; an AbortError passes through. */
export async function ask(path, query, { signal, method = "GET", body, headers } = {}) {
  let answer;
  try {
    answer = await fetch(address(path, query), {
      signal,
      method,
      headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }), ...headers },
      body: body && JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failed({ title: "The service does not answer." }, 0);
  }
  const said = await answer.json().catch(() => ({ title: `The service answered with status ${answer.status}.` }));
  if (!answer.ok) throw new Failed(said, answer.status);
  return said;
}
