export function mountPlayground() {}
