// Questions to the interface under /v1, and what comes back.

const BASE = document.documentElement.dataset.base ?? "";

/** Milliseconds after which an answer is given up. */
const PATIENCE = 30_000;

/** What the service, or the way to it, had to say instead of an answer. */
export class Failed extends Error {
  constructor(problem, status, answer) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.status = status;
    this.after = Number(answer?.headers.get("Retry-After")) || null;
  }
}

/** The address of a question: empty arguments are left out. */
export function address(path, query = {}) {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== ""));
  return said.size ? `${BASE}${path}?${said}` : `${BASE}${path}`;
}

/** The JSON answer to a question. Throws Failed; an AbortError passes through. */
export async function ask(path, query, { signal, method = "GET", body, headers, priority } = {}) {
  let answer, said;
  try {
    answer = await fetch(address(path, query), {
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), signal].filter(Boolean)),
      method,
      priority,
      headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }), ...headers },
      body: body && JSON.stringify(body),
    });
    said = await answer.json();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    const late = error.name === "TimeoutError" && `The service has not answered within ${PATIENCE / 1000} seconds.`;
    throw new Failed({ title: late || (answer ? `The service answered with status ${answer.status}.` : "The service does not answer.") }, answer?.status ?? 0, answer);
  }
  if (!answer.ok) throw new Failed(said, answer.status, answer);
  return said;
}
