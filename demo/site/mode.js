// @ts-check
// A script in the old way: modules may run after the element has begun in the mode of its HTML.
{
  const element = document.currentScript?.previousElementSibling;
  const asked = new URLSearchParams(location.search).get('mode');
  let chosen = null;
  try {
    chosen = localStorage.getItem('lowtide-mode');
  } catch {
    // The page works without storage.
  }
  element?.setAttribute('mode', asked ?? chosen ?? 'inline');
}
