// What the shop's own page does: a menu, a cart.
const menuButton = document.querySelector('.menu-button');
const menu = document.querySelector('#menu');
const count = document.querySelector('.cart span');

menuButton.addEventListener('click', () => {
  menu.hidden = !menu.hidden;
  menuButton.ariaExpanded = String(!menu.hidden);
});

document.querySelector('.products').addEventListener('click', ({target}) => {
  const button = target.closest('button');
  if (!button) return;
  button.classList.add('is-in-cart');
  button.textContent = 'In your cart';
  count.textContent = Number(count.textContent) + 1;
});
