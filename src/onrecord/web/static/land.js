// What both maps share: the land without borders on a canvas, names, colours.
/* global L */

// TopoJSON without shared borders: arcs are chains of differences.
function rings({ arcs, objects, transform: { scale, translate } }) {
  const lines = arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const ring = (names) => names.flatMap((name, at) => {
    const line = name < 0 ? [...lines[~name]].reverse() : lines[name];
    return at ? line.slice(1) : line;
  });
  const shapes = objects.land.geometries ?? [objects.land];
  return shapes.flatMap(({ type, arcs: of }) => (type === "Polygon" ? [of] : of)).flatMap((polygon) => whole(polygon.map(ring)));
}

// Rings that cross the 180th meridian jump to the other end of the map: they go on instead, and come a second time there.
function whole(polygon) {
  const unwound = polygon.map((ring) => {
    let shift = 0;
    const line = ring.map(([x, y], at) => {
      const step = at ? x - ring[at - 1][0] : 0;
      if (Math.abs(step) > 180) shift -= 360 * Math.sign(step);
      return [x + shift, y];
    });
    const [first, last] = [line[0], line.at(-1)];
    return Math.abs(last[0] - first[0]) > 180 ? [...line, [last[0], -90], [first[0], -90]] : line; // around the pole
  });
  const along = unwound[0].map(([x]) => x);
  const over = Math.max(...along) > 180.001 ? -360 : Math.min(...along) < -180.001 ? 360 : 0;
  return over ? [unwound, unwound.map((ring) => ring.map(([x, y]) => [x + over, y]))] : [unwound];
}

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function framed(box, more = {}) {
  return L.map(box, {
    preferCanvas: true, attributionControl: false, minZoom: 1, maxZoom: 10, scrollWheelZoom: false,
    worldCopyJump: true, fadeAnimation: false, zoomAnimation: false, ...more,
  });
}

export async function land(map, address) {
  const answer = await fetch(address);
  if (!answer.ok) return;
  L.geoJSON({ type: "MultiPolygon", coordinates: rings(await answer.json()) }, {
    interactive: false,
    style: { fillColor: colour("--land"), fillOpacity: 1, color: colour("--shore"), weight: 0.8 },
  }).addTo(map);
}

export function town(name, latitude, longitude) {
  return L.circleMarker([latitude, longitude], { radius: 1.5, color: colour("--muted"), weight: 1, interactive: false })
    .bindTooltip(text(name), { permanent: true, direction: "right", className: "town", offset: [2, 0] });
}

// Leaflet takes words for HTML: strangers' names go in as text.
export function text(words) {
  const element = document.createElement("span");
  element.textContent = words;
  return element;
}
