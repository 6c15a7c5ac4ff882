// The map of an incident: land, a few names, the points.
/* global L */
import { colour, framed, land, text, town } from "./land.js";

async function draw(box) {
  const { points, labels, land: address } = JSON.parse(box.dataset.map);
  const map = framed(box, { minZoom: 2 });
  const spots = points.map(([, latitude, longitude]) => [latitude, longitude]);
  map.fitBounds(L.latLngBounds(spots), { padding: [60, 60], maxZoom: 6 });
  await land(map, address);
  const known = new Set(points.map(([name]) => name));
  for (const [name, latitude, longitude] of labels) if (!known.has(name)) town(name, latitude, longitude).addTo(map);
  for (const [name, latitude, longitude, main] of points) {
    L.circleMarker([latitude, longitude], {
      radius: main ? 9 : 6, color: colour("--toll"), weight: 2, fillColor: colour("--toll"), fillOpacity: main ? 0.55 : 0.2,
    }).bindTooltip(text(name), { permanent: main, direction: "top", className: "spot", offset: [0, -8] }).addTo(map);
  }
  box.dataset.drawn = "true";
}

const box = document.getElementById("map");
if (box) draw(box);
