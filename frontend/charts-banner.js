// Tells the stylesheet how much of the window's foot the banner of the charts' missing licence covers. The banner lies in a closed
// tree of the body's own: what is seen there is the body itself, where otherwise the page would be.
const root = document.documentElement;
const highest = 200;

function covered() {
  const middle = window.innerWidth / 2;
  let height = 0;
  while (height < highest && document.elementFromPoint(middle, window.innerHeight - height - 1) === document.body) {
    height += 1;
  }
  return height;
}

function look() {
  root.style.removeProperty('--charts-banner');
  const height = covered();
  if (height > 0) {
    root.style.setProperty('--charts-banner', `${height}px`);
  }
}

const later = () => window.setTimeout(look, 50);
window.addEventListener('resize', look);
document.addEventListener('click', (event) => event.target === document.body && later(), true);
customElements.whenDefined('vaadin-commercial-banner').then(later);
