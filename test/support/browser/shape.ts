/** Where an element is drawn; of a shape its area alone, as not every browser counts its stroke in. */
export function shapeOf(element: Element): DOMRect {
  const matrix = element instanceof SVGGeometryElement ? element.getScreenCTM() : null;
  if (!matrix) return element.getBoundingClientRect();
  const {x, y, width, height} = (element as SVGGeometryElement).getBBox();
  const start = new DOMPoint(x, y).matrixTransform(matrix);
  const end = new DOMPoint(x + width, y + height).matrixTransform(matrix);
  return new DOMRect(start.x, start.y, end.x - start.x, end.y - start.y);
}
