// The map of an incident: land without borders on a canvas, a few names, the points.
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
  return shapes.flatMap(({ type, arcs: of }) => (type === "Polygon" ? [of] : of)).map((polygon) => polygon.map(ring));
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

async function draw(box) {
  const { points, labels, land } = JSON.parse(box.dataset.map);
  const map = L.map(box, {
    preferCanvas: true, attributionControl: false, minZoom: 2, maxZoom: 10, scrollWheelZoom: false,
    worldCopyJump: true, fadeAnimation: false, zoomAnimation: false,
  });
  const spots = points.map(([, latitude, longitude]) => [latitude, longitude]);
  map.fitBounds(L.latLngBounds(spots), { padding: [60, 60], maxZoom: 6 });
  const answer = await fetch(land);
  if (!answer.ok) return;
  const polygons = rings(await answer.json());
  const shape = { type: "MultiPolygon", coordinates: polygons };
  L.geoJSON(shape, {
    interactive: false,
    style: { fillColor: colour("--land"), fillOpacity: 1, color: colour("--shore"), weight: 0.8 },
  }).addTo(map);
  const known = new Set(points.map(([name]) => name));
  for (const [name, latitude, longitude] of labels) {
    if (known.has(name)) continue;
    L.circleMarker([latitude, longitude], { radius: 1.5, color: colour("--muted"), weight: 1, interactive: false })
      .bindTooltip(text(name), { permanent: true, direction: "right", className: "town", offset: [2, 0] })
      .addTo(map);
  }
  for (const [name, latitude, longitude, main] of points) {
    L.circleMarker([latitude, longitude], {
      radius: main ? 9 : 6, color: colour("--toll"), weight: 2, fillColor: colour("--toll"), fillOpacity: main ? 0.55 : 0.2,
    }).bindTooltip(text(name), { permanent: main, direction: "top", className: "spot", offset: [0, -8] }).addTo(map);
  }
  box.dataset.drawn = "true";
}

// Leaflet takes words for HTML: strangers' names go in as text.
function text(words) {
  const element = document.createElement("span");
  element.textContent = words;
  return element;
}

const box = document.getElementById("map");
if (box) draw(box);
